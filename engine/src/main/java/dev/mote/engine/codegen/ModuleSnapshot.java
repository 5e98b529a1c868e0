package dev.mote.engine.codegen;

import dev.mote.engine.Snapshot;
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
        memories = Arrays.stream(parts.memories()).map(MemoryImage::of).toList();
        ObjectCopier copier = ObjectCopier.toSnapshot();
        tables = Arrays.stream(parts.tables())
                .map(GuestTable::content)
                .map(copier::copy)
                .toArray(Object[][]::new);
        globals = copier.copy(parts.globals(origin));
        elements = Arrays.stream(parts.allElements()).map(copier::copy).toArray(Object[][]::new);
        objectBytes = copier.bytes();
        droppedData = (BitSet) parts.droppedData().clone();
    }

    static ModuleSnapshot of(GuestInstance instance, GuestModule module) {
        return new ModuleSnapshot(module, instance);
    }

    GuestModule module() {
        return module;
    }

    @Override
    public long bytes() {
        return memories.stream().mapToLong(MemoryImage::bytes).sum() + objectBytes;
    }

    /** Gives a new instance this state; references to functions of the first instance become its own. */
    void restore(GuestInstance instance) {
        InstanceParts parts = instance.parts();
        ObjectCopier copier = ObjectCopier.toInstance(origin, instance);
        for (int i = 0; i < memories.size(); i++) {
            parts.memories()[i].load(memories.get(i));
        }
        for (int i = 0; i < tables.length; i++) {
            parts.tables()[i].restore(copier.copy(tables[i]));
        }
        parts.restoreGlobals(instance, copier.copy(globals));
        for (int i = 0; i < elements.length; i++) {
            parts.keepElements(i, copier.copy(elements[i]));
        }
        parts.droppedData().or(droppedData);
    }
}
