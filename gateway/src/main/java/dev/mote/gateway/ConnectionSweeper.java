package dev.mote.gateway;

import dev.mote.engine.NanoClock;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends the connections of one event loop that have waited too long: one timer for all of them. Everything in this class
 * runs on that event loop.
 */
final class ConnectionSweeper {
    private static final long LONGEST_PERIOD = 500_000_000L;
    private static final long SHORTEST_PERIOD = 10_000_000L;

    private final Set<ConnectionWatch> watches = new HashSet<>();
    private final NanoClock clock;
    private final Runnable timedOut;

    /** @param timedOut counts a connection or request that was ended */
    ConnectionSweeper(NanoClock clock, Runnable timedOut) {
        this.clock = clock;
        this.timedOut = timedOut;
    }

    ScheduledFuture<?> start(EventLoop loop, HttpTimes times) {
        long period = Math.clamp(times.shortest() / 8, SHORTEST_PERIOD, LONGEST_PERIOD);
        return loop.scheduleAtFixedRate(this::sweep, period, period, TimeUnit.NANOSECONDS);
    }

    void add(ConnectionWatch watch) {
        watches.add(watch);
    }

    void remove(ConnectionWatch watch) {
        watches.remove(watch);
    }

    private void sweep() {
        long now = clock.nanoTime();
        // A copy, because ending a connection removes it.
        for (ConnectionWatch watch : new ArrayList<>(watches)) {
            if (watch.sweep(now)) {
                timedOut.run();
            }
        }
    }
}
