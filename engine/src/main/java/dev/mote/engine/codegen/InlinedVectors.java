package dev.mote.engine.codegen;

import dev.mote.engine.codegen.VectorShape.Helper;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Makes a class that loads and stores whole vectors at an address of the process behind a check of the index, as {@link
 * InlinedAccess} does numbers. The vector module itself reaches such memory through segments only, whose checks take twice
 * the time. Until its code is compiled, and wherever the JVM does not know the instruction, each access takes that way.
 */
final class InlinedVectors {
    /** Takes what the helpers for vectors take of a memory at an address. */
    static final ClassDesc RAW = ClassDesc.of("dev.mote.engine.simd", "RawVectors");

    /** The JVM's package that the class uses. */
    static final String INTERNALS = "jdk.internal.vm.vector";

    private static final int BYTES = 16;
    private static final String SUPPORT_NAME = INTERNALS + ".VectorSupport";
    private static final ClassDesc SUPPORT = ClassDesc.of(SUPPORT_NAME);
    private static final ClassDesc PAYLOAD = SUPPORT.nested("VectorPayload");
    private static final ClassDesc SUPPORTED_SPECIES = SUPPORT.nested("VectorSpecies");
    private static final ClassDesc LOADING = SUPPORT.nested("LoadOperation");
    private static final ClassDesc STORING = SUPPORT.nested("StoreVectorOperation");
    private static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector", "VectorSpecies");
    private static final ClassDesc VECTOR = VectorShape.PROCESSOR.type();
    private static final ClassDesc SEGMENTS = VectorShape.PROCESSOR.helper(Helper.ACCESS);

