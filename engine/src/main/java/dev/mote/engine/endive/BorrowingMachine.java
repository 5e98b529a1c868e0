package dev.mote.engine.endive;

import java.util.List;
import run.endive.runtime.CallResult;
import run.endive.runtime.Machine;

/**
 * The machine of an instance with imported memories. Endive asks the memory, not the instance, for the segments that
 * {@code memory.init} copies from; so a shared memory has those of the instance that runs, for as long as it runs.
 */
record BorrowingMachine(Machine machine, List<EndiveMemory> memories, DataSegments segments) implements Machine {
    @Override
    public long[] call(int function, long[] args) {
        DataSegments[] before = enter();
        try {
            return machine.call(function, args);
        } finally {
            leave(before);
        }
    }

    @Override
    public long[] call(int function, long[] args, Object[] refs) {
        DataSegments[] before = enter();
        try {
            return machine.call(function, args, refs);
        } finally {
            leave(before);
        }
    }

    @Override
    public CallResult callWithRefs(int function, long[] args, Object[] refs) {
        DataSegments[] before = enter();
        try {
            return machine.callWithRefs(function, args, refs);
        } finally {
            leave(before);
        }
    }

    private DataSegments[] enter() {
        DataSegments[] before = new DataSegments[memories.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = memories.get(i).use(segments);
        }
        return before;
    }

    private void leave(DataSegments[] before) {
        for (int i = 0; i < before.length; i++) {
            memories.get(i).use(before[i]);
        }
    }
}
