package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.TableType;
import dev.mote.engine.binary.ExternKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.ActiveElement;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;
import run.endive.wasm.types.PassiveDataSegment;
import run.endive.wasm.types.PassiveElement;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TagSection;
import run.endive.wasm.types.ValType;
import run.endive.wasm.types.Value;

/** Works out, once per module, what is the same for all its instances. */
final class Planner {
    /**
     * How much larger than the module's data an image may be: bytes far apart take a chunk each. What is beyond is
     * written into each instance, at the instance's expense.
     */
    private static final long IMAGE_ALLOWANCE = 4 << 20;

    private static final FunctionBody COMPILED = new FunctionBody(List.of(), List.of());

    private final dev.mote.engine.binary.WasmModule module;
    private final WasmModule endive;
    private final int importedMemories;
    private final int importedTables;
    private final List<ActiveElement> lateElements = new ArrayList<>();
    private final List<ActiveDataSegment> lateData = new ArrayList<>();

    private Planner(ModuleReading reading) {
        this.module = reading.module();
        this.endive = reading.endive();
        this.importedMemories = module.imported(ExternKind.MEMORY);
        this.importedTables = module.imported(ExternKind.TABLE);
    }

    /**
     * @param minimumMemoryPages raises the minimum of memory 0
     * @param interpreted functions whose bodies the interpreter needs; the others are dropped
     */
    static InstancePlan plan(ModuleReading reading, int minimumMemoryPages, Set<Integer> interpreted) {
        return new Planner(reading).plan(minimumMemoryPages, interpreted);
    }

    private InstancePlan plan(int minimumMemoryPages, Set<Integer> interpreted) {
        Table[] tables = new Table[endive.tableSection().tableCount()];
        Arrays.setAll(tables, endive.tableSection()::getTable);
        int[] functionTypes = new int[module.functionCount()];
        Arrays.setAll(functionTypes, module::functionType);
        FunctionType[] types = endive.typeSection().types();
        List<TablePlan> tablePlans = tablePlans(tables);
        List<MemoryPlan> memoryPlans = memoryPlans(minimumMemoryPages);
        return new InstancePlan(
                WasmModule.builder()
                        .setTypeSection(endive.typeSection())
                        .withValidation(false)
                        .build(),
                endive.globalSection().globals(),
                bodies(interpreted),
                types,
                functionTypes,
                tables,
                droppedElements(),
                endive.tagSection().map(TagSection::types).orElse(null),
                droppedSegments(),
                module.importedFunctions(),
                functions(),
                memoryPlans,
                tablePlans,
                new LateSegments(lateElements, lateData),
                module.start());
    }

    private FuncType[] functions() {
        Map<Integer, FuncType> types = new HashMap<>();
        FuncType[] functions = new FuncType[module.functionCount()];
        Arrays.setAll(
                functions,
                function -> types.computeIfAbsent(module.functionType(function), type ->
                        (FuncType) module.externType(ExternKind.FUNCTION, function)));
        return functions;
    }

    /** The bodies take far more room than the module's bytes; compiled functions need theirs no more. */
    private FunctionBody[] bodies(Set<Integer> interpreted) {
        int imported = module.importedFunctions();
        FunctionBody[] bodies = endive.codeSection().functionBodies();
        for (int i = 0; i < bodies.length; i++) {
            if (!interpreted.contains(imported + i)) {
                bodies[i] = COMPILED;
            }
        }
        return bodies;
    }

