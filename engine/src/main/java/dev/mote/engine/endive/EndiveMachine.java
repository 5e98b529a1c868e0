package dev.mote.engine.endive;

import run.endive.runtime.CallResult;
import run.endive.runtime.Machine;

/**
 * The machine of one instance, which tells whose it is: from Endive's instance, which host functions are given, to ours.
 */
record EndiveMachine(Machine machine, EndiveInstance owner) implements Machine {
    @Override
    public long[] call(int function, long[] args) {
        return machine.call(function, args);
    }

    @Override
    public long[] call(int function, long[] args, Object[] refs) {
        return machine.call(function, args, refs);
    }

    @Override
    public CallResult callWithRefs(int function, long[] args, Object[] refs) {
        return machine.callWithRefs(function, args, refs);
    }
}
