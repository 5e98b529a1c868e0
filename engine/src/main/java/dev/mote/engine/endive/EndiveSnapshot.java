package dev.mote.engine.endive;

import dev.mote.engine.Snapshot;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.Instance;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.Value;

/**
 * What an instance has made of itself: the chunks of its memories, its globals, its tables, and which segments it has
 * dropped. Function references are kept as indices and mean the new instance's functions.
 */
final class EndiveSnapshot implements Snapshot {
    private final EndiveModule module;
    private final List<MemoryImage> memories = new ArrayList<>();
    private final List<long[]> globals = new ArrayList<>();
    private final List<int[]> tables = new ArrayList<>();
    private final List<Integer> droppedElements = new ArrayList<>();
    private final DataSegments segments;

    private EndiveSnapshot(EndiveModule module, DataSegments segments) {
        this.module = module;
        this.segments = segments;
    }

    /** @throws IllegalStateException where the state is not the instance's own, or refers to what a snapshot cannot hold */
    static EndiveSnapshot of(EndiveInstance instance) {
        Linked linked = instance.linked();
        require(linked.memories().isEmpty(), "a memory is imported");
        require(linked.tables().isEmpty(), "a table is imported");
        require(linked.globals().stream().noneMatch(global -> global.type().mutable()), "a mutable global is imported");
        InstancePlan plan = instance.module().plan();
        Instance endive = instance.endive();
        EndiveSnapshot snapshot = new EndiveSnapshot(instance.module(), instance.segments());
        instance.ownMemories().forEach(memory -> snapshot.memories.add(memory.freeze()));
        for (int i = 0; i < plan.globals().length; i++) {
            snapshot.globals.add(global(endive, endive.global(linked.globals().size() + i)));
        }
        for (int i = 0; i < plan.tablePlans().size(); i++) {
            snapshot.tables.add(table(endive, (EndiveTable) endive.table(i)));
        }
        for (int i = 0; i < endive.elementCount(); i++) {
            if (endive.element(i) == null) {
                snapshot.droppedElements.add(i);
            }
        }
        return snapshot;
    }

    @Override
    public long bytes() {
        return memories.stream().mapToLong(MemoryImage::bytes).sum();
    }

    EndiveModule module() {
        return module;
    }

    List<MemoryImage> memories() {
        return List.copyOf(memories);
    }

    DataSegments segments() {
        return segments.copy();
    }

    /** Gives a fresh instance, whose globals and tables are as declared, the state of this snapshot. */
    void restore(EndiveInstance instance) {
        Instance endive = instance.endive();
        int imported = instance.linked().globals().size();
        for (int i = 0; i < globals.size(); i++) {
            GlobalInstance global = endive.global(imported + i);
            global.setValueLow(globals.get(i)[0]);
            global.setValueHigh(globals.get(i)[1]);
        }
        for (int i = 0; i < tables.size(); i++) {
            ((EndiveTable) endive.table(i)).restore(tables.get(i), endive);
        }
        for (int dropped : droppedElements) {
            endive.setElement(dropped, (Element) null);
        }
    }

    private static long[] global(Instance instance, GlobalInstance global) {
        if (global.getType().isReference() && global.getValueLow() != Value.REF_NULL_VALUE) {
            require(!global.getType().isObjectRef(), "a global refers to an object of the host");
            require(instance.equals(global.getInstance()), "a global refers to another instance's function");
        }
        return new long[] {global.getValueLow(), global.getValueHigh()};
    }

    private static int[] table(Instance instance, EndiveTable table) {
        int[] refs = new int[table.size()];
        for (int i = 0; i < refs.length; i++) {
            refs[i] = table.ref(i);
            if (refs[i] != Value.REF_NULL_VALUE) {
                require(table.type().element() == ValueType.FUNCREF, "a table refers to an object of the host");
                require(
                        table.instance(i) == null || table.instance(i).equals(instance),
                        "a table refers to another instance's function");
            }
        }
        return refs;
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new IllegalStateException("no snapshot can be taken: " + otherwise);
        }
    }
}
