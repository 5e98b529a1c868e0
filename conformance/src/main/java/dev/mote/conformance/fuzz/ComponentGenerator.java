package dev.mote.conformance.fuzz;

import dev.mote.component.type.Flattening;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import dev.mote.component.type.ValType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes valid components of random functions. An inner component answers with whatever lies in its memory, and hands out
 * memory well or badly; an outer one calls it through memory of its own, so every value crosses two borders.
 */
final class ComponentGenerator {
    private static final int CORE_MODULE = 1;
    private static final int CORE_INSTANCE = 2;
    private static final int COMPONENT = 4;
    private static final int INSTANCE = 5;
    private static final int ALIAS = 6;
    private static final int CANON = 8;
    private static final int EXPORT = 11;
    private static final int MEMORY_BYTES = 2048;
    private static final int SPILL = 4096;

    private final SplittableRandom random;
    private final List<FunctionType> functions = new ArrayList<>();

    private ComponentGenerator(SplittableRandom random) {
        this.random = random;
        ComponentTypes types = new ComponentTypes(random, new ResourceType("r"));
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            functions.add(types.function());
        }
    }

    static byte[] make(SplittableRandom random) {
        return new ComponentGenerator(random).outer();
    }

    private static Binary header() {
        return new Binary().raw(0x00, 'a', 's', 'm', 0x0D, 0x00, 0x01, 0x00);
    }

    private byte[] outer() {
        Binary inner = header();
        TypeWriter innerTypes = new TypeWriter(inner);
        inner(inner, innerTypes);
        Binary out = header();
        out.section(COMPONENT, inner);
        out.section(INSTANCE, new Binary().raw(1, 0x00, 0x00, 0x00));
        out.section(EXPORT, new Binary().raw(1, 0x00).name("inner").raw(0x05, 0x00, 0x00));
        TypeWriter types = innerTypes.around(out, 1);
        int resource = types.resource();
        out.section(CORE_MODULE, memory());
        out.section(CORE_INSTANCE, new Binary().raw(1, 0x00, 0x00, 0x00));
        aliasMemory(out);
        Binary bundle = new Binary().raw(1, 0x01).unsigned(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            out.section(ALIAS, new Binary().raw(1, 0x01, 0x00, 0x01).name("f" + i));
            out.section(CANON, new Binary().raw(1, 0x01, 0x00).unsigned(i).append(options()));
            bundle.name("f" + i).raw(0x00).unsigned(1 + i);
        }
        out.section(CORE_INSTANCE, bundle);
        out.section(CORE_MODULE, forwarder());
        out.section(
                CORE_INSTANCE, new Binary().raw(1, 0x00, 0x01, 0x01).name("").raw(0x12, 0x01));
        lift(out, types, 2, 1 + functions.size(), functions.size(), resource, "g");
        return out.bytes();
    }

    private void inner(Binary out, TypeWriter types) {
        int resource = types.resource();
        out.section(CANON, new Binary().raw(1, 0x02, 0x00));
        out.section(CORE_MODULE, memory());
        out.section(CORE_INSTANCE, new Binary().raw(1, 0x00, 0x00, 0x00));
        out.section(ALIAS, new Binary().raw(1, 0x00, 0x02, 0x01, 0x00).name("m"));
        out.section(ALIAS, new Binary().raw(1, 0x00, 0x00, 0x01, 0x00).name("r"));
        out.section(CORE_MODULE, answers());
        out.section(CORE_INSTANCE, new Binary().raw(1, 0x01, 0x01).name("new").raw(0x00, 0x00));
        out.section(
                CORE_INSTANCE, new Binary().raw(1, 0x00, 0x01, 0x01).name("").raw(0x12, 0x01));
        lift(out, types, 2, 2, 0, resource, "f");
    }

    private static void aliasMemory(Binary out) {
        out.section(ALIAS, new Binary().raw(1, 0x00, 0x02, 0x01, 0x00).name("m"));
        out.section(ALIAS, new Binary().raw(1, 0x00, 0x00, 0x01, 0x00).name("r"));
    }

    /** Lifts and exports each function of a core instance. */
    private void lift(
            Binary out, TypeWriter types, int instance, int coreFunctions, int known, int resource, String name) {
        int component = known;
        for (int i = 0; i < functions.size(); i++) {
            int type = types.function(functions.get(i), resource);
            out.section(
                    ALIAS,
                    new Binary().raw(1, 0x00, 0x00, 0x01).unsigned(instance).name("f" + i));
            boolean inside = name.equals("f");
            out.section(
                    CANON,
                    new Binary()
                            .raw(1, 0x00, 0x00)
                            .unsigned(coreFunctions + i)
                            .append(inside ? options(1) : options())
                            .unsigned(type));
            out.section(
                    EXPORT,
                    new Binary()
                            .raw(1, 0x00)
                            .name(name + i)
                            .raw(0x01)
                            .unsigned(component)
                            .raw(0x00));
            component += 2;
        }
    }

    private Binary options() {
        return options(0);
    }

    /** @param realloc its core function */
    private Binary options(int realloc) {
        return new Binary().raw(3, random.nextInt(3), 0x03, 0x00, 0x04).unsigned(realloc);
    }

    private static int code(ValueType type) {
        return switch (type) {
            case I32 -> 0x7F;
            case I64 -> 0x7E;
            case F32 -> 0x7D;
            case F64 -> 0x7C;
            case V128, FUNCREF, EXTERNREF, EXNREF -> throw new IllegalArgumentException("no flat " + type);
        };
    }

    private static Binary signature(FuncType type) {
        Binary out = new Binary().raw(0x60).unsigned(type.params().size());
        type.params().forEach(param -> out.raw(code(param)));
        out.unsigned(type.results().size());
        type.results().forEach(result -> out.raw(code(result)));
        return out;
    }

    private static Binary module() {
        return new Binary().raw(0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00);
    }

    /** Memory full of small numbers, and an allocator that mostly is one. */
    private Binary memory() {
        Binary body = new Binary().raw(0x01, 0x01, 0x7F);
        switch (random.nextInt(10)) {
            case 0 -> body.raw(0x41).signed(random.nextInt()).raw(0x0B);
            case 1 -> body.raw(0x00, 0x0B);
            default ->
                body.raw(0x23, 0x00, 0x41, 15, 0x6A, 0x41, 0x70, 0x71, 0x22, 0x04)
                        .raw(0x20, 0x03, 0x6A, 0x24, 0x00, 0x20, 0x04, 0x0B);
        }
        Binary words = new Binary();
        for (int i = 0; i < MEMORY_BYTES / 4; i++) {
            int kind = random.nextInt(20);
            words.littleEndian(
                    kind < 14 ? random.nextInt(4) : kind < 18 ? random.nextInt(MEMORY_BYTES) & -8 : random.nextInt(),
                    4);
        }
        return module().section(1, List.of(new Binary().raw(0x60, 4, 0x7F, 0x7F, 0x7F, 0x7F, 1, 0x7F)))
                .section(3, List.of(new Binary().raw(0)))
                .section(5, List.of(new Binary().raw(0x00, 2)))
                .section(
                        6,
                        List.of(new Binary()
                                .raw(0x7F, 0x01, 0x41)
                                .signed(SPILL * 2)
                                .raw(0x0B)))
                .section(
                        7,
                        List.of(
                                new Binary().name("m").raw(2, 0),
                                new Binary().name("r").raw(0, 0)))
                .section(10, List.of(new Binary().sized(body)))
                .section(11, List.of(new Binary().raw(0x00, 0x41, 0x00, 0x0B).sized(words)));
    }

    /** Functions that answer with constants, and with a fresh handle where a handle is all they answer with. */
    private Binary answers() {
        List<Binary> types = new ArrayList<>(List.of(new Binary().raw(0x60, 1, 0x7F, 1, 0x7F)));
        List<Binary> declared = new ArrayList<>();
        List<Binary> exports = new ArrayList<>();
        List<Binary> bodies = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            FuncType type = Flattening.lifted(functions.get(i));
            types.add(signature(type));
            declared.add(new Binary().unsigned(1 + i));
            exports.add(new Binary().name("f" + i).raw(0).unsigned(1 + i));
            Binary body = new Binary().raw(0x00);
            type.results().forEach(result -> constant(body, result));
            if (functions.get(i).result().filter(ValType.Own.class::isInstance).isPresent()) {
                body.raw(0x10, 0x00);
            }
            bodies.add(new Binary().sized(body.raw(0x0B)));
        }
        return module().section(1, types)
                .section(2, List.of(new Binary().name("").name("new").raw(0, 0)))
                .section(3, declared)
                .section(7, exports)
                .section(10, bodies);
    }

    private void constant(Binary body, ValueType type) {
        switch (type) {
            case I32 ->
                body.raw(0x41).signed(random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(MEMORY_BYTES) & -8);
            case I64 -> body.raw(0x42).signed(random.nextLong());
            case F32 -> body.raw(0x43).littleEndian(random.nextInt(), 4);
            default -> body.raw(0x44).littleEndian(random.nextLong(), 8);
        }
    }

    /** Functions that call what they import, and pass on what it answers. */
    private Binary forwarder() {
        List<Binary> types = new ArrayList<>();
        List<Binary> imports = new ArrayList<>();
        List<Binary> declared = new ArrayList<>();
        List<Binary> exports = new ArrayList<>();
        List<Binary> bodies = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            FuncType lowered = Flattening.lowered(functions.get(i));
            FuncType lifted = Flattening.lifted(functions.get(i));
            types.add(signature(lowered));
            types.add(signature(lifted));
            imports.add(new Binary().name("").name("f" + i).raw(0).unsigned(2L * i));
            declared.add(new Binary().unsigned(2L * i + 1));
            exports.add(new Binary().name("f" + i).raw(0).unsigned(functions.size() + i));
            Binary body = new Binary().raw(0x00);
            for (int param = 0; param < lifted.params().size(); param++) {
                body.raw(0x20).unsigned(param);
            }
            boolean spilled = lowered.params().size() > lifted.params().size();
            if (spilled) {
                body.raw(0x41).signed(SPILL);
            }
            body.raw(0x10).unsigned(i);
            if (spilled) {
                body.raw(0x41).signed(SPILL);
            }
            bodies.add(new Binary().sized(body.raw(0x0B)));
        }
        return module().section(1, types)
                .section(2, imports)
                .section(3, declared)
                .section(7, exports)
                .section(10, bodies);
    }
}
