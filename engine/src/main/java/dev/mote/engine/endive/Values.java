package dev.mote.engine.endive;

import dev.mote.engine.ValueType;
import java.util.List;
import run.endive.runtime.CallResult;
import run.endive.wasm.types.Value;

/**
 * Values as Endive passes them: raw bits in longs, and beside them an array of objects for references to the host. A
 * function reference is the function's index in the instance that it belongs to.
 */
final class Values {
    private Values() {}

    /** The raw bits of a boxed value; what a reference to the host refers to goes into {@code refs}. */
    static long raw(EndiveInstance instance, ValueType type, Object value, Object[] refs, int slot) {
        return switch (type) {
            case I32 -> (Integer) value;
            case I64 -> (Long) value;
            case F32 -> Float.floatToRawIntBits((Float) value);
            case F64 -> Double.doubleToRawLongBits((Double) value);
            case FUNCREF -> value == null ? Value.REF_NULL_VALUE : instance.indexOf((EndiveFunction) value);
            case EXTERNREF -> {
                refs[slot] = value;
                yield value == null ? Value.REF_NULL_VALUE : 0;
            }
            case EXNREF, V128 -> throw new IllegalArgumentException("no value of type " + type + " crosses the edge");
        };
    }

    static Object boxed(EndiveInstance instance, ValueType type, long raw, Object ref) {
        return switch (type) {
            case I32 -> (int) raw;
            case I64 -> raw;
            case F32 -> Float.intBitsToFloat((int) raw);
            case F64 -> Double.longBitsToDouble(raw);
            case FUNCREF -> (int) raw == Value.REF_NULL_VALUE ? null : instance.functionAt((int) raw);
            case EXTERNREF -> ref;
            case EXNREF, V128 -> throw new IllegalArgumentException("no value of type " + type + " crosses the edge");
        };
    }

    /** Boxes what Endive passes; {@code longs} is null where there is nothing, {@code refs} where there is no reference. */
    static Object[] boxed(EndiveInstance instance, List<ValueType> types, long[] longs, Object[] refs) {
        Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed(instance, types.get(i), longs == null ? 0 : longs[i], refs == null ? null : refs[i]);
        }
        return values;
    }

    /** Unboxes for Endive. */
    static CallResult raw(EndiveInstance instance, List<ValueType> types, Object[] values) {
        if (values.length != types.size()) {
            throw new IllegalArgumentException("expected " + types.size() + " values, got " + values.length);
        }
        long[] longs = new long[values.length];
        Object[] refs = types.contains(ValueType.EXTERNREF) ? new Object[values.length] : null;
        for (int i = 0; i < longs.length; i++) {
            longs[i] = raw(instance, types.get(i), values[i], refs, i);
        }
        return CallResult.of(longs, refs);
    }
}
