package dev.mote.engine.codegen;

import dev.mote.engine.ValueType;
import dev.mote.engine.binary.HeapTypes;
import dev.mote.engine.binary.TypeCode;
import java.util.Optional;

/**
 * A value type that can be compared with one of another module.
 *
 * @param code the {@link TypeCode}, whose type index means nothing outside of its module
 * @param defined the type that a concrete reference refers to
 */
record PreciseType(int code, Optional<GuestType> defined) {
    /** A type that names none of a module's own. */
    static PreciseType of(ValueType type) {
        int code = switch (type) {
            case I32 -> TypeCode.I32;
            case I64 -> TypeCode.I64;
            case F32 -> TypeCode.F32;
            case F64 -> TypeCode.F64;
            case V128 -> TypeCode.V128;
            case FUNCREF -> TypeCode.FUNCREF;
            case EXTERNREF -> TypeCode.EXTERNREF;
            case EXNREF -> TypeCode.EXNREF;
        };
        return new PreciseType(code, Optional.empty());
    }

    boolean isSame(PreciseType other) {
        return matches(other) && other.matches(this);
    }

    /** Whether every value of this type is a value of the other. */
    boolean matches(PreciseType expected) {
        if (!TypeCode.isReference(code) || !TypeCode.isReference(expected.code)) {
            return code == expected.code;
        }
        if (TypeCode.isNullable(code) && !TypeCode.isNullable(expected.code)) {
            return false;
        }
        if (defined.isPresent()) {
            GuestType own = defined.get();
            return expected.defined
                    .map(own::isSubtypeOf)
                    .orElseGet(() -> HeapTypes.matches(own.heap(), TypeCode.heap(expected.code)));
        }
        int heap = TypeCode.heap(code);
        return expected.defined
                .map(type -> HeapTypes.isBottomOf(heap, type.heap()))
                .orElseGet(() -> HeapTypes.matches(heap, TypeCode.heap(expected.code)));
    }
}
