package dev.mote.cli;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and SIGINT: the first asks for an orderly end, a second one ends the process at once. The JVM's own shutdown
 * hooks cannot do that: while they run, further signals wait. Handlers run in a thread of the JVM's per signal.
 */
final class Signals {
    private static final int INTERRUPTED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);

    private Signals() {}

    static Signals listen(Terminal terminal) {
        Signals signals = new Signals();
        on("TERM", terminal, () -> signals.received(terminal));
        on("INT", terminal, () -> signals.received(terminal));
        return signals;
    }

    /** Blocks until the first signal. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits for the first signal, but no longer than this; true when it came. */
    boolean await(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Calls the action at every signal of that name. By reflection: the compiler warns of every direct use of the only API
     * that there is, and cannot be told not to.
     */
    static void on(String name, Terminal terminal, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, (_, method, _) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException e) {
            terminal.warn("SIG" + name + " cannot be handled here; an end by it is abrupt, and loses nothing accepted");
        }
    }

    private void received(Terminal terminal) {
        if (asked.getCount() == 0) {
            terminal.note("mote: stopped at once; what was accepted is on disk");
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        asked.countDown();
    }
}
