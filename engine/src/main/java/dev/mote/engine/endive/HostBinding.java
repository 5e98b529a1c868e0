package dev.mote.engine.endive;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.FuncType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.StackReserve;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;

/** A host function as Endive calls it. Made once per function and module, shared by all instances and threads. */
final class HostBinding implements WasmFunctionHandle {
    private static final MethodType RAW = MethodType.methodType(long[].class, CoreInstance.class, long[].class);
    private static final MethodType BOXED = MethodType.methodType(Object[].class, CoreInstance.class, Object[].class);

    /** By then the classes behind the function are initialised, which must not fail for lack of stack. */
    private static final int PROBES = 1_000;

    private final HostFunction function;
    private final boolean raw;
    private final MethodHandle handle;

    /** Threads may lose each other's counts; that costs a few more probes. */
    private int probed;

    HostBinding(HostFunction function) {
        this.function = function;
        FuncType type = function.type();
        this.raw = Handles.isRaw(type);
        this.handle = raw
                ? Handles.spreadRaw(function.handle(), 1, type).asType(RAW)
                : Handles.spreadBoxed(function.handle(), 1, type).asType(BOXED);
    }

    HostFunction function() {
        return function;
    }

    @Override
    public long[] apply(Instance instance, long... args) {
        EndiveInstance caller = enter(instance);
        try {
            return raw
                    ? (long[]) handle.invokeExact((CoreInstance) caller, args)
                    : boxed(caller, args, null).longs();
        } catch (Throwable e) {
            throw carried(e);
        }
    }

    @Override
    public CallResult applyWithRefs(Instance instance, long[] args, Object[] refs) {
        if (raw) {
            return CallResult.of(apply(instance, args), null);
        }
        EndiveInstance caller = enter(instance);
        try {
            return boxed(caller, args, refs);
        } catch (Throwable e) {
            throw carried(e);
        }
    }

    /** So that a loop made of host calls alone ends too when the run is stopped. */
    private EndiveInstance enter(Instance instance) {
        if (probed < PROBES) {
            StackReserve.check();
            probed++;
        }
        EndiveInstance caller = ((EndiveMachine) instance.getMachine()).owner();
        caller.run().checkStopped();
        return caller;
    }

    private CallResult boxed(EndiveInstance caller, long[] args, Object[] refs) throws Throwable {
        FuncType type = function.type();
        Object[] arguments = Values.boxed(caller, type.params(), args, refs);
        Object[] results = (Object[]) handle.invokeExact((CoreInstance) caller, arguments);
        return Values.raw(caller, type.results(), results);
    }

    /** A host function's exception, marked as such where guests and engine throw the same kinds. */
    static RuntimeException carried(Throwable failure) {
        return switch (failure) {
            case Trap trap -> trap;
            case Stopped stopped -> stopped;
            case HostFailure carried -> carried;
            default -> new HostFailure(failure);
        };
    }
}
