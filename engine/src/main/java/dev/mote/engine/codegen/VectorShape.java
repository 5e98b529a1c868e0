package dev.mote.engine.codegen;

import dev.mote.engine.Feature;
import dev.mote.engine.V128;
import dev.mote.engine.binary.WasmModule;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a vector is inside of a function. Between functions, in globals, frames and exceptions it is always a {@link V128}:
 * a vector of the processor that leaves a method would become two objects.
 */
// ClassDesc is an immutable value that says so only in words.
@SuppressWarnings("ImmutableEnumChecker")
enum VectorShape {
    /** The {@link V128} itself. */
    PLAIN(Names.describe(V128.class), "Plain"),
    /** A vector of the JDK's vector module. */
    PROCESSOR(ClassDesc.of("jdk.incubator.vector", "ByteVector"), "Vector");

    private static final String PACKAGE = "dev.mote.engine.simd";
    private static final ClassDesc VALUE = Names.describe(V128.class);
    private static final ClassDesc CARRIER = ClassDesc.of(PACKAGE, "VectorCarrier");

    private final ClassDesc type;
    private final String prefix;

    VectorShape(ClassDesc type, String prefix) {
        this.type = type;
        this.prefix = prefix;
    }

    /** The shape for the functions of one module. */
    static VectorShape of(WasmModule module, VectorMode mode) {
        boolean wanted = mode == VectorMode.PROCESSOR && module.features().contains(Feature.SIMD);
        return wanted && VectorModule.isAvailable() ? PROCESSOR : PLAIN;
    }

    /** The classes that generated code may use, by the names that a class loader knows. */
    static Set<String> visible() {
        Set<String> helpers = Arrays.stream(values())
                .flatMap(shape -> Arrays.stream(Helper.values()).map(shape::helper))
                .map(Names::binary)
                .collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(PROCESSOR.type, CARRIER, InlinedVectors.RAW).map(Names::binary), helpers.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The groups of instructions, each a class in package {@code simd}. */
    enum Helper {
        ACCESS("Access"),
        BITS("Bits"),
        BYTES("Bytes"),
        SHORTS("Shorts"),
        INTS("Ints"),
        LONGS("Longs"),
        FLOATS("Floats"),
        DOUBLES("Doubles");

        private final String suffix;

        Helper(String suffix) {
            this.suffix = suffix;
        }
    }

    /** The class of a vector inside of a function. */
    ClassDesc type() {
        return type;
    }

    ClassDesc helper(Helper helper) {
        return ClassDesc.of(PACKAGE, prefix + helper.suffix);
    }

    /** The class of the helpers that load and store whole vectors. */
    ClassDesc access(MemoryShape memory) {
        return this == PROCESSOR && memory == MemoryShape.MAPPED && VectorModule.isInlined()
                ? InlinedVectors.RAW
                : helper(Helper.ACCESS);
    }

    /** The class of a value inside of a function. */
    ClassDesc inside(JvmType value) {
        return value == JvmType.VECTOR ? type : value.desc();
    }

    /** Turns the topmost value, if it is a vector, into what crosses a call. */
    void pack(CodeBuilder code, JvmType value) {
        if (value == JvmType.VECTOR && this == PROCESSOR) {
            code.invokestatic(CARRIER, "pack", MethodTypeDesc.of(VALUE, type));
        }
    }

    /** Turns the topmost value, if it is a vector that crossed a call, into what the function computes with. */
    void unpack(CodeBuilder code, JvmType value) {
        if (value == JvmType.VECTOR && this == PROCESSOR) {
            code.invokestatic(CARRIER, "unpack", MethodTypeDesc.of(type, VALUE));
        }
    }

    /** Pushes zero or null. */
    void zero(CodeBuilder code, JvmType value) {
        if (value == JvmType.VECTOR) {
            constant(code, 0, 0);
        } else {
            value.emitZero(code);
        }
    }

    /** Pushes a vector. */
    void constant(CodeBuilder code, long low, long high) {
        code.loadConstant(low)
                .loadConstant(high)
                .invokestatic(
                        helper(Helper.BITS),
                        "of",
                        MethodTypeDesc.of(type, ConstantDescs.CD_long, ConstantDescs.CD_long));
    }
}
