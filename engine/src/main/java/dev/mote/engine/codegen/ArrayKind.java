package dev.mote.engine.codegen;

import dev.mote.engine.binary.TypeCode;
import java.util.Arrays;
import java.util.Locale;

/** What the elements of a guest's array are on the JVM. */
enum ArrayKind {
    BYTE(JvmType.INT, Byte.BYTES),
    SHORT(JvmType.INT, Short.BYTES),
    INT(JvmType.INT, Integer.BYTES),
    LONG(JvmType.LONG, Long.BYTES),
    FLOAT(JvmType.FLOAT, Float.BYTES),
    DOUBLE(JvmType.DOUBLE, Double.BYTES),
    REFERENCE(JvmType.REFERENCE, GuestObject.REFERENCE_BYTES),
    VECTOR(JvmType.VECTOR, 2 * GuestObject.HEADER_BYTES);

    private final JvmType value;
    private final int bytes;

    ArrayKind(JvmType value, int bytes) {
        this.value = value;
        this.bytes = bytes;
    }

    /** @param storage a {@link TypeCode}, packed types included */
    static ArrayKind of(int storage) {
        return switch (storage) {
            case TypeCode.I8 -> BYTE;
            case TypeCode.I16 -> SHORT;
            case TypeCode.I32 -> INT;
            case TypeCode.I64 -> LONG;
            case TypeCode.F32 -> FLOAT;
            case TypeCode.F64 -> DOUBLE;
            case TypeCode.V128 -> VECTOR;
            default -> REFERENCE;
        };
    }

    /** What an element is on the operand stack. */
    JvmType value() {
        return value;
    }

    /** What an element is charged. */
    int bytes() {
        return bytes;
    }

    /** What an element takes in a data segment. */
    int stored() {
        return this == VECTOR ? 2 * Long.BYTES : bytes;
    }

    /** The end of the names of its helpers. */
    String helper() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** An array of zeros or nulls. */
    Object make(int length) {
        return switch (this) {
            case BYTE -> new byte[length];
            case SHORT -> new short[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case REFERENCE -> new Object[length];
            case VECTOR -> {
                Object[] zeros = new Object[length];
                Arrays.fill(zeros, Vectors.ZERO);
                yield zeros;
            }
        };
    }
}
