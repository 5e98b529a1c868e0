package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.binary.TypeCode;

/** What can be asked of references. Called by generated code. */
public final class References {
    private static final int WITHOUT_SIGN = 0x7fff_ffff;

    private References() {}

    public static Object nonNull(Object reference) {
        if (reference == null) {
            throw new Trap(TrapCode.NULL_REFERENCE);
        }
        return reference;
    }

    // One object is one reference, but for small numbers.
    @SuppressWarnings("ReferenceEquality")
    public static boolean same(Object left, Object right) {
        return left == right || (left instanceof I31 number && number.equals(right));
    }

    public static Object small(int number) {
        return I31.of(number);
    }

    public static int signed(Object reference) {
        return switch (reference) {
            case null -> throw new Trap(TrapCode.NULL_REFERENCE);
            case I31(int value) -> value;
            default -> throw new Trap(TrapCode.CAST_FAILURE);
        };
    }

    public static int unsigned(Object reference) {
        return signed(reference) & WITHOUT_SIGN;
    }

    /** Whether a reference that is not null is of an abstract heap type of its hierarchy. */
    public static boolean is(Object reference, int heap) {
        return switch (heap) {
            case TypeCode.HEAP_EQ -> reference instanceof GuestObject || reference instanceof I31;
            case TypeCode.HEAP_I31 -> reference instanceof I31;
            case TypeCode.HEAP_STRUCT -> reference instanceof GuestStruct;
            case TypeCode.HEAP_ARRAY -> reference instanceof GuestArray;
            case TypeCode.HEAP_NONE, TypeCode.HEAP_NOFUNC, TypeCode.HEAP_NOEXTERN, TypeCode.HEAP_NOEXN -> false;
            default -> reference != null;
        };
    }

    public static boolean isOrNull(Object reference, int heap) {
        return reference == null || is(reference, heap);
    }

    /** Whether a reference is of a type of the instance's module. */
    public static boolean is(Object reference, int type, GuestInstance instance) {
        return switch (reference) {
            case null -> false;
            case GuestObject object -> object.definition().isSubtypeOf(instance.definition(type));
            case FunctionReference function -> function.definition().isSubtypeOf(instance.definition(type));
            default -> false;
        };
    }

    public static boolean isOrNull(Object reference, int type, GuestInstance instance) {
        return reference == null || is(reference, type, instance);
    }

    /** Hands a reference on whose type was tested. */
    public static Object passed(Object reference, boolean is) {
        if (!is) {
            throw new Trap(TrapCode.CAST_FAILURE);
        }
        return reference;
    }
}
