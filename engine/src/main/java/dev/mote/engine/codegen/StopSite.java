package dev.mote.engine.codegen;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The test for a stop that every loop and every function of a module makes. It is a constant to the JIT and costs
 * nothing until an instance of the module is to stop; then it looks at the instance, until that one has gone.
 *
 * <p>Any thread may call; {@code lock} guards the count and the order of changes, and no guest code runs under it.
 */
final class StopSite {
    /** Changes after which the test stays on: HotSpot gives up a method that it had to compile too often. */
    private static final int MAXIMUM_CHANGES = 100;

    private static final MethodHandle QUIET = AccessHelpers.quiet();
    private static final MethodHandle ALERT;

    static {
        try {
            ALERT = MethodHandles.lookup().findStatic(StopSite.class, "look", QUIET.type());
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MutableCallSite site = new MutableCallSite(QUIET);
    private final ReentrantLock lock = new ReentrantLock();
    private boolean quiet = true;
    private int stopping;
    private int changes;

    /** Takes an instance of the module as an object. */
    CallSite site() {
        return site;
    }

    /** An instance of the module is to stop. */
    void alert() {
        lock.lock();
        try {
            if (stopping++ == 0 && quiet) {
                set(ALERT);
            }
        } finally {
            lock.unlock();
        }
    }

    /** An instance for which {@link #alert} was called has gone. */
    void settle() {
        lock.lock();
        try {
            if (--stopping == 0 && !quiet && changes < MAXIMUM_CHANGES) {
                set(QUIET);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What a site leads to while instances of its module are to stop. */
    static void look(Object instance) {
        GuestInstance guest = (GuestInstance) instance;
        if (guest.isStopping()) {
            guest.checkStopped();
        }
    }

    private void set(MethodHandle target) {
        quiet = !quiet;
        changes++;
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }
}
