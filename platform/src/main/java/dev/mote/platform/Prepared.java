package dev.mote.platform;

import dev.mote.engine.CompileReport;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.Guest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A guest that is ready to run, with its users counted: it closes when the cache has let go of it and the last call has
 * left it. Any thread may call; one atomic counter.
 */
final class Prepared {
    private final Guest guest;
    private final Compiled code;
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile long lastUsed;

    /** The first user is whoever makes it: the cache. */
    Prepared(Guest guest, Compiled code) {
        this.guest = guest;
        this.code = code;
    }

    Guest guest() {
        return guest;
    }

    CompileReport report() {
        return code.report();
    }

    /** Compiles what would otherwise be compiled when it is first called; always true. */
    boolean compileAll() {
        code.compileAll();
        return true;
    }

    /** Adds a user, unless the guest is closed already. */
    boolean retain(long now) {
        int present = users.get();
        while (present > 0) {
            if (users.compareAndSet(present, present + 1)) {
                lastUsed = now;
                return true;
            }
            present = users.get();
        }
        return false;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            guest.close();
        }
    }

    /** Whether anybody but the cache holds it. */
    boolean inUse() {
        return users.get() > 1;
    }

    long lastUsed() {
        return lastUsed;
    }
}
