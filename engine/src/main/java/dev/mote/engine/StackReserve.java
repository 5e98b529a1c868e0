package dev.mote.engine;

/**
 * Makes sure that host code has stack left, by using some and giving it back, before it does what it cannot leave half
 * done: hand a CPU slot over, or initialise a class, which never works again once its initialisation has failed. A guest
 * may call the host from the last frame it has; an overflow then comes here, where nothing has been changed yet.
 */
public final class StackReserve {
    /** Some 16 bytes each once compiled, several times that before. */
    private static final int BYTES_PER_FRAME = 16;

    private static final int FRAMES = 2_000;

    private StackReserve() {}

    /**
     * Costs about three microseconds.
     *
     * @throws StackOverflowError where less than some 32 KiB are left; the engine makes it the guest's trap
     */
    public static void check() {
        descend(FRAMES);
    }

    /**
     * The same for more; costs in proportion.
     *
     * @param bytes to be left
     */
    public static void check(int bytes) {
        descend(bytes / BYTES_PER_FRAME);
    }

    /** The addition after the call keeps it from becoming a loop. */
    private static int descend(int frames) {
        return frames == 0 ? 0 : descend(frames - 1) + 1;
    }
}
