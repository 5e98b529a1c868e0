package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.ActiveElement;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MemorySection;
import run.endive.wasm.types.OpCode;
import run.endive.wasm.types.PassiveDataSegment;
import run.endive.wasm.types.PassiveElement;
import run.endive.wasm.types.StartSection;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TagSection;
import run.endive.wasm.types.ValType;
import run.endive.wasm.types.Value;

/** Works out, once per module, what is the same for all its instances. */
final class Planner {
    private static final FunctionBody COMPILED = new FunctionBody(List.of(), List.of());

    private final WasmModule module;
    private final int importedMemories;
    private final int importedTables;
    private final List<ActiveElement> lateElements = new ArrayList<>();
    private final List<ActiveDataSegment> lateData = new ArrayList<>();

    private Planner(WasmModule module) {
        this.module = module;
        this.importedMemories = module.importSection().count(ExternalType.MEMORY);
        this.importedTables = module.importSection().count(ExternalType.TABLE);
    }

    /**
     * @param minimumMemoryPages raises the minimum of memory 0
     * @param tableTypes the types of the tables that the module defines
     * @param interpreted functions whose bodies the interpreter needs; the others are dropped
     */
    static InstancePlan plan(
            WasmModule module, int minimumMemoryPages, List<TableType> tableTypes, Set<Integer> interpreted) {
        return new Planner(module).plan(minimumMemoryPages, tableTypes, interpreted);
    }

    private InstancePlan plan(int minimumMemoryPages, List<TableType> tableTypes, Set<Integer> interpreted) {
        Table[] tables = new Table[module.tableSection().tableCount()];
        Arrays.setAll(tables, module.tableSection()::getTable);
        int[] functionTypes = functionTypes();
        FunctionType[] types = module.typeSection().types();
        List<TablePlan> tablePlans = tablePlans(tableTypes, tables);
        List<MemoryPlan> memoryPlans = memoryPlans(minimumMemoryPages);
        return new InstancePlan(
                WasmModule.builder()
                        .setTypeSection(module.typeSection())
                        .withValidation(false)
                        .build(),
                module.globalSection().globals(),
                bodies(interpreted),
                types,
                functionTypes,
                tables,
                droppedElements(),
                module.tagSection().map(TagSection::types).orElse(null),
                droppedSegments(),
                module.importSection().count(ExternalType.FUNCTION),
                functions(types, functionTypes),
                memoryPlans,
                tablePlans,
                new LateSegments(lateElements, lateData),
                module.startSection()
                        .map(StartSection::startIndex)
                        .map(start -> OptionalInt.of((int) (long) start))
                        .orElse(OptionalInt.empty()));
    }

    private int[] functionTypes() {
        List<Integer> types = new ArrayList<>();
        module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .forEach(imported -> types.add(((FunctionImport) imported).typeIndex()));
        for (int i = 0; i < module.functionSection().functionCount(); i++) {
            types.add(module.functionSection().getFunctionType(i));
        }
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    private static FuncType[] functions(FunctionType[] types, int[] functionTypes) {
        FuncType[] converted = new FuncType[types.length];
        FuncType[] functions = new FuncType[functionTypes.length];
        for (int i = 0; i < functions.length; i++) {
            int type = functionTypes[i];
            if (converted[type] == null) {
                converted[type] = Types.function(types[type]);
            }
            functions[i] = converted[type];
        }
        return functions;
    }

    /** The bodies take far more room than the module's bytes; compiled functions need theirs no more. */
    private FunctionBody[] bodies(Set<Integer> interpreted) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        FunctionBody[] bodies = module.codeSection().functionBodies();
        for (int i = 0; i < bodies.length; i++) {
            if (!interpreted.contains(imported + i)) {
                bodies[i] = COMPILED;
            }
        }
        return bodies;
    }

    private Element[] droppedElements() {
        Element[] elements = module.elementSection().elements();
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] instanceof ActiveElement active) {
                elements[i] = new PassiveElement(active.type(), List.of());
            }
        }
        return elements;
    }

    private DataSegment[] droppedSegments() {
        DataSegment[] segments = module.dataSection().dataSegments();
        for (int i = 0; i < segments.length; i++) {
            if (segments[i] instanceof ActiveDataSegment) {
                segments[i] = PassiveDataSegment.EMPTY;
            }
        }
        return segments;
    }

    private List<TablePlan> tablePlans(List<TableType> types, Table[] tables) {
        int[][] functions = new int[tables.length][];
        Arrays.fill(functions, new int[0]);
        for (Element element : module.elementSection().elements()) {
            if (element instanceof ActiveElement active && !isPlanned(active, tables, functions)) {
                lateElements.add(active);
            }
        }
        List<TablePlan> plans = new ArrayList<>();
        for (int i = 0; i < tables.length; i++) {
            plans.add(new TablePlan(types.get(i), functions[i]));
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
        MemorySection section = module.memorySection().orElse(null);
        int count = section == null ? 0 : section.memoryCount();
        for (int i = 0; i < count; i++) {
            MemoryLimits limits = section.getMemory(i).limits();
            int minimum =
                    importedMemories + i == 0 ? Math.max(minimumPages, limits.initialPages()) : limits.initialPages();
            plans.add(new MemoryPlan(MemoryImage.zeros(minimum), maximum(limits, minimum)));
        }
        for (DataSegment segment : module.dataSection().dataSegments()) {
            if (segment instanceof ActiveDataSegment active && !isPlanned(active, plans)) {
                lateData.add(active);
            }
        }
        return plans;
    }

    private static OptionalLong maximum(MemoryLimits limits, int minimum) {
        return limits.maximumPages() >= MemoryLimits.MAX_PAGES
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(minimum, limits.maximumPages()));
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
