package dev.mote.engine;

/**
 * What one instance is made with.
 *
 * @param limits what it may hold
 * @param run the run it belongs to; stopping the run stops the instance, also while it initialises
 * @param host whatever the world keeps per invocation; host functions reach it by {@link CoreInstance#host}
 */
public record InstanceConfig(InstanceLimits limits, Run run, Object host) {}
