package dev.mote.wasi;

import dev.mote.engine.Run;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits for the first of several things: times, standard input, sockets. Files and output streams are always ready. The
 * wait is outside the CPU slot and ends with the run. Used once, by the invocation's thread.
 */
final class Poll {
    /** What came of one subscription. */
    record Event(Subscription of, Errno error, long bytes) {}

    /** How long a wait for standard input, which no selector covers, keeps from looking at the rest. */
    private static final long SLICE = 20_000_000;

    private final WasiProcess process;
    private final Run run;
    private final List<Subscription> subscriptions;
    private final List<Event> events = new ArrayList<>();

    Poll(WasiProcess process, Run run, List<Subscription> subscriptions) {
        this.process = process;
        this.run = run;
        this.subscriptions = subscriptions;
    }

    /** One event at least. */
    List<Event> await() throws WasiError {
        long start = System.nanoTime();
        long wait = earliest();
        addReady();
        if (events.isEmpty() && wait > 0) {
            WasiProcess.blocking(run, () -> {
                sleep(start, wait);
                return true;
            });
        }
        if (events.isEmpty()) {
            addDue(System.nanoTime() - start);
        }
        return events;
    }

    /** Nanoseconds to the first time that is waited for. */
    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (Subscription one : subscriptions) {
            if (one.kind() == Subscription.CLOCK) {
                earliest = Math.min(earliest, left(one));
            }
        }
        return earliest;
    }

    private long left(Subscription clock) {
        boolean known = clock.subject() == 0 || Preview1Process.isElapsed(clock.subject());
        if (!known) {
            return 0;
        }
        if (clock.timeout() < 0) {
            return Long.MAX_VALUE;
        }
        long now = clock.absolute() ? Preview1Process.time(process, run, clock.subject()) : 0;
        return Math.max(0, clock.timeout() - now);
    }

    /** All times that have come; the clock that ended the wait is due even if another way of counting says not quite. */
    private void addDue(long waited) {
        long earliest = earliest();
        for (Subscription one : subscriptions) {
            if (one.kind() != Subscription.CLOCK) {
                continue;
            }
            boolean known = one.subject() == 0 || Preview1Process.isElapsed(one.subject());
            long left = left(one);
            if (!known) {
                events.add(new Event(one, Errno.INVAL, 0));
            } else if (left == earliest || (left <= waited && !one.absolute())) {
                events.add(new Event(one, Errno.SUCCESS, 0));
            }
        }
    }

    /** What needs no waiting. */
    private void addReady() throws WasiError {
        for (Subscription one : subscriptions) {
            if (one.kind() == Subscription.CLOCK) {
                continue;
            }
            Descriptor descriptor;
            try {
                descriptor = process.table().get(one.subject());
            } catch (WasiError e) {
                events.add(new Event(one, e.errno(), 0));
                continue;
            }
            if (descriptor instanceof FileDescriptor file) {
                boolean reads = one.kind() == Subscription.READ;
                long there = reads ? Math.max(0, file.stat().size() - file.position()) : 0;
                events.add(new Event(one, Errno.SUCCESS, there));
            } else if (descriptor instanceof FolderDescriptor || !fits(one, descriptor)) {
                events.add(new Event(one, Errno.BADF, 0));
            } else if (descriptor instanceof OutputDescriptor
                    || (descriptor instanceof Connection connection && connection.hasPeeked())) {
                events.add(new Event(one, Errno.SUCCESS, 1));
            }
        }
        if (events.isEmpty() && !waited().isEmpty()) {
            WasiProcess.blocking(run, () -> {
                look(0);
                return true;
            });
        }
    }

    private static boolean fits(Subscription one, Descriptor descriptor) {
        boolean reads = one.kind() == Subscription.READ;
        if (descriptor instanceof OutputDescriptor) {
            return !reads;
        }
        boolean onlyRead = descriptor instanceof InputDescriptor || descriptor instanceof ListenerDescriptor;
        return reads || !onlyRead;
    }

    private void sleep(long start, long wait) throws Exception {
        if (waited().isEmpty()) {
            Thread.sleep(Duration.ofNanos(wait));
            return;
        }
        long left = wait;
        while (events.isEmpty() && left > 0 && run.stopReason().isEmpty()) {
            look(left);
            left = wait - (System.nanoTime() - start);
        }
    }

    /** Descriptors that may become ready. */
    private List<Subscription> waited() {
        return subscriptions.stream()
                .filter(one -> one.kind() != Subscription.CLOCK)
                .toList();
    }

    /** Looks for what is ready, waiting for it at most so many nanoseconds. */
    private void look(long nanos) throws IOException, WasiError {
        boolean sockets = false;
        for (Subscription one : waited()) {
            sockets |= !(process.table().get(one.subject()) instanceof InputDescriptor);
        }
        for (Subscription one : waited()) {
            if (process.table().get(one.subject()) instanceof InputDescriptor input) {
                Duration time = Duration.ofNanos(sockets ? 0 : Math.min(nanos, SLICE));
                if (input.source().await(time)) {
                    events.add(new Event(one, Errno.SUCCESS, 1));
                }
            }
        }
        if (sockets) {
            select(events.isEmpty() ? nanos : 0);
        }
    }

    private void select(long nanos) throws IOException, WasiError {
        boolean input = false;
        try (Selector selector = Selector.open()) {
            for (Subscription one : waited()) {
                Descriptor descriptor = process.table().get(one.subject());
                if (descriptor instanceof Connection connection) {
                    register(selector, connection.channel(), one);
                } else if (descriptor instanceof ListenerDescriptor listener) {
                    register(selector, listener.channel(), one);
                } else {
                    input = true;
                }
            }
            long most = input ? Math.min(nanos, SLICE) : nanos;
            if (most == 0) {
                selector.selectNow();
            } else {
                selector.select(Math.max(1, most / 1_000_000));
            }
            for (SelectionKey key : selector.selectedKeys()) {
                for (Object one : (List<?>) key.attachment()) {
                    Subscription subscription = (Subscription) one;
                    if ((key.readyOps() & operation(key.channel(), subscription)) != 0) {
                        events.add(new Event(subscription, Errno.SUCCESS, 1));
                    }
                }
            }
        }
    }

    /** A channel is registered once, for everything that is waited for on it. */
    private static void register(Selector selector, SelectableChannel channel, Subscription one) throws IOException {
        channel.configureBlocking(false);
        SelectionKey known = channel.keyFor(selector);
        int operation = operation(channel, one);
        if (known == null) {
            List<Subscription> all = new ArrayList<>();
            all.add(one);
            channel.register(selector, operation, all);
            return;
        }
        known.interestOpsOr(operation);
        @SuppressWarnings("unchecked")
        List<Subscription> all = (List<Subscription>) known.attachment();
        all.add(one);
    }

    private static int operation(SelectableChannel channel, Subscription one) {
        if (channel instanceof ServerSocketChannel) {
            return SelectionKey.OP_ACCEPT;
        }
        return one.kind() == Subscription.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
    }
}
