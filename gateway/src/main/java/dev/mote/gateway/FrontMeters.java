package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Counts responses and refusals. Any thread may call. */
final class FrontMeters {
    private final List<Counter> responses;
    private final Consumer<ErrorCode> refusals;

    /** @param refusals counts requests that were refused before a guest ran */
    FrontMeters(MeterRegistry registry, Consumer<ErrorCode> refusals) {
        this.refusals = refusals;
        responses = IntStream.rangeClosed(1, 5)
                .mapToObj(kind -> Counter.builder("mote.http.responses")
                        .description("Responses of the HTTP front, by class of status")
                        .tag("code", kind + "xx")
                        .register(registry))
                .toList();
    }

    void refused(ErrorCode code) {
        refusals.accept(code);
    }

    void answered(int status) {
        responses.get(status / 100 - 1).increment();
    }
}
