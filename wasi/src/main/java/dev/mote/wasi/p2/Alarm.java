package dev.mote.wasi.p2;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Lets one thread sleep until any other wakes it, a channel is ready, or a time has passed. */
interface Alarm extends Runnable, AutoCloseable {
    /**
     * Sleeps; may wake too early.
     *
     * @param nanos at most; nothing where they are not positive
     */
    void await(long nanos) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    static Alarm of(List<? extends Pollable> pollables) throws IOException {
        List<Pollable.Interest> interests = pollables.stream()
                .map(Pollable::interest)
                .flatMap(Optional::stream)
                .toList();
        return interests.isEmpty() ? new OfThread(Thread.currentThread()) : OfChannels.watching(interests);
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Where there are no channels. */
    record OfThread(Thread sleeper) implements Alarm {
        @Override
        public void run() {
            LockSupport.unpark(sleeper);
        }

        @Override
        public void await(long nanos) throws InterruptedException {
            LockSupport.parkNanos(this, nanos);
            checkInterrupt();
        }

        @Override
        public void close() {}
    }

    /** Where there are some. */
    record OfChannels(Selector selector) implements Alarm {
        private static final long MILLISECOND = 1_000_000;

        static Alarm watching(List<Pollable.Interest> interests) throws IOException {
            Selector selector = Selector.open();
            try {
                for (Pollable.Interest one : interests) {
                    SelectionKey known = one.channel().keyFor(selector);
                    if (known == null) {
                        one.channel().register(selector, one.operations());
                    } else {
                        known.interestOpsOr(one.operations());
                    }
                }
                return new OfChannels(selector);
            } catch (IOException | RuntimeException e) {
                selector.close();
                throw e;
            }
        }

        @Override
        public void run() {
            selector.wakeup();
        }

        @Override
        public void await(long nanos) throws IOException, InterruptedException {
            if (nanos > 0) {
                // A day, as no wait is longer, and 0 would mean for ever.
                long millis = Math.clamp(nanos / MILLISECOND, 1, 86_400_000);
                selector.select(_ -> {}, millis);
            }
            checkInterrupt();
        }

        @Override
        public void close() throws IOException {
            selector.close();
        }
    }
}
