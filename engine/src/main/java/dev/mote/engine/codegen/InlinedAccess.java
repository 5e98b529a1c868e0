package dev.mote.engine.codegen;

import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Makes a class that loads and stores with the JVM's own unchecked accesses behind a check of the index, each method
 * marked to be inlined always. The compiler inlines ordinary methods only where its short profile saw a call often, and
 * only so many; in a guest's interpreter loop the instructions that came late stayed calls. Without the layers of
 * {@code VarHandle} the first calls of a guest are faster too. Only for processors whose own accesses are unaligned and
 * little-endian. Nothing but the check, {@link CheckedIndex}, keeps a guest inside its memory.
 */
final class InlinedAccess {
    /** Does what {@link HeapAccess} does. */
    static final ClassDesc ARRAY = ClassDesc.of(HeapAccess.class.getPackageName(), "InlinedAccess$Array");

    /** The same for the address of the memory's first byte in the process, and the memory's size. */
    static final ClassDesc RAW = ClassDesc.of(HeapAccess.class.getPackageName(), "InlinedAccess$Raw");

    private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc", "Unsafe");
    private static final String UNSAFE_FIELD = "UNSAFE";
    private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    private static final Annotation ALWAYS_INLINE =
            Annotation.of(ClassDesc.of("jdk.internal.vm.annotation", "ForceInline"));
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    /** What an access reads or writes, and what the JVM computes with. */
    private record Unit(ClassDesc type, ClassDesc value, int bytes) {
        private String name() {
            String name = type.displayName();
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }

        private TypeKind kind() {
            return TypeKind.from(value);
        }
    }

    private static final List<Unit> UNITS = List.of(
            new Unit(ConstantDescs.CD_byte, ConstantDescs.CD_int, 1),
            new Unit(ConstantDescs.CD_short, ConstantDescs.CD_int, 2),
            new Unit(ConstantDescs.CD_int, ConstantDescs.CD_int, 4),
            new Unit(ConstantDescs.CD_long, ConstantDescs.CD_long, 8),
            new Unit(ConstantDescs.CD_float, ConstantDescs.CD_float, 4),
            new Unit(ConstantDescs.CD_double, ConstantDescs.CD_double, 8));

    /** What a memory is reached through: parameters of each method, from a slot on. */
    private interface View {
        List<ClassDesc> params();

        /** Pushes what the JVM's accesses are relative to. */
        void object(CodeBuilder code, int slot);

        /** Pushes the distance of the first byte from there. */
        void start(CodeBuilder code, int slot);

        void size(CodeBuilder code, int slot);
    }

    /** @param base distance from an array of bytes to its first element */
    private record ArrayView(long base) implements View {
        @Override
        public List<ClassDesc> params() {
            return List.of(BYTES);
        }

        @Override
        public void object(CodeBuilder code, int slot) {
            code.aload(slot);
        }

        @Override
        public void start(CodeBuilder code, int slot) {
            code.loadConstant(base);
        }

        @Override
        public void size(CodeBuilder code, int slot) {
            code.aload(slot).arraylength();
        }
    }

    private record RawView() implements View {
        @Override
        public List<ClassDesc> params() {
            return List.of(ConstantDescs.CD_long, ConstantDescs.CD_int);
        }

        @Override
        public void object(CodeBuilder code, int slot) {
            code.aconst_null();
        }

        @Override
        public void start(CodeBuilder code, int slot) {
            code.lload(slot);
        }

        @Override
        public void size(CodeBuilder code, int slot) {
            code.iload(slot + 2);
        }
    }

    private final ClassDesc name;
    private final ClassBuilder type;
    private final View view;

    private InlinedAccess(ClassDesc name, ClassBuilder type, View view) {
        this.name = name;
        this.type = type;
        this.view = view;
    }

    /** @param base distance from an array of bytes to its first element */
    static byte[] array(long base) {
        return make(ARRAY, new ArrayView(base));
    }

    static byte[] raw() {
        return make(RAW, new RawView());
    }

    private static byte[] make(ClassDesc name, View view) {
        return ClassFile.of().build(name, type -> new InlinedAccess(name, type, view).make());
    }

    private void make() {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                .withField(UNSAFE_FIELD, UNSAFE, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                .withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        code -> code.invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE))
                                .putstatic(name, UNSAFE_FIELD, UNSAFE)
                                .return_());
        for (Unit unit : UNITS) {
            load("load" + unit.name(), unit, code -> {});
            store(unit);
        }
        load("loadUnsignedByte", UNITS.get(0), code -> code.loadConstant(0xff).iand());
        load(
                "loadUnsignedShort",
                UNITS.get(1),
                code -> code.loadConstant(0xffff).iand());
    }

    private void load(String name, Unit unit, Consumer<CodeBuilder> conversion) {
        both(name, List.of(ConstantDescs.CD_int), unit.value, (code, offset) -> {
            int memory = code.parameterSlot(1);
            address(code, memory, unit, offset);
            code.invokevirtual(
                    UNSAFE,
                    "get" + unit.name(),
                    MethodTypeDesc.of(unit.type, ConstantDescs.CD_Object, ConstantDescs.CD_long));
            conversion.accept(code);
            code.return_(unit.kind());
        });
    }

    private void store(Unit unit) {
        both(
                "store" + unit.name(),
                List.of(ConstantDescs.CD_int, unit.value),
                ConstantDescs.CD_void,
                (code, offset) -> {
                    int memory = code.parameterSlot(2);
                    address(code, memory, unit, offset);
                    code.loadLocal(unit.kind(), code.parameterSlot(1));
                    narrow(code, unit);
                    code.invokevirtual(
                                    UNSAFE,
                                    "put" + unit.name(),
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_void,
                                            ConstantDescs.CD_Object,
                                            ConstantDescs.CD_long,
                                            unit.type))
                            .return_();
                });
    }

    private static void narrow(CodeBuilder code, Unit unit) {
        switch (unit.bytes) {
            case 1 -> code.i2b();
            case 2 -> code.i2s();
            default -> {}
        }
    }

    private interface Body {
        void emit(CodeBuilder code, boolean offset);
    }

    private void both(String name, List<ClassDesc> operands, ClassDesc result, Body body) {
        List<ClassDesc> params = new ArrayList<>(operands);
        params.addAll(view.params());
        method(name, MethodTypeDesc.of(result, params), code -> body.emit(code, false));
        List<ClassDesc> withOffset = new ArrayList<>(params);
        withOffset.add(ConstantDescs.CD_int);
        method(name, MethodTypeDesc.of(result, withOffset), code -> body.emit(code, true));
    }

    private void method(String name, MethodTypeDesc descriptor, Consumer<CodeBuilder> body) {
        type.withMethod(
                name,
                descriptor,
                PUBLIC_STATIC,
                method -> method.withCode(body).with(RuntimeVisibleAnnotationsAttribute.of(ALWAYS_INLINE)));
    }

    /** Pushes what the JVM's access takes: itself, an object, and where in it. */
    private void address(CodeBuilder code, int memory, Unit unit, boolean offset) {
        code.getstatic(name, UNSAFE_FIELD, UNSAFE);
        view.object(code, memory);
        int end = memory
                + view.params().stream()
                        .map(TypeKind::from)
                        .mapToInt(TypeKind::slotSize)
                        .sum();
        OptionalInt rest = offset ? OptionalInt.of(end) : OptionalInt.empty();
        CheckedIndex.push(code, rest, unit.bytes, () -> view.size(code, memory));
        view.start(code, memory);
        code.ladd();
    }
}
