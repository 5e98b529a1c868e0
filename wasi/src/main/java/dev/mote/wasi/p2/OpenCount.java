package dev.mote.wasi.p2;

import dev.mote.wasi.Errno;
import dev.mote.wasi.WasiError;

/** How many things of one kind a guest has open; bounded. Used by the invocation's thread alone. */
final class OpenCount {
    private final int limit;
    private final Runnable refused;
    private int open;

    /** @param refused runs where there are too many */
    OpenCount(int limit, Runnable refused) {
        this.limit = limit;
        this.refused = refused;
    }

    /** Counts one more, before it is opened; fails where there are too many. */
    void opening() throws WasiError {
        if (open >= limit) {
            refused.run();
            throw new WasiError(Errno.MFILE);
        }
        open++;
    }

    void closed() {
        open--;
    }
}
