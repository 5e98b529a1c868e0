package dev.mote.platform;

import dev.mote.engine.Engine;
import dev.mote.platform.spi.Storage;
import dev.mote.worlds.Worlds;
import java.time.Clock;
import java.time.Duration;

/** One node's core: what fronts hold. Starting it resumes the asynchronous calls that a crash or a stop left behind. */
public final class Platform implements AutoCloseable {
    public static Platform start(Engine engine, Worlds worlds, Storage storage, NodeConfig config, Clock clock) {
        throw new UnsupportedOperationException();
    }

    public Functions functions() {
        throw new UnsupportedOperationException();
    }

    public Invocations invocations() {
        throw new UnsupportedOperationException();
    }

    public NodeConfig config() {
        throw new UnsupportedOperationException();
    }

    public Readiness readiness() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes no new calls and waits for the running ones. Asynchronous calls that do not finish in time go back to the
     * queue.
     *
     * @return whether everything finished in time
     */
    public boolean drain(Duration within) {
        throw new UnsupportedOperationException();
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
