package dev.mote.platform;

import dev.mote.wasi.RefusalListener.Refused;
import dev.mote.worlds.World;
import dev.mote.worlds.Worlds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The node's meters. All are made at the start, so that a call only adds to them, and every label comes from a fixed
 * list: no name, path or host that a client chose ever becomes one. Any thread may call.
 */
public final class Metrics {
    private static final String OTHER = "other";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, CallMeters> calls = new HashMap<>();
    private final Map<ErrorCode, Counter> rejections = new EnumMap<>(ErrorCode.class);
    private final Map<Refused, Counter> guestRefusals = new EnumMap<>(Refused.class);
    private final Counter logsTruncated;
    private final Counter deadLetters;
    private final Counter versionsDropped;
    private final Counter recordsExpired;
    private final Timer uploads;
    private final Timer preparations;

    Metrics(Worlds worlds) {
        for (World world : worlds.all()) {
            calls.put(world.name(), new CallMeters(registry, world.name()));
        }
        calls.put(OTHER, new CallMeters(registry, OTHER));
        for (ErrorCode code : ErrorCode.values()) {
            rejections.put(
                    code,
                    Counter.builder("mote.rejections")
                            .description("Requests that were refused before a guest ran")
                            .tag("code", code.id())
                            .register(registry));
        }
        guestRefusals.put(Refused.OPEN_FILES, guestRefusals(Limit.OPEN_FILES));
        guestRefusals.put(Refused.SOCKETS, guestRefusals(Limit.SOCKETS));
        logsTruncated = counter("mote.logs.truncated", "Calls whose log was cut at its limit");
        deadLetters = counter("mote.queue.dead", "Asynchronous calls that were given up after their last attempt");
        versionsDropped = counter("mote.versions.dropped", "Versions that went because newer ones came");
        recordsExpired = counter("mote.records.expired", "Records that went because of their age or number");
        uploads = Timer.builder("mote.uploads")
                .description("Modules that were published, from the last byte to the answer")
                .register(registry);
        preparations = Timer.builder("mote.module.preparations")
                .description("Modules that were compiled and initialised")
                .register(registry);
    }

    /** Where every meter of the node is; fronts register theirs here. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Everything in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    /** Counts a request that was refused before a guest ran. */
    public void rejected(ErrorCode code) {
        rejections.get(code).increment();
    }

    CallMeters calls(String world) {
        return calls.getOrDefault(world, calls.get(OTHER));
    }

    /** Counts a call whose guest got an error at a limit. */
    void guestRefused(Refused what) {
        guestRefusals.get(what).increment();
    }

    void logTruncated() {
        logsTruncated.increment();
    }

    void deadLetter() {
        deadLetters.increment();
    }

    void versionsDropped(int count) {
        versionsDropped.increment(count);
    }

    void recordsExpired(int count) {
        recordsExpired.increment(count);
    }

    Timer uploads() {
        return uploads;
    }

    Timer preparations() {
        return preparations;
    }

    void gauge(String name, String unit, String description, Supplier<Number> value) {
        Gauge.Builder<Supplier<Number>> gauge = Gauge.builder(name, value).description(description);
        (unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry);
    }

    /** A counter that somebody else keeps. */
    void counted(String name, String description, Supplier<Number> value) {
        FunctionCounter.builder(name, value, it -> it.get().doubleValue())
                .description(description)
                .register(registry);
    }

    private Counter guestRefusals(Limit limit) {
        return Counter.builder("mote.guest.refusals")
                .description("Calls whose guest got an error because it had as many of something as it may")
                .tag("limit", limit.key())
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
