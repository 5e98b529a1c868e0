package dev.mote.engine.codegen;

import dev.mote.engine.V128;
import dev.mote.engine.ValueType;
import java.util.List;

/**
 * Where values wait on their way from one generated method to another: the results of a function that has several, the
 * arguments of a tail call, the locals of a function that is split. Numbers are kept as raw bits. Used by the thread that runs the guest.
 */
public final class Results {
    /** Read and written by generated code. */
    public final long[] numbers;

    private final Object[] references;

    /** @param count how many values there can be */
    public Results(int count) {
        numbers = new long[count];
        references = new Object[count];
    }

    public static void put(int value, Results results, int index) {
        results.numbers[index] = value;
    }

    public static void put(long value, Results results, int index) {
        results.numbers[index] = value;
    }

    public static void put(float value, Results results, int index) {
        results.numbers[index] = Float.floatToRawIntBits(value);
    }

    public static void put(double value, Results results, int index) {
        results.numbers[index] = Double.doubleToRawLongBits(value);
    }

    public static void put(Object value, Results results, int index) {
        results.references[index] = value;
    }

    public int takeInt(int index) {
        return (int) numbers[index];
    }

    public long takeLong(int index) {
        return numbers[index];
    }

    public float takeFloat(int index) {
        return Float.intBitsToFloat((int) numbers[index]);
    }

    public double takeDouble(int index) {
        return Double.longBitsToDouble(numbers[index]);
    }

    public Object takeReference(int index) {
        Object value = references[index];
        references[index] = null;
        return value;
    }

    public Object peekReference(int index) {
        return references[index];
    }

    public V128 peekVector(int index) {
        return (V128) references[index];
    }

    public V128 takeVector(int index) {
        return (V128) takeReference(index);
    }

    /** Spreads what a function of the host or of another instance returned. */
    void putAll(Object[] values, List<ValueType> types) {
        for (int i = 0; i < values.length; i++) {
            if (isObject(types.get(i))) {
                references[i] = values[i];
            } else {
                numbers[i] = Values.bits(values[i]);
            }
        }
    }

    /** Boxes the results for a caller outside of the instance. */
    Object[] takeAll(List<ValueType> types) {
        Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            ValueType type = types.get(i);
            values[i] = isObject(type) ? takeReference(i) : Values.box(type, numbers[i]);
        }
        return values;
    }

    private static boolean isObject(ValueType type) {
        return type.isReference() || type == ValueType.V128;
    }
}
