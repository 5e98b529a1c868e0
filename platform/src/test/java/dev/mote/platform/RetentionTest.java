package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.wasi.RefusalListener;
import dev.mote.worlds.GuestLog;
import dev.mote.worlds.Worlds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void resultsAreKeptForTheirTimeAndNoLonger() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            String id = node.call(ECHO, "kept").invocation().id();
            Metrics metrics = new Metrics(new Worlds(List.of()));
            Janitor janitor = janitor(node, Limits.defaults(), metrics);

            node.clock.advance(Duration.ofHours(24));
            janitor.expire();
            assertThat(node.platform.invocations().output(id).toString()).isEqualTo("kept");

            node.clock.advance(Duration.ofMillis(1));
            janitor.expire();
            Refused.with(
                    ErrorCode.INVOCATION_NOT_FOUND,
                    () -> node.platform.invocations().get(id));
            Refused.with(
                    ErrorCode.INVOCATION_NOT_FOUND,
                    () -> node.platform.invocations().output(id));
            Refused.with(
                    ErrorCode.INVOCATION_NOT_FOUND,
                    () -> node.platform.invocations().log(id));
            assertThat(metrics.scrape()).contains("mote_records_expired_total 1.0");
        }
    }

    @Test
    void oldestRecordsGoBeyondTheirNumber() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");
            for (int i = 0; i < 5; i++) {
                node.call(ECHO, "");
                node.clock.advance(Duration.ofMillis(1));
            }
            List<Invocation> before = node.platform.invocations().list(Optional.empty(), 10);

            janitor(node, Limits.defaults().with(Limit.RECORDS, 2), new Metrics(new Worlds(List.of())))
                    .expire();

            assertThat(node.platform.invocations().list(Optional.empty(), 10)).isEqualTo(before.subList(0, 2));
        }
    }

    @Test
    void logIsKeptUpToItsLimitWithAWarning() {
        try (TestNode node = new TestNode()) {
            node.world.on("flood", (call, _) -> {
                for (int i = 0; i < 1_000; i++) {
                    print(call.log());
                }
                return FakeWorld.completed(new byte[0]);
            });
            node.upload(ECHO, "flood", Limits.defaults().with(Limit.LOG, 20));

            String id = node.call(ECHO, "").invocation().id();

            String log = new String(node.platform.invocations().log(id), StandardCharsets.UTF_8);
            assertThat(log).startsWith("line\nline\nline\nline\n").contains("4980 more bytes were dropped");
            assertThat(node.metric("mote_logs_truncated_total")).isEqualTo(1);
        }
    }

    @Test
    void limitsThatAGuestMetAreCountedPerCall() {
        try (TestNode node = new TestNode()) {
            node.world.on("greedy", (call, _) -> {
                call.log().refused(RefusalListener.Refused.SOCKETS);
                call.log().refused(RefusalListener.Refused.SOCKETS);
                return FakeWorld.completed(new byte[0]);
            });
            node.upload(ECHO, "greedy", Limits.defaults());

            node.call(ECHO, "");

            assertThat(node.metric("mote_guest_refusals_total{limit=\"sockets\"}"))
                    .isEqualTo(1);
            assertThat(node.metric("mote_guest_refusals_total{limit=\"open-files\"}"))
                    .isZero();
        }
    }

    @Test
    void refusedCallsPushNoRecordsOut() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo", Limits.defaults().with(Limit.INPUT, 0));

            node.call(ECHO, "too much");

            assertThat(node.platform.invocations().list(Optional.empty(), 10)).isEmpty();
            assertThat(node.metric("mote_rejections_total{code=\"input.too-large\"}"))
                    .isEqualTo(1);
        }
    }

    private static void print(GuestLog log) {
        byte[] line = TestNode.bytes("line\n");
        log.write(line, 0, line.length);
    }

    private static Janitor janitor(TestNode node, Limits limits, Metrics metrics) {
        Modules modules = new Modules(node.storage.blobs(), node.storage.functions(), new UserLocks());
        return new Janitor(node.storage.invocations(), modules, limits, metrics, node.clock);
    }
}
