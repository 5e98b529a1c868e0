package dev.mote.platform;

import static dev.mote.platform.TestNode.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void everyLimitOfFunctionAndNodeHasItsMetric() {
        try (TestNode node = new TestNode()) {
            String page = node.platform.metrics().scrape();

            assertThat(Arrays.stream(Limit.values())
                            .filter(limit -> limit.scope() != Limit.Scope.HTTP)
                            .map(Limit::metric))
                    .allSatisfy(metric -> assertThat(page).contains("# TYPE " + metric + " "));
        }
    }

    @Test
    void callsAreCountedByWorldAndOutcome() {
        try (TestNode node = new TestNode()) {
            node.upload(ECHO, "echo");

            node.call(ECHO, "");
            node.call(ECHO, "");

            assertThat(node.metric("mote_invocations_total{outcome=\"completed\",world=\"fake\"}"))
                    .isEqualTo(2);
            assertThat(node.metric("mote_invocation_seconds_count{world=\"fake\"}"))
                    .isEqualTo(2);
            assertThat(node.metric("mote_uploads_seconds_count")).isEqualTo(1);
            assertThat(node.metric("mote_active_instances")).isZero();
            assertThat(node.metric("mote_max_instances")).isEqualTo(4_096);
        }
    }

    @Test
    void fault55NamesThatClientsChooseNeverBecomeLabels() {
        try (TestNode node = new TestNode()) {
            Set<String> before = series(node);
            for (int i = 0; i < 50; i++) {
                FunctionName name = new FunctionName("user" + i, "function" + i);
                node.upload(name, "echo");
                node.call(name, "");
                node.enqueue(name, "");
                Refused.with(ErrorCode.FUNCTION_NOT_FOUND, () -> node.enqueue(new FunctionName("x", name.name()), ""));
            }

            assertThat(series(node)).isEqualTo(before);
        }
    }

    private static Set<String> series(TestNode node) {
        return node.platform
                .metrics()
                .scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }
}
