package dev.mote.engine;

/**
 * Makes sure that host code has stack left, by using some and giving it back: a guest may call the host from the last
 * frame it has. An overflow then comes here, where nothing has been changed yet.
 */
final class StackReserve {
    /** About 32 KiB of compiled frames, more of interpreted ones; host code that waits needs a few. */
    private static final int FRAMES = 1024;

    private StackReserve() {}

    /** @throws StackOverflowError where too little is left; the engine makes it the guest's trap */
    static void check() {
        descend(FRAMES);
    }

    /** The addition after the call keeps it from becoming a loop. */
    private static int descend(int frames) {
        return frames == 0 ? 0 : descend(frames - 1) + 1;
    }
}