    /** What a load and a store begin with: vector, lane, number of lanes, object, place in it, whether it is a segment. */
    private static final MethodTypeDesc PLACE = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_Class,
            ConstantDescs.CD_Class,
            ConstantDescs.CD_int,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_long,
            ConstantDescs.CD_boolean);

    private static final int CONSTANT = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    private static final Annotation ALWAYS_INLINE =
            Annotation.of(ClassDesc.of("jdk.internal.vm.annotation", "ForceInline"));

    private InlinedVectors() {}

    /**
     * Defines the class where the helpers for vectors are already; {@link #INTERNALS} is open to it.
     *
     * @throws ReflectiveOperationException where this JVM has other instructions for vectors
     */
    static void define(BootLoading boot) throws ReflectiveOperationException {
        requireSupport();
        boot.define(Names.binary(RAW), make());
    }

    private static void requireSupport() throws ReflectiveOperationException {
        Class<?> support = Class.forName(SUPPORT_NAME);
        Class<?> species = Class.forName(SUPPORT_NAME + "$VectorSpecies");
        Class<?> payload = Class.forName(SUPPORT_NAME + "$VectorPayload");
        Class<?> loading = Class.forName(SUPPORT_NAME + "$LoadOperation");
        Class<?> storing = Class.forName(SUPPORT_NAME + "$StoreVectorOperation");
        Class<?> type = Class.class;
        Class<?> any = Object.class;
        support.getMethod(
                "load", type, type, int.class, any, long.class, boolean.class, any, long.class, species, loading);
        support.getMethod(
                "store", type, type, int.class, any, long.class, boolean.class, payload, any, long.class, storing);
        loading.getMethod("load", any, long.class, species);
        storing.getMethod("store", any, long.class, payload);
    }

    private static byte[] make() {
        return ClassFile.of().build(RAW, InlinedVectors::build);
    }

    private static void build(ClassBuilder type) {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                .withInterfaceSymbols(LOADING, STORING)
                .withField("TYPE", ConstantDescs.CD_Class, CONSTANT)
                .withField("LANE", ConstantDescs.CD_Class, CONSTANT)
                .withField("SPECIES", SUPPORTED_SPECIES, CONSTANT)
                .withField("SLOW", RAW, CONSTANT)
                .withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        InlinedVectors::initialize)
                .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PRIVATE,
                        code -> code.aload(0)
                                .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        for (boolean offset : List.of(false, true)) {
            inlined(type, "loadVector", VECTOR, List.of(), offset, InlinedVectors::load);
            inlined(type, "storeVector", ConstantDescs.CD_void, List.of(VECTOR), offset, InlinedVectors::store);
        }
        slowLoad(type);
        slowStore(type);
    }

    private static void initialize(CodeBuilder code) {
        code.getstatic(VECTOR, "SPECIES_128", SPECIES)
                .dup()
                .invokeinterface(SPECIES, "vectorType", MethodTypeDesc.of(ConstantDescs.CD_Class))
                .putstatic(RAW, "TYPE", ConstantDescs.CD_Class)
                .dup()
                .invokeinterface(SPECIES, "elementType", MethodTypeDesc.of(ConstantDescs.CD_Class))
                .putstatic(RAW, "LANE", ConstantDescs.CD_Class)
                .checkcast(SUPPORTED_SPECIES)
                .putstatic(RAW, "SPECIES", SUPPORTED_SPECIES)
                .new_(RAW)
                .dup()
                .invokespecial(RAW, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .putstatic(RAW, "SLOW", RAW)
                .return_();
    }

    /** A method of the address, what is stored, where the memory begins, its size and maybe an offset. */
    private static void inlined(
            ClassBuilder type,
            String name,
            ClassDesc result,
            List<ClassDesc> stored,
            boolean offset,
            Consumer<CodeBuilder> access) {
        List<ClassDesc> params = new ArrayList<>();
        params.add(ConstantDescs.CD_int);
        params.addAll(stored);
        params.addAll(List.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
        if (offset) {
            params.add(ConstantDescs.CD_int);
        }
        int start = 1 + stored.size();
        Consumer<CodeBuilder> body = code -> {
            OptionalInt rest = offset ? OptionalInt.of(start + 3) : OptionalInt.empty();
            CheckedIndex.push(code, rest, BYTES, () -> code.iload(start + 2));
            code.lload(start).ladd().lstore(start);
            access.accept(code);
        };
        type.withMethod(
                name,
                MethodTypeDesc.of(result, params),
                PUBLIC_STATIC,
                method -> method.withCode(body).with(RuntimeVisibleAnnotationsAttribute.of(ALWAYS_INLINE)));
    }

    private static void load(CodeBuilder code) {
        pushPlace(code, 1);
        code.aconst_null()
                .lload(1)
                .getstatic(RAW, "SPECIES", SUPPORTED_SPECIES)
                .getstatic(RAW, "SLOW", RAW)
                .invokestatic(
                        SUPPORT,
                        "load",
                        PLACE.changeReturnType(PAYLOAD)
                                .insertParameterTypes(
                                        PLACE.parameterCount(),
                                        ConstantDescs.CD_Object,
                                        ConstantDescs.CD_long,
                                        SUPPORTED_SPECIES,
                                        LOADING))
                .checkcast(VECTOR)
                .areturn();
    }

    private static void store(CodeBuilder code) {
        pushPlace(code, 2);
        code.aload(1)
                .aconst_null()
                .lload(2)
                .getstatic(RAW, "SLOW", RAW)
                .invokestatic(
                        SUPPORT,
                        "store",
                        PLACE.insertParameterTypes(
                                PLACE.parameterCount(),
                                PAYLOAD,
                                ConstantDescs.CD_Object,
                                ConstantDescs.CD_long,
                                STORING))
                .return_();
    }

    /** Pushes what is at that address: sixteen bytes, not in an object, not in a segment. */
    private static void pushPlace(CodeBuilder code, int address) {
        code.getstatic(RAW, "TYPE", ConstantDescs.CD_Class)
                .getstatic(RAW, "LANE", ConstantDescs.CD_Class)
                .loadConstant(BYTES)
                .aconst_null()
                .lload(address)
                .iconst_0();
    }

    private static void slowLoad(ClassBuilder type) {
        type.withMethodBody(
                "load",
                MethodTypeDesc.of(PAYLOAD, ConstantDescs.CD_Object, ConstantDescs.CD_long, SUPPORTED_SPECIES),
                ClassFile.ACC_PUBLIC,
                code -> code.iconst_0()
                        .lload(2)
                        .loadConstant(BYTES)
                        .invokestatic(
                                SEGMENTS,
                                "loadVector",
                                MethodTypeDesc.of(
                                        VECTOR, ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_int))
                        .areturn());
    }

    private static void slowStore(ClassBuilder type) {
        type.withMethodBody(
                "store",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_long, PAYLOAD),
                ClassFile.ACC_PUBLIC,
                code -> code.iconst_0()
                        .aload(4)
                        .checkcast(VECTOR)
                        .lload(2)
                        .loadConstant(BYTES)
                        .invokestatic(
                                SEGMENTS,
                                "storeVector",
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_void,
                                        ConstantDescs.CD_int,
                                        VECTOR,
                                        ConstantDescs.CD_long,
                                        ConstantDescs.CD_int))
                        .return_());
    }
}
