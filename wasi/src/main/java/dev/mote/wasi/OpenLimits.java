package dev.mote.wasi;

/**
 * How much a guest may have open at once.
 *
 * @param descriptors besides the standard streams, the folders and the listeners that it was given
 * @param sockets in WASI 0.2
 * @param refusals hears when it wanted more
 */
public record OpenLimits(int descriptors, int sockets, RefusalListener refusals) {
    private static final int SOME = 256;

    static OpenLimits defaults() {
        return new OpenLimits(SOME, SOME, RefusalListener.none());
    }
}