    private Element[] droppedElements() {
        Element[] elements = endive.elementSection().elements();
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] instanceof ActiveElement active) {
                elements[i] = new PassiveElement(active.type(), List.of());
            }
        }
        return elements;
    }

    private DataSegments droppedSegments() {
        DataSegment[] segments = endive.dataSection().dataSegments();
        for (int i = 0; i < segments.length; i++) {
            if (segments[i] instanceof ActiveDataSegment) {
                segments[i] = PassiveDataSegment.EMPTY;
            }
        }
        return new DataSegments(segments);
    }

    private List<TablePlan> tablePlans(Table[] tables) {
        int[][] functions = new int[tables.length][];
        Arrays.fill(functions, new int[0]);
        for (Element element : endive.elementSection().elements()) {
            if (element instanceof ActiveElement active && !isPlanned(active, tables, functions)) {
                lateElements.add(active);
            }
        }
        List<TablePlan> plans = new ArrayList<>();
        for (int i = 0; i < tables.length; i++) {
            TableType type = (TableType) module.externType(ExternKind.TABLE, importedTables + i);
            plans.add(new TablePlan(type, functions[i]));
        }
        return plans;
    }

    private boolean isPlanned(ActiveElement element, Table[] tables, int[][] functions) {
        int table = element.tableIndex() - importedTables;
        OptionalInt offset = constant(element.offset(), OpCode.I32_CONST);
        // After a late segment all are late, so that their order stays.
        if (!lateElements.isEmpty()
                || table < 0
                || offset.isEmpty()
                || tables[table].elementType().isObjectRef()
                || !isFilledWithNull(tables[table])) {
            return false;
        }
        int size = element.initializers().size();
        long end = Integer.toUnsignedLong(offset.getAsInt()) + size;
        if (end > tables[table].limits().min()) {
            return false;
        }
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            OptionalInt value = constant(element.initializers().get(i), OpCode.REF_FUNC);
            if (value.isEmpty()) {
                return false;
            }
            values[i] = value.getAsInt();
        }
        if (functions[table].length == 0) {
            functions[table] = new int[(int) tables[table].limits().min()];
            Arrays.fill(functions[table], Value.REF_NULL_VALUE);
        }
        System.arraycopy(values, 0, functions[table], offset.getAsInt(), size);
        return true;
    }

    private static boolean isFilledWithNull(Table table) {
        return table.elementType().equals(ValType.FuncRef)
                && table.initialize().stream()
                        .noneMatch(i -> i.opcode() == OpCode.REF_FUNC || i.opcode() == OpCode.GLOBAL_GET);
    }

    private List<MemoryPlan> memoryPlans(int minimumPages) {
        List<MemoryType> memories = module.memories();
        List<ImageBuilder> images = new ArrayList<>();
        List<OptionalLong> maxima = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        for (int i = importedMemories; i < memories.size(); i++) {
            long pages = pages(memories.get(i), i == 0 ? minimumPages : 0);
            OptionalLong maximum = memories.get(i).maximum();
            images.add(new ImageBuilder((int) pages));
            bytes.add(pages * MemoryType.PAGE);
            maxima.add(maximum.isPresent() ? OptionalLong.of(Math.max(pages, maximum.getAsLong())) : maximum);
        }
        DataSegment[] segments = endive.dataSection().dataSegments();
        long allowance = IMAGE_ALLOWANCE
                + 4
                        * Arrays.stream(segments)
                                .mapToLong(segment -> segment.data().length)
                                .sum();
        for (DataSegment segment : segments) {
            if (segment instanceof ActiveDataSegment active) {
                long cost = planned(active, images, bytes, allowance);
                allowance -= Math.max(0, cost);
                if (cost < 0) {
                    lateData.add(active);
                }
            }
        }
        List<MemoryPlan> plans = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            plans.add(new MemoryPlan(images.get(i).build(), maxima.get(i)));
        }
        return plans;
    }

    private static long pages(MemoryType type, int minimumPages) {
        long pages = Math.max(type.minimum(), minimumPages);
        if (pages > ChunkedMemory.MAX_PAGES) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    "a memory of " + pages + " pages is larger than the engine can address");
        }
        return pages;
    }

    /** What the segment costs in the image, where it is written; -1 if it is not. */
    private long planned(ActiveDataSegment segment, List<ImageBuilder> images, List<Long> bytes, long allowance) {
        int memory = (int) segment.index() - importedMemories;
        OptionalInt offset = constant(segment.offsetInstructions(), OpCode.I32_CONST);
        // After a late segment all are late, so that their order stays.
        if (!lateData.isEmpty() || memory < 0 || offset.isEmpty()) {
            return -1;
        }
        int length = segment.data().length;
        if (Integer.toUnsignedLong(offset.getAsInt()) + length > bytes.get(memory)) {
            return -1;
        }
        long cost = images.get(memory).cost(offset.getAsInt(), length);
        if (cost > allowance) {
            return -1;
        }
        images.get(memory).put(offset.getAsInt(), segment.data());
        return cost;
    }

    private static OptionalInt constant(List<Instruction> expression, OpCode opcode) {
        List<? extends Instruction> code = expression.stream()
                .filter(instruction -> instruction.opcode() != OpCode.END)
                .toList();
        return code.size() == 1 && code.getFirst().opcode() == opcode
                ? OptionalInt.of((int) code.getFirst().operand(0))
                : OptionalInt.empty();
    }
}
