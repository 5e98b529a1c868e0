package dev.mote.engine.codegen;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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

    private static final MethodType TYPE = methodType(boolean.class, GuestInstance.class);
    private static final MethodHandle QUIET =
            MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, GuestInstance.class);
    private static final MethodHandle ALERT;

    static {
        try {
            ALERT = MethodHandles.lookup().findVirtual(GuestInstance.class, "isStopping", methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MutableCallSite site = new MutableCallSite(QUIET);
    private final ReentrantLock lock = new ReentrantLock();
    private boolean quiet = true;
    private int stopping;
    private int changes;

    CallSite site(MethodType type) {
        if (!type.equals(TYPE)) {
            throw new IllegalArgumentException("not a stop test: " + type);
        }
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

    private void set(MethodHandle target) {
        quiet = !quiet;
        changes++;
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }
}
