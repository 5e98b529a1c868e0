package dev.mote.conformance.fuzz;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;

/** What generated modules import: functions that write their argument down. */
final class Host {
    static final String MODULE = "host";
    /** The exported global that is set before each call. */
    static final String FUEL = "fuel";

    private static final Imports IMPORTS = imports();

    private Host() {}

    static String name(Type type) {
        return "log_" + type.name().toLowerCase(Locale.ROOT);
    }

    static Imports offered() {
        return IMPORTS;
    }

    private static Imports imports() {
        Imports.Builder builder = Imports.builder();
        for (Type type : Type.NUMBERS) {
            builder.add(MODULE, name(type), HostFunction.of(log(type)));
        }
        return builder.build();
    }

    private static MethodHandle log(Type type) {
        Class<?> carrier = switch (type) {
            case I32 -> int.class;
            case I64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
            default -> throw new IllegalArgumentException("nothing logs " + type);
        };
        try {
            return MethodHandles.lookup()
                    .findStatic(Host.class, "log", MethodType.methodType(void.class, CoreInstance.class, carrier));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void log(CoreInstance caller, int value) {
        caller.host(Outcome.Log.class).add("i32 " + value);
    }

    static void log(CoreInstance caller, long value) {
        caller.host(Outcome.Log.class).add("i64 " + value);
    }

    static void log(CoreInstance caller, float value) {
        caller.host(Outcome.Log.class).add("f32 " + Integer.toHexString(Float.floatToRawIntBits(value)));
    }

    static void log(CoreInstance caller, double value) {
        caller.host(Outcome.Log.class).add("f64 " + Long.toHexString(Double.doubleToRawLongBits(value)));
    }
}
