package dev.mote.engine.codegen;

import dev.mote.engine.Global;
import dev.mote.engine.GlobalType;
import dev.mote.engine.V128;
import dev.mote.engine.ValueType;

/**
 * A global that more than one instance can see: imported and mutable, or exported and mutable. Others are fields of
 * their instance. Used by the thread that runs the guest; generated code calls the typed methods.
 */
public final class GlobalCell implements Global {
    private final GlobalType type;
    private final PreciseType precise;
    private long bits;
    private Object reference;

    /** A global that is zero or null. */
    GlobalCell(GlobalType type, PreciseType precise) {
        this.type = type;
        this.precise = precise;
    }

    public int getInt() {
        return (int) bits;
    }

    public long getLong() {
        return bits;
    }

    public float getFloat() {
        return Float.intBitsToFloat((int) bits);
    }

    public double getDouble() {
        return Double.longBitsToDouble(bits);
    }

    public Object getReference() {
        return reference;
    }

    public V128 getVector() {
        return (V128) reference;
    }

    public static void put(int value, GlobalCell cell) {
        cell.bits = value;
    }

    public static void put(long value, GlobalCell cell) {
        cell.bits = value;
    }

    public static void put(float value, GlobalCell cell) {
        cell.bits = Float.floatToRawIntBits(value);
    }

    public static void put(double value, GlobalCell cell) {
        cell.bits = Double.doubleToRawLongBits(value);
    }

    public static void put(Object value, GlobalCell cell) {
        cell.reference = value;
    }

    public static void put(V128 value, GlobalCell cell) {
        cell.reference = value;
    }

    PreciseType precise() {
        return precise;
    }

    @Override
    public GlobalType type() {
        return type;
    }

    @Override
    public Object get() {
        return isObject() ? reference : Values.box(type.type(), bits);
    }

    /** @throws IllegalStateException when the global is immutable */
    @Override
    public void set(Object value) {
        if (!type.mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        initialize(value);
    }

    /** Gives an immutable global, too, its value. */
    void initialize(Object value) {
        if (isObject()) {
            reference = value;
        } else {
            bits = Values.bits(value);
        }
    }

    private boolean isObject() {
        return type.type().isReference() || type.type() == ValueType.V128;
    }
}
