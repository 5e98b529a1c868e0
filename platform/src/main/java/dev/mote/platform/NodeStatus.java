package dev.mote.platform;

import java.time.Instant;
import java.util.List;

/**
 * What a node does right now.
 *
 * @param running calls that run or wait for their turn, the oldest first
 * @param functions every function with its live version
 * @param memory bytes that guests hold
 * @param cpuSlots guests that execute
 * @param queue asynchronous calls: those that wait, and how many may
 */
public record NodeStatus(
        Instant started,
        List<Invocation> running,
        List<FunctionRecord> functions,
        Gauge memory,
        Gauge cpuSlots,
        Gauge instances,
        Gauge queue) {
    public NodeStatus {
        running = List.copyOf(running);
        functions = List.copyOf(functions);
    }

    /** How much of something is taken. */
    public record Gauge(long used, long total) {}
}
