package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes a valid module of choices, with imports of {@link Host} and everything exported that can be compared. */
final class ModuleGenerator {
    /** The element segment that stays until an instruction uses it. */
    static final int PASSIVE_ELEMENTS = 1;

    private static final int PASSIVE_BYTES = 8;
    private static final Set<Feature> OPEN = EnumSet.of(
            Feature.RELAXED_SIMD, Feature.THREADS, Feature.MEMORY64, Feature.GC, Feature.FUNCTION_REFERENCES);

    private final Choices choices;
    private final Plan plan;
    private final Constants constants;
    private final Binary globals = new Binary();

    private ModuleGenerator(Choices choices, Set<Feature> features, boolean careful) {
        Set<Feature> usable = EnumSet.copyOf(features);
        usable.removeAll(OPEN);
        this.choices = choices;
        this.plan = new Plan(usable, careful);
        this.constants = new Constants(globals, choices);
    }

    /**
     * @param features what the module may use
     * @param careful whether to keep out of what the oracle is known to do wrong
     */
    static byte[] make(Choices choices, Set<Feature> features, boolean careful) {
        return new ModuleGenerator(choices, features, careful).module();
    }

    private byte[] module() {
        declare();
        List<Binary> bodies = new ArrayList<>();
        for (int function = Plan.LOGS; function < plan.functions.size(); function++) {
            Body body = new Body(choices, plan, function, 30 + choices.below(300));
            new ControlGenerator(body).function();
            bodies.add(body.finish());
        }
        return write(bodies);
    }

    private void declare() {
        int functions = 1 + choices.below(6);
        for (int i = 0; i < functions; i++) {
            int params = choices.oneIn(40) ? choices.below(100) : choices.below(5);
            plan.functions.add(new Signature(types(params), types(resultCount())));
        }
        plan.globals.add(new Plan.GlobalPlan(Type.I32, true, false));
        for (int i = choices.below(6); i > 0; i--) {
            plan.globals.add(new Plan.GlobalPlan(choices.of(plan.valueTypes()), choices.mostly(4), false));
        }
        int memories = choices.mostly(8) ? 1 : choices.below(plan.has(Feature.MULTI_MEMORY) ? 3 : 1);
        for (int i = 0; i < memories; i++) {
            int minimum = choices.oneIn(40) ? 0 : 1 + choices.below(2);
            plan.memories.add(new Plan.MemoryPlan(minimum, minimum + choices.below(3)));
        }
        if (choices.mostly(6)) {
            plan.tables.add(new Plan.TablePlan(Type.FUNCREF, 8, 8 + choices.below(6)));
            for (int i = 0; i < 8; i++) {
                plan.elements.add(choices.oneIn(6) ? -1 : Plan.LOGS + choices.below(functions));
            }
            if (plan.has(Feature.REFERENCE_TYPES)) {
                for (int i = choices.below(3); i > 0; i--) {
                    Type type = choices.oneIn(2) ? Type.EXTERNREF : Type.FUNCREF;
                    plan.tables.add(new Plan.TablePlan(type, 4, 4 + choices.below(4)));
                }
            }
        }
        if (plan.has(Feature.EXCEPTIONS) || plan.has(Feature.LEGACY_EXCEPTIONS)) {
            for (int i = choices.below(3); i > 0; i--) {
                plan.tags.add(new Signature(types(choices.below(3)), List.of()));
            }
        }
        if (plan.has(Feature.BULK_MEMORY)) {
            for (int i = choices.below(3); i > 0; i--) {
                plan.data.add(PASSIVE_BYTES);
            }
        }
    }

    private int resultCount() {
        if (!plan.has(Feature.MULTI_VALUE)) {
            return choices.below(2);
        }
        return choices.oneIn(40) ? choices.below(20) : choices.below(4);
    }

