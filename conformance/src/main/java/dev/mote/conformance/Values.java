package dev.mote.conformance;

import dev.mote.engine.V128;
import java.math.BigInteger;
import java.util.List;

/** Turns values of the suite into values of the engine, and compares them. */
final class Values {
    private static final int F32_QUIET = 0x7fc0_0000;
    private static final long F64_QUIET = 0x7ff8_0000_0000_0000L;

    private Values() {}

    /** The engine's value; null is the null reference. */
    static Object argument(Value value) {
        if (value.type().equals("v128")) {
            return vector(value);
        }
        String text = text(value);
        return switch (value.type()) {
            case "i32" -> new BigInteger(text).intValue();
            case "i64" -> new BigInteger(text).longValue();
            case "f32" -> Float.intBitsToFloat(new BigInteger(text).intValue());
            case "f64" -> Double.longBitsToDouble(new BigInteger(text).longValue());
            case "externref", "anyref" -> text.equals("null") ? null : new HostReference(Long.parseLong(text));
            case "funcref", "exnref" -> {
                if (!text.equals("null")) {
                    throw new IllegalArgumentException("no such reference to hand over: " + value);
                }
                yield null;
            }
            default -> throw new IllegalArgumentException("unknown type in " + value);
        };
    }

    /** Whether a result is what the suite expects. */
    static boolean matches(List<Value> expected, Object[] actual) {
        if (expected.size() != actual.length) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (!matches(expected.get(i), actual[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Value expected, Object actual) {
        return switch (expected.type()) {
            case "f32" -> actual instanceof Float f && matchesF32(text(expected), Float.floatToRawIntBits(f));
            case "f64" -> actual instanceof Double d && matchesF64(text(expected), Double.doubleToRawLongBits(d));
            case "v128" -> actual instanceof V128 vector && matchesVector(expected, vector);
            case "refnull", "nullref", "nullfuncref", "nullexternref", "nullexnref" -> actual == null;
            case "anyref", "eqref", "i31ref", "structref", "arrayref", "exnref" ->
                expected.value().isEmpty()
                        ? actual != null
                        : actual == null ? text(expected).equals("null") : actual.equals(argument(expected));
            case "funcref" -> expected.value().isPresent() ? actual == null : actual != null;
            case "externref" ->
                expected.value().isEmpty()
                        ? actual != null
                        : actual == null ? text(expected).equals("null") : actual.equals(argument(expected));
            default -> argument(expected).equals(actual);
        };
    }

    private static boolean matchesF32(String expected, int bits) {
        return switch (expected) {
            case "nan:canonical" -> (bits & 0x7fff_ffff) == F32_QUIET;
            case "nan:arithmetic" -> (bits & F32_QUIET) == F32_QUIET;
            default -> bits == new BigInteger(expected).intValue();
        };
    }

    private static boolean matchesF64(String expected, long bits) {
        return switch (expected) {
            case "nan:canonical" -> (bits & Long.MAX_VALUE) == F64_QUIET;
            case "nan:arithmetic" -> (bits & F64_QUIET) == F64_QUIET;
            default -> bits == new BigInteger(expected).longValue();
        };
    }

    private static boolean matchesVector(Value expected, V128 actual) {
        List<String> lanes = expected.value().orElseThrow();
        int width = 128 / lanes.size();
        String type = expected.laneType().orElseThrow();
        for (int i = 0; i < lanes.size(); i++) {
            long bits = lane(actual, i, width);
            boolean same = switch (type) {
                case "f32" -> matchesF32(lanes.get(i), (int) bits);
                case "f64" -> matchesF64(lanes.get(i), bits);
                default -> bits == (new BigInteger(lanes.get(i)).longValue() & mask(width));
            };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static V128 vector(Value value) {
        List<String> lanes = value.value().orElseThrow();
        int width = 128 / lanes.size();
        long[] halves = new long[2];
        for (int i = 0; i < lanes.size(); i++) {
            int bit = i * width;
            halves[bit / 64] |= (new BigInteger(lanes.get(i)).longValue() & mask(width)) << (bit % 64);
        }
        return new V128(halves[0], halves[1]);
    }

    private static long lane(V128 vector, int index, int width) {
        int bit = index * width;
        long half = bit < 64 ? vector.low() : vector.high();
        return (half >>> (bit % 64)) & mask(width);
    }

    private static long mask(int width) {
        return width == 64 ? -1L : (1L << width) - 1;
    }

    private static String text(Value value) {
        return value.value()
                .filter(texts -> texts.size() == 1)
                .map(List::getFirst)
                .orElseThrow(() -> new IllegalArgumentException("no single value in " + value));
    }
}
