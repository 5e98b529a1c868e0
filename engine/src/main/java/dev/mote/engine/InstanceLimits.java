package dev.mote.engine;

/**
 * What one instance may hold.
 *
 * @param memoryBytes all memories of the instance together; {@code memory.grow} beyond it answers -1
 * @param tableElements all tables of the instance together; {@code table.grow} beyond it answers -1
 */
public record InstanceLimits(long memoryBytes, long tableElements) {
    public static InstanceLimits defaults() {
        return new InstanceLimits(256L << 20, 1 << 20);
    }
}