    private List<Type> types(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> choices.of(plan.valueTypes()))
                .toList();
    }

    private byte[] write(List<Binary> bodies) {
        boolean start = choices.oneIn(8);
        List<Binary> functions = new ArrayList<>();
        for (Signature signature : plan.functions.subList(Plan.LOGS, plan.functions.size())) {
            functions.add(new Binary().unsigned(plan.type(signature)));
        }
        int starter = plan.type(new Signature(List.of(), List.of()));
        List<Binary> imports = new ArrayList<>();
        for (Type type : Type.NUMBERS) {
            imports.add(new Binary()
                    .name(Host.MODULE)
                    .name(Host.name(type))
                    .raw(0)
                    .unsigned(plan.type(new Signature(List.of(type), List.of()))));
        }
        List<Binary> tags = plan.tags.stream()
                .map(tag -> new Binary().raw(0).unsigned(plan.type(tag)))
                .toList();
        if (start) {
            functions.add(new Binary().unsigned(starter));
            bodies.add(new Binary().sized(starter()));
        }
        Binary module = new Binary().raw(0, 'a', 's', 'm', 1, 0, 0, 0);
        module.section(1, plan.types.stream().map(ModuleGenerator::type).toList());
        module.section(2, imports);
        module.section(3, functions);
        module.section(4, plan.tables.stream().map(ModuleGenerator::table).toList());
        module.section(5, plan.memories.stream().map(ModuleGenerator::memory).toList());
        module.section(13, tags);
        writeGlobals();
        module.section(6, globals);
        module.section(7, exports());
        if (start) {
            module.section(8, new Binary().unsigned(plan.functions.size()));
        }
        module.section(9, elements());
        if (!plan.data.isEmpty()) {
            module.section(12, new Binary().unsigned(plan.data.size() + active()));
        }
        module.section(10, bodies);
        module.section(11, data());
        return module.bytes();
    }

    private static Binary type(Signature signature) {
        return new Binary().raw(0x60).types(signature.params()).types(signature.results());
    }

    private static Binary table(Plan.TablePlan table) {
        return new Binary()
                .raw(table.type().code(), 1)
                .unsigned(table.minimum())
                .unsigned(table.maximum());
    }

    private static Binary memory(Plan.MemoryPlan memory) {
        return new Binary().raw(1).unsigned(memory.minimum()).unsigned(memory.maximum());
    }

    /** Stores into memory 0, if there is one, before anything is called. */
    private Binary starter() {
        Binary body = new Binary().raw(0);
        if (!plan.memories.isEmpty() && plan.memories.getFirst().minimum() > 0) {
            body.raw(0x41).signed(64).raw(0x42).signed(constants.int64()).raw(0x37, 3, 0);
        }
        return body.raw(0x0B);
    }

    private void writeGlobals() {
        globals.unsigned(plan.globals.size());
        for (Plan.GlobalPlan global : plan.globals) {
            globals.raw(global.type().code(), global.mutable() ? 1 : 0);
            if (global.type() == Type.FUNCREF && choices.oneIn(2)) {
                globals.raw(0xD2).unsigned(Plan.LOGS);
            } else if (global.type().isReference()) {
                globals.raw(0xD0, global.type().code());
            } else {
                constants.push(global.type());
            }
            globals.raw(0x0B);
        }
    }

    private List<Binary> exports() {
        List<Binary> exports = new ArrayList<>();
        for (int i = Plan.LOGS; i < plan.functions.size(); i++) {
            exports.add(new Binary().name("f" + i).raw(0).unsigned(i));
        }
        for (int i = 0; i < plan.memories.size(); i++) {
            exports.add(new Binary().name("m" + i).raw(2).unsigned(i));
        }
        for (int i = 0; i < plan.globals.size(); i++) {
            exports.add(new Binary()
                    .name(i == Plan.FUEL ? Host.FUEL : "g" + i)
                    .raw(3)
                    .unsigned(i));
        }
        return exports;
    }

    /** What table 0 holds; functions for {@code table.init}; and all functions, so that each may be referred to. */
    private List<Binary> elements() {
        List<Binary> segments = new ArrayList<>();
        Binary all = new Binary().unsigned(plan.functions.size() - Plan.LOGS);
        for (int i = Plan.LOGS; i < plan.functions.size(); i++) {
            all.unsigned(i);
        }
        if (plan.tables.isEmpty()) {
            segments.add(new Binary().raw(3, 0).append(all));
            return segments;
        }
        Binary active = new Binary().raw(4, 0x41, 0, 0x0B).unsigned(plan.elements.size());
        for (int function : plan.elements) {
            if (function < 0) {
                active.raw(0xD0, 0x70, 0x0B);
            } else {
                active.raw(0xD2).unsigned(function).raw(0x0B);
            }
        }
        segments.add(active);
        segments.add(new Binary().raw(1, 0, 2).unsigned(Plan.LOGS).unsigned(plan.functions.size() - 1));
        segments.add(new Binary().raw(3, 0).append(all));
        return segments;
    }

    private int active() {
        return plan.memories.isEmpty() || plan.memories.getFirst().minimum() == 0 ? 0 : 1;
    }

    private List<Binary> data() {
        List<Binary> segments = new ArrayList<>();
        for (int size : plan.data) {
            segments.add(new Binary().raw(1).unsigned(size).littleEndian(0x8877_6655_4433_2211L, size));
        }
        if (active() > 0) {
            Binary bytes = new Binary();
            for (int i = 0; i < 16; i++) {
                bytes.littleEndian(constants.int64(), 8);
            }
            segments.add(new Binary().raw(0, 0x41).signed(16).raw(0x0B).sized(bytes));
        }
        return segments;
    }
}
