package dev.mote.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts connections, and those that were ended. Any thread may call. */
final class ConnectionMeters {
    private final Counter timeouts;
    private final Counter refused;

    ConnectionMeters(MeterRegistry registry, ConnectionCounts connections) {
        timeouts = Counter.builder("mote.http.timeouts")
                .description("Connections and requests that were ended because the client was too slow")
                .register(registry);
        refused = Counter.builder("mote.http.connections.refused")
                .description("Connections closed at once because there were too many")
                .register(registry);
        Gauge.builder("mote.http.connections", connections, ConnectionCounts::open)
                .description("Open connections")
                .register(registry);
    }

    void timedOut() {
        timeouts.increment();
    }

    void refused() {
        refused.increment();
    }
}
