package dev.mote.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections, in all and per client address. Any event loop may call; holds no lock. */
final class ConnectionCounts {
    private final int most;
    private final int mostPerClient;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<String, Integer> perClient = new ConcurrentHashMap<>();

    ConnectionCounts(int most, int mostPerClient) {
        this.most = most;
        this.mostPerClient = mostPerClient;
    }

    /** Counts a connection; false, and nothing counted, where that would be one too many. */
    boolean enter(String client) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return false;
        }
        if (perClient.merge(client, 1, Integer::sum) > mostPerClient) {
            leave(client);
            return false;
        }
        return true;
    }

    void leave(String client) {
        open.decrementAndGet();
        perClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return open.get();
    }
}
