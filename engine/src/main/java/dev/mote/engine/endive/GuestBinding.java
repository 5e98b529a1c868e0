package dev.mote.engine.endive;

import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;

/** A function of one instance as another instance calls it; traps and exceptions pass through as they are. */
record GuestBinding(EndiveFunction function) implements WasmFunctionHandle {
    @Override
    public long[] apply(Instance caller, long... args) {
        return function.instance().endive().getMachine().call(function.index(), args);
    }

    @Override
    public CallResult applyWithRefs(Instance caller, long[] args, Object[] refs) {
        return function.instance().endive().getMachine().callWithRefs(function.index(), args, refs);
    }
}
