package dev.mote.component.abi;

/** Floating-point numbers; every NaN becomes the canonical one on its way. */
final class FloatCodec extends Codec {
    private final boolean wide;

    FloatCodec(boolean wide) {
        super(wide ? 8 : 4, wide ? 8 : 4, 1);
        this.wide = wide;
    }

    @Override
    Object load(Marshal from, int address) {
        return wide
                ? wide(from.memory().getLong(address))
                : narrow(from.memory().getInt(address));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        if (wide) {
            to.memory().putLong(address, Double.doubleToLongBits((Double) value));
        } else {
            to.memory().putInt(address, Float.floatToIntBits((Float) value));
        }
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return wide ? wide(flat.i64()) : narrow(flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        if (wide) {
            flat.i64(Double.doubleToLongBits((Double) value));
        } else {
            flat.i32(Float.floatToIntBits((Float) value));
        }
    }

    private static Object wide(long bits) {
        double value = Double.longBitsToDouble(bits);
        return Double.isNaN(value) ? (Object) Double.NaN : (Object) value;
    }

    private static Object narrow(int bits) {
        float value = Float.intBitsToFloat(bits);
        return Float.isNaN(value) ? (Object) Float.NaN : (Object) value;
    }
}
