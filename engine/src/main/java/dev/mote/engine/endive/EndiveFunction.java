package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import dev.mote.engine.GuestFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import run.endive.runtime.CallResult;

/**
 * A function of an instance, named by its index there.
 *
 * @param type its type; a reference to the same function is equal
 */
record EndiveFunction(EndiveInstance instance, int index, FuncType type) implements GuestFunction {
    private static final MethodHandle CALL_RAW;
    private static final MethodHandle CALL_BOXED;

    static {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            CALL_RAW = lookup.findVirtual(
                    EndiveFunction.class, "callRaw", MethodType.methodType(long[].class, long[].class));
            CALL_BOXED = lookup.findVirtual(
                    EndiveFunction.class, "call", MethodType.methodType(Object[].class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A handle of that type whose first argument is the function; made once per export of a module. */
    static MethodHandle invoker(FuncType type) {
        return Handles.isRaw(type)
                ? Handles.collectRaw(CALL_RAW, 1, type)
                : Handles.collectBoxed(CALL_BOXED.asFixedArity(), 1, type);
    }

    @Override
    public MethodHandle handle() {
        return instance.module().invoker(type).bindTo(this);
    }

    @Override
    public Object[] call(Object... arguments) {
        CallResult raw = Values.raw(instance, type.params(), arguments);
        CallResult result = instance.invoke(index, raw.longs(), raw.refs());
        return Values.boxed(instance, type.results(), result.longs(), result.refs());
    }

    long[] callRaw(long[] arguments) {
        return instance.invoke(index, arguments);
    }
}
