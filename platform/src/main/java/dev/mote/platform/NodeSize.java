package dev.mote.platform;

/**
 * The sizes of a node that follow from its machine where its configuration leaves them open.
 *
 * @param cpuSlots guests that execute at once
 * @param cpuShare how many of them one function can hold
 */
record NodeSize(int cpuSlots, int cpuShare) {
    static NodeSize of(Limits limits) {
        int cores = Runtime.getRuntime().availableProcessors();
        int slots = limits.get(Limit.CPU_SLOTS) > 0 ? limits.count(Limit.CPU_SLOTS) : 4 * cores;
        int share = limits.get(Limit.CPU_SHARE) > 0 ? limits.count(Limit.CPU_SHARE) : Math.max(1, slots / 4);
        return new NodeSize(slots, Math.min(slots, share));
    }
}
