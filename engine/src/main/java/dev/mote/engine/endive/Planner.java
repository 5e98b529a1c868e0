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
        int[] before = functions[table];
        int[] filled = Arrays.copyOf(before, Math.max(before.length, (int) end));
        Arrays.fill(filled, before.length, filled.length, Value.REF_NULL_VALUE);
        System.arraycopy(values, 0, filled, offset.getAsInt(), size);
        functions[table] = filled;
        return true;
    }

    private static boolean isFilledWithNull(Table table) {
        return table.elementType().equals(ValType.FuncRef)
                && table.initialize().stream()
                        .noneMatch(i -> i.opcode() == OpCode.REF_FUNC || i.opcode() == OpCode.GLOBAL_GET);
    }

    private List<MemoryPlan> memoryPlans(int minimumPages) {
        List<MemoryPlan> plans = new ArrayList<>();
        List<MemoryType> memories = module.memories();
        for (int i = importedMemories; i < memories.size(); i++) {
            plans.add(memoryPlan(memories.get(i), i == 0 ? minimumPages : 0));
        }
        for (DataSegment segment : endive.dataSection().dataSegments()) {
            if (segment instanceof ActiveDataSegment active && !isPlanned(active, plans)) {
                lateData.add(active);
            }
        }
        return plans;
    }

    private static MemoryPlan memoryPlan(MemoryType type, int minimumPages) {
        long pages = Math.max(type.minimum(), minimumPages);
        if (pages > ChunkedMemory.MAX_PAGES) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE,
                    "a memory of " + pages + " pages is larger than the engine can address");
        }
        OptionalLong maximum = type.maximum().isPresent()
                ? OptionalLong.of(Math.max(pages, type.maximum().getAsLong()))
                : OptionalLong.empty();
        return new MemoryPlan(MemoryImage.zeros((int) pages), maximum);
    }

    private boolean isPlanned(ActiveDataSegment segment, List<MemoryPlan> plans) {
        int memory = (int) segment.index() - importedMemories;
        OptionalInt offset = constant(segment.offsetInstructions(), OpCode.I32_CONST);
        if (!lateData.isEmpty() || memory < 0 || offset.isEmpty()) {
            return false;
        }
        MemoryPlan plan = plans.get(memory);
        long end = Integer.toUnsignedLong(offset.getAsInt()) + segment.data().length;
        if (end > (long) plan.image().pages() * MemoryType.PAGE) {
            return false;
        }
        MemoryImage image = plan.image().with(offset.getAsInt(), segment.data());
        plans.set(memory, new MemoryPlan(image, plan.maximum()));
        return true;
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
