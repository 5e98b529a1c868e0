package dev.mote.engine;

/**
 * What one instance is made with.
 *
 * @param limits what it may hold
 * @param run the run it belongs to; stopping the run stops the instance, also while it initialises
 * @param host whatever the world keeps per invocation; host functions reach it by {@link CoreInstance#host}
 * @param memory what the limit of memory is for: instances that name the same object share the limit
 */
public record InstanceConfig(InstanceLimits limits, Run run, Object host, HeldBytes memory) {
    /** For an instance whose limits are its own. */
    public InstanceConfig(InstanceLimits limits, Run run, Object host) {
        this(limits, run, host, new HeldBytes());
    }
}
