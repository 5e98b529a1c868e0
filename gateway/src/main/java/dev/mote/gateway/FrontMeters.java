package dev.mote.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.IntStream;

/** Counts responses. Any thread may call. */
final class FrontMeters {
    private final List<Counter> responses;

    FrontMeters(MeterRegistry registry) {
        responses = IntStream.rangeClosed(1, 5)
                .mapToObj(kind -> Counter.builder("mote.http.responses")
                        .description("Responses of the HTTP front, by class of status")
                        .tag("code", kind + "xx")
                        .register(registry))
                .toList();
    }

    void answered(int status) {
        responses.get(status / 100 - 1).increment();
    }
}
