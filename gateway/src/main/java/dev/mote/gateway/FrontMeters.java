package dev.mote.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.IntStream;

/** The meters of the HTTP front. Any thread may call. */
final class FrontMeters {
    private final List<Counter> responses;
    private final Counter timeouts;
    private final Counter refused;

    FrontMeters(MeterRegistry registry, ConnectionCounts connections) {
        responses = IntStream.rangeClosed(1, 5)
                .mapToObj(kind -> Counter.builder("mote.http.responses")
                        .description("Responses of the HTTP front, by class of status")
                        .tag("code", kind + "xx")
                        .register(registry))
                .toList();
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

    void answered(int status) {
        responses.get(status / 100 - 1).increment();
    }

    void timedOut() {
        timeouts.increment();
    }

    void refused() {
        refused.increment();
    }
}
