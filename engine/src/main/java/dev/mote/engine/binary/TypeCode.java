package dev.mote.engine.binary;

import dev.mote.engine.ValueType;

/**
 * Value, storage and reference types, each in one int, so that the validator's stack and a generator's tables are plain
 * arrays.
 *
 * <p>Numbers, vectors and packed fields are their byte of the binary format. A reference has {@link #REFERENCE} set,
 * {@link #NULLABLE} if null belongs to it, and in its low 24 bits either the byte of an abstract heap type
 * ({@link #ABSTRACT} set) or a type index.
 */
public final class TypeCode {
    public static final int I32 = 0x7F;
    public static final int I64 = 0x7E;
    public static final int F32 = 0x7D;
    public static final int F64 = 0x7C;
    public static final int V128 = 0x7B;
    /** Only in fields of structs and arrays. */
    public static final int I8 = 0x78;
    /** Only in fields of structs and arrays. */
    public static final int I16 = 0x77;

    /** The type of an operand that unreachable code leaves open; it fits everywhere. */
    static final int BOTTOM = 0;
    /** In signatures of the opcode table: i32 or i64, as the memory is addressed. */
    static final int ADDRESS = 1;

    static final int REFERENCE = 1 << 30;
    static final int NULLABLE = 1 << 29;
    static final int ABSTRACT = 1 << 28;
    private static final int HEAP = (1 << 24) - 1;

    public static final int HEAP_NOEXN = 0x74;
    public static final int HEAP_NOFUNC = 0x73;
    public static final int HEAP_NOEXTERN = 0x72;
    public static final int HEAP_NONE = 0x71;
    public static final int HEAP_FUNC = 0x70;
    public static final int HEAP_EXTERN = 0x6F;
    public static final int HEAP_ANY = 0x6E;
    public static final int HEAP_EQ = 0x6D;
    public static final int HEAP_I31 = 0x6C;
    public static final int HEAP_STRUCT = 0x6B;
    public static final int HEAP_ARRAY = 0x6A;
    public static final int HEAP_EXN = 0x69;

    public static final int FUNCREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_FUNC;
    public static final int EXTERNREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_EXTERN;
    public static final int EXNREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_EXN;
    public static final int ANYREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_ANY;
    public static final int EQREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_EQ;
    public static final int I31REF = REFERENCE | NULLABLE | ABSTRACT | HEAP_I31;
    public static final int ARRAYREF = REFERENCE | NULLABLE | ABSTRACT | HEAP_ARRAY;

    /** A reference about which unreachable code says only that it is not null. */
    static final int BOTTOM_REFERENCE = REFERENCE | ABSTRACT;

    private TypeCode() {}

    public static boolean isReference(int type) {
        return (type & REFERENCE) != 0;
    }

    public static boolean isNullable(int type) {
        return (type & NULLABLE) != 0;
    }

    /** Whether the type names one of the module's own types. */
    public static boolean isConcrete(int type) {
        return (type & (REFERENCE | ABSTRACT)) == REFERENCE;
    }

    /** The type index of a concrete reference. */
    public static int typeIndex(int type) {
        return type & HEAP;
    }

    /** The abstract heap type of a reference that is not concrete. */
    public static int heap(int type) {
        return type & HEAP;
    }

    /** A variable of this type starts as zero or null, without being set. */
    static boolean isDefaultable(int type) {
        return (type & (REFERENCE | NULLABLE)) != REFERENCE;
    }

    static int nonNull(int type) {
        return type & ~NULLABLE;
    }

    /** The same reference with null. */
    public static int nullable(int type) {
        return type | NULLABLE;
    }

    /** The reference, not nullable, to a type of the module. */
    public static int reference(int typeIndex) {
        return REFERENCE | typeIndex;
    }

    static int abstractReference(int heap) {
        return REFERENCE | ABSTRACT | heap;
    }

    /** What a field of this type is once it lies on the stack. */
    public static int unpacked(int storage) {
        return storage == I8 || storage == I16 ? I32 : storage;
    }

    /** The name in the text format, as {@code (ref null 3)}. */
    public static String name(int type) {
        if (isReference(type)) {
            String heap = (type & ABSTRACT) == 0 ? Integer.toString(heap(type)) : heapName(heap(type));
            return (isNullable(type) ? "(ref null " : "(ref ") + heap + ")";
        }
        return switch (type) {
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case V128 -> "v128";
            case I8 -> "i8";
            case I16 -> "i16";
            default -> "any type";
        };
    }

    private static String heapName(int heap) {
        return switch (heap) {
            case HEAP_NOEXN -> "noexn";
            case HEAP_NOFUNC -> "nofunc";
            case HEAP_NOEXTERN -> "noextern";
            case HEAP_NONE -> "none";
            case HEAP_FUNC -> "func";
            case HEAP_EXTERN -> "extern";
            case HEAP_ANY -> "any";
            case HEAP_EQ -> "eq";
            case HEAP_I31 -> "i31";
            case HEAP_STRUCT -> "struct";
            case HEAP_ARRAY -> "array";
            case HEAP_EXN -> "exn";
            default -> "bottom";
        };
    }

    /**
     * The engine API's type for values that cross its edge. References to the module's own function types are
     * {@code FUNCREF} there; other objects of the module are opaque, as {@code EXTERNREF} is.
     *
     * @param isFunction whether the type index of a concrete reference is a function type
     */
    static ValueType valueType(int type, boolean isFunction) {
        return switch (type) {
            case I32 -> ValueType.I32;
            case I64 -> ValueType.I64;
            case F32 -> ValueType.F32;
            case F64 -> ValueType.F64;
            case V128 -> ValueType.V128;
            default -> referenceType(type, isFunction);
        };
    }

    private static ValueType referenceType(int type, boolean isFunction) {
        if (isConcrete(type)) {
            return isFunction ? ValueType.FUNCREF : ValueType.EXTERNREF;
        }
        return switch (heap(type)) {
            case HEAP_FUNC, HEAP_NOFUNC -> ValueType.FUNCREF;
            case HEAP_EXN, HEAP_NOEXN -> ValueType.EXNREF;
            default -> ValueType.EXTERNREF;
        };
    }
}
