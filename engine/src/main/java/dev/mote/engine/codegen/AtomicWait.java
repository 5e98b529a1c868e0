package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** Waiting at an address of a shared memory, and waking who waits there. Called by generated code. */
public final class AtomicWait {
    private AtomicWait() {}

    public static int wait32(
            int address, int expected, long nanos, LinearMemory memory, GuestInstance instance, int offset) {
        long effective = effective(address, offset, Integer.BYTES, memory);
        return waiters(memory)
                .await(effective, () -> memory.getInt((int) effective) == expected, nanos, instance.run());
    }

    public static int wait64(
            int address, long expected, long nanos, LinearMemory memory, GuestInstance instance, int offset) {
        long effective = effective(address, offset, Long.BYTES, memory);
        return waiters(memory)
                .await(effective, () -> memory.getLong((int) effective) == expected, nanos, instance.run());
    }

    /** Nobody can wait at a memory that is not shared. */
    public static int notify(int address, int count, LinearMemory memory, int offset) {
        long effective = effective(address, offset, Integer.BYTES, memory);
        return memory.waiters().map(waiters -> waiters.wake(effective, count)).orElse(0);
    }

    private static Waiters waiters(LinearMemory memory) {
        return memory.waiters().orElseThrow(() -> new Trap(TrapCode.EXPECTED_SHARED_MEMORY));
    }

    private static long effective(int address, int offset, int bytes, LinearMemory memory) {
        long effective = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(offset);
        if ((effective & (bytes - 1)) != 0) {
            throw Traps.unaligned();
        }
        if (effective > LinearMemory.bytes(memory.pages()) - bytes) {
            throw Traps.memory();
        }
        return effective;
    }
}
