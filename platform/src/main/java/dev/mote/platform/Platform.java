package dev.mote.platform;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.platform.spi.Storage;
import dev.mote.worlds.Worlds;
import java.time.Clock;
import java.time.Duration;

/** One node's core: what fronts hold. Starting it resumes the asynchronous calls that a crash or a stop left behind. */
public final class Platform implements AutoCloseable {
    /** The bytes that all guests of a node may hold together: what the engine of such a node is made with. */
    public static MemoryBudget memoryBudget(NodeConfig config) {
        long bytes = config.limits().get(Limit.NODE_MEMORY);
        return new MemoryBudget(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Starts a node.
     *
     * @param memory the budget that the engine was made with; see {@link #memoryBudget}
     */
    public static Platform start(
            Engine engine, MemoryBudget memory, Worlds worlds, Storage storage, NodeConfig config, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /** Starts a node whose guest memory is not shown, as a test does. */
    public static Platform start(Engine engine, Worlds worlds, Storage storage, NodeConfig config, Clock clock) {
        return start(engine, memoryBudget(config), worlds, storage, config, clock);
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

    /** What the node does right now. */
    public NodeStatus status() {
        throw new UnsupportedOperationException();
    }

    /** The node's meters; fronts add their own to the registry. */
    public Metrics metrics() {
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
