package dev.mote.conformance.fuzz;

import dev.mote.engine.binary.TypeCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of values in generated modules. */
enum Type {
    I32(0x7F, TypeCode.I32),
    I64(0x7E, TypeCode.I64),
    F32(0x7D, TypeCode.F32),
    F64(0x7C, TypeCode.F64),
    V128(0x7B, TypeCode.V128),
    FUNCREF(0x70, TypeCode.FUNCREF),
    EXTERNREF(0x6F, TypeCode.EXTERNREF),
    EXNREF(0x69, TypeCode.EXNREF);

    static final List<Type> NUMBERS = List.of(I32, I64, F32, F64);

    private final int code;
    private final int typeCode;

    Type(int code, int typeCode) {
        this.code = code;
        this.typeCode = typeCode;
    }

    /** The byte of the binary format. */
    int code() {
        return code;
    }

    boolean isFloat() {
        return this == F32 || this == F64;
    }

    boolean isReference() {
        return this == FUNCREF || this == EXTERNREF || this == EXNREF;
    }

    static Optional<Type> of(int typeCode) {
        return Arrays.stream(values()).filter(type -> type.typeCode == typeCode).findFirst();
    }
}
