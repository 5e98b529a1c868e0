package dev.mote.engine.binary;

/** The order of the abstract heap types: four separate hierarchies, each with a top and a bottom. */
public final class HeapTypes {
    /** Below everything: what unreachable code leaves open. */
    private static final int UNKNOWN = 0;

    private HeapTypes() {}

    /** Whether every value of one abstract heap type is a value of the other. */
    public static boolean matches(int heap, int expected) {
        if (heap == expected || heap == UNKNOWN) {
            return true;
        }
        return switch (heap) {
            case TypeCode.HEAP_NOFUNC -> expected == TypeCode.HEAP_FUNC;
            case TypeCode.HEAP_NOEXTERN -> expected == TypeCode.HEAP_EXTERN;
            case TypeCode.HEAP_NOEXN -> expected == TypeCode.HEAP_EXN;
            case TypeCode.HEAP_NONE -> top(expected) == TypeCode.HEAP_ANY;
            case TypeCode.HEAP_I31, TypeCode.HEAP_STRUCT, TypeCode.HEAP_ARRAY ->
                expected == TypeCode.HEAP_EQ || expected == TypeCode.HEAP_ANY;
            case TypeCode.HEAP_EQ -> expected == TypeCode.HEAP_ANY;
            default -> false;
        };
    }

    /** Whether a heap type lies below every type that the module defines of one kind. */
    public static boolean isBottomOf(int heap, int kind) {
        return heap == UNKNOWN || heap == (kind == TypeCode.HEAP_FUNC ? TypeCode.HEAP_NOFUNC : TypeCode.HEAP_NONE);
    }

    static int top(int heap) {
        return switch (heap) {
            case TypeCode.HEAP_FUNC, TypeCode.HEAP_NOFUNC -> TypeCode.HEAP_FUNC;
            case TypeCode.HEAP_EXTERN, TypeCode.HEAP_NOEXTERN -> TypeCode.HEAP_EXTERN;
            case TypeCode.HEAP_EXN, TypeCode.HEAP_NOEXN -> TypeCode.HEAP_EXN;
            default -> TypeCode.HEAP_ANY;
        };
    }
}
