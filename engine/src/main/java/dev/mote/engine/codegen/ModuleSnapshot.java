package dev.mote.engine.codegen;

import dev.mote.engine.Snapshot;
import dev.mote.engine.V128;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The state of an instance. Immutable; any number of threads start instances from it. */
final class ModuleSnapshot implements Snapshot {
    private final GuestModule module;
    private final GuestInstance origin;
    private final List<MemoryImage> memories;
    private final Object[][] tables;
    private final Object[] globals;
    private final Object[][] elements;
    private final BitSet droppedData;
    private final long objectBytes;

    private ModuleSnapshot(GuestModule module, GuestInstance origin) {
        this.module = module;
        this.origin = origin;
        InstanceParts parts = origin.parts();
        ObjectCopier copier = ObjectCopier.toSnapshot(origin);
        tables = Arrays.stream(parts.tables())
                .map(GuestTable::content)
                .map(values -> kept(values, "a table", copier))
                .toArray(Object[][]::new);
        globals = kept(parts.globals(origin), "a global", copier);
        elements = Arrays.stream(parts.allElements())
                .map(values -> kept(values, "a segment", copier))
                .toArray(Object[][]::new);
        objectBytes = copier.bytes();
        droppedData = (BitSet) parts.droppedData().clone();
        memories = Arrays.stream(parts.memories()).map(LinearMemory::image).toList();
    }

    /** @throws IllegalStateException where the state is not the instance's own, or refers to what a snapshot cannot hold */
    static ModuleSnapshot of(GuestInstance instance, GuestModule module) {
        LinkedImports linked = instance.parts().linked();
        require(linked.memories().isEmpty(), "a memory is imported");
        require(linked.tables().isEmpty(), "a table is imported");
        require(linked.globals().stream().noneMatch(global -> global.type().mutable()), "a mutable global is imported");
        return new ModuleSnapshot(module, instance);
    }

    GuestModule module() {
        return module;
    }

    @Override
    public long bytes() {
        return memories.stream().mapToLong(MemoryImage::bytes).sum() + objectBytes;
    }

    /** What a memory of a new instance starts with. */
    MemoryImage memory(int index) {
        return memories.get(index);
    }

    /** The bytes of memory that each instance gets a copy of. */
    long copiedBytes() {
        return memories.stream().mapToLong(MemoryImage::copied).sum();
    }

    /** Gives a new instance, whose memories have their content, this state; references to functions of the first instance become its own. */
    void restore(GuestInstance instance) {
        InstanceParts parts = instance.parts();
        ObjectCopier copier = ObjectCopier.toInstance(origin, instance);
        for (int i = 0; i < tables.length; i++) {
            parts.tables()[i].restore(copier.copy(tables[i]));
        }
        parts.restoreGlobals(instance, copier.copy(globals));
        for (int i = 0; i < elements.length; i++) {
            parts.keepElements(i, copier.copy(elements[i]));
        }
        parts.droppedData().or(droppedData);
    }

    private static Object[] kept(Object[] values, String holder, ObjectCopier copier) {
        for (Object value : values) {
            boolean ours = value == null
                    || value instanceof Number
                    || value instanceof V128
                    || value instanceof I31
                    || value instanceof FunctionReference
                    || value instanceof GuestObject
                    || value instanceof GuestException;
            require(ours, holder + " refers to an object of the host");
        }
        return copier.copy(values);
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new IllegalStateException("no snapshot can be taken: " + otherwise);
        }
    }
}
