package dev.mote.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this JVM holds after a full collection.
 *
 * @param classes classes that are loaded
 * @param metaspace bytes of class data
 * @param heap bytes of live objects
 */
record HeldMemory(long classes, long metaspace, long heap) {
    private static final double MAY_GROW = 1.1;
    private static final long SLACK_BYTES = 4L << 20;
    private static final long SLACK_CLASSES = 200;

    static HeldMemory now() {
        // Once for what died, once for the loaders that this lets go.
        System.gc();
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        return new HeldMemory(
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                metaspace,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    boolean isFlatSince(HeldMemory before) {
        return classes <= before.classes + SLACK_CLASSES
                && metaspace <= before.metaspace * MAY_GROW + SLACK_BYTES
                && heap <= before.heap * MAY_GROW + SLACK_BYTES;
    }

    /** @param percent how much of the work is done */
    void print(int percent) {
        System.out.println(String.format(
                Locale.ROOT,
                "%3d %%: %d classes, metaspace %.1f MB, heap %.1f MB",
                percent,
                classes,
                metaspace / 1e6,
                heap / 1e6));
    }
}
