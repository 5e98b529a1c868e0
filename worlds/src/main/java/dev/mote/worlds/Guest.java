package dev.mote.worlds;

import dev.mote.engine.Run;

/** A module ready for calls of one world. Any thread may call; every call has an instance of its own. */
public interface Guest extends AutoCloseable {
    /**
     * Executes one call inside a run whose slot the caller holds. Never throws for what the guest does: traps, deadlines
     * and exit codes are outcomes. The instance is gone when this returns.
     */
    Outcome call(Call call, Run run);

    /** Drops the snapshot and the compiled code. */
    @Override
    void close();
}
