package dev.mote.engine.codegen;

import dev.mote.engine.ExternType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.binary.DataSegment;
import dev.mote.engine.binary.ExternKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What one instance consists of besides the fields of its class. Used by the thread that runs the guest; released by the
 * last user.
 */
final class InstanceParts {
    private static final Object[] DROPPED = {};

    private final ModuleLayout layout;
    private final LinkedImports linked;
    private final ObjectHeap objects;
    private final LinearMemory[] memories;
    private final GuestTable[] tables;
    private final TableAllowance tableAllowance;
    private final GlobalCell[] cells;
    private final GuestTag[] tags;
    private final FunctionReference[] functions;
    private final Object[][] elements;
    private final BitSet droppedData = new BitSet();
    private final Map<Integer, GlobalCell> exportedGlobals = new HashMap<>();

    InstanceParts(
            ModuleLayout layout,
            LinkedImports linked,
            ObjectHeap objects,
            LinearMemory[] memories,
            GuestTable[] tables,
            TableAllowance tableAllowance,
            GlobalCell[] cells,
            GuestTag[] tags) {
        this.layout = layout;
        this.linked = linked;
        this.objects = objects;
        this.memories = memories;
        this.tables = tables;
        this.tableAllowance = tableAllowance;
        this.cells = cells;
        this.tags = tags;
        functions = new FunctionReference[layout.functions().size()];
        elements = new Object[layout.module().elements().size()][];
        Arrays.fill(elements, DROPPED);
    }

    ObjectHeap objects() {
        return objects;
    }

    LinkedImports linked() {
        return linked;
    }

    LinearMemory[] memories() {
        return memories;
    }

    GuestTable[] tables() {
        return tables;
    }

    /** The globals that are cells, in the order of {@link GlobalIndex#cells}. */
    GlobalCell[] cells() {
        return cells;
    }

    GuestTag[] tags() {
        return tags;
    }

    FunctionReference function(GuestInstance owner, int code) {
        FunctionReference known = functions[code];
        if (known != null) {
            return known;
        }
        int function = layout.functions().function(code);
        GuestType definition = layout.definition(layout.module().functionType(function));
        FunctionReference made = function < layout.module().importedFunctions()
                ? linked.functions().get(function).reference(owner, definition)
                : FunctionReference.guest(
                        owner, code, layout.functionType(function).type(), definition);
        functions[code] = made;
        return made;
    }

    /** The code of a function that this instance defines or imports, or -1: each has one reference, made once. */
    int codeOf(FunctionReference reference) {
        if (reference.code >= 0 && reference.code < functions.length && reference.equals(functions[reference.code])) {
            return reference.code;
        }
        for (int code = 0; code < functions.length; code++) {
            if (functions[code] != null && functions[code].equals(reference)) {
                return code;
            }
        }
        return -1;
    }

    /** A global as others see it: one that is a field never changes, so a copy will do. */
    GlobalCell exportGlobal(GuestInstance owner, int global) {
        if (layout.globals().isCell(global)) {
            return cell(global);
        }
        return exportedGlobals.computeIfAbsent(global, _ -> {
            ExternType type = layout.module().externType(ExternKind.GLOBAL, global);
            GlobalCell copy = new GlobalCell((GlobalType) type, layout.globals().precise(global));
            copy.initialize(owner.global(global));
            return copy;
        });
    }

    GlobalCell cell(int global) {
        return cells[Arrays.binarySearch(layout.globals().cells(), global)];
    }

    /** The values of all globals. */
    Object[] globals(GuestInstance owner) {
        Object[] values = new Object[layout.globals().size()];
        Arrays.setAll(values, i -> layout.globals().isCell(i) ? cell(i).get() : owner.global(i));
        return values;
    }

    /** Sets all globals but the imported ones. */
    void restoreGlobals(GuestInstance owner, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!layout.globals().isCell(i)) {
                owner.setGlobal(i, values[i]);
            } else if (i >= layout.globals().imported()) {
                cell(i).initialize(values[i]);
            }
        }
    }

    Object[][] allElements() {
        return elements.clone();
    }

    Object[] elements(int segment) {
        return elements[segment];
    }

    void keepElements(int segment, Object[] values) {
        elements[segment] = values;
    }

    void dropElements(int segment) {
        elements[segment] = DROPPED;
    }

    void dropData(int segment) {
        droppedData.set(segment);
    }

    BitSet droppedData() {
        return droppedData;
    }

    /** Bytes of a data segment, as long as it was not dropped. */
    ByteBuffer data(int segment, int from, long length) {
        DataSegment data = layout.module().data().get(segment);
        int size = droppedData.get(segment) ? 0 : data.length();
        if (Integer.toUnsignedLong(from) + length > size) {
            throw Traps.memory();
        }
        return ByteBuffer.wrap(layout.module().bytes(), data.start() + from, (int) length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    void initMemory(LinearMemory memory, int segment, int to, int from, int length) {
        DataSegment data = layout.module().data().get(segment);
        int size = droppedData.get(segment) ? 0 : data.length();
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(length) > size) {
            throw Traps.memory();
        }
        memory.write(to, layout.module().bytes(), data.start() + from, length);
    }

    /** Gives up the memories and the instances that this one was linked to. */
    void release() {
        for (LinearMemory memory : memories) {
            memory.release();
        }
        objects.release();
        tableAllowance.release();
        linked.instances().forEach(GuestInstance::release);
    }
}
