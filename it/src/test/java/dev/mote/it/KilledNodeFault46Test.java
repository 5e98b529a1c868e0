package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered with success is there after {@code kill -9} and a new start. */
class KilledNodeFault46Test {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CALLS = 50;

    @TempDir
    private Path data;

    @Test
    void anUploadThatWasAnsweredServesAfterAKill() {
        try (NodeProcess node = NodeProcess.serving(data)) {
            assertThat(node.put("f/dummy/hello", BundledGuests.module("hello")).body())
                    .isEqualTo("Upload complete\n");
            node.kill();
        }
        try (NodeProcess node = NodeProcess.serving(data)) {
            assertThat(node.post("f/dummy/hello", "").body()).isEqualTo("Hello faasm!\n");
        }
    }

    @Test
    void callsThatWereAcceptedHappenAfterAKill() {
        Set<String> accepted = new HashSet<>();
        try (NodeProcess node = NodeProcess.serving(data)) {
            for (int i = 0; i < CALLS; i++) {
                var answer = node.post("v1/invoke/simon/echo?async=true", "call " + i);
                assertThat(answer.statusCode()).isEqualTo(202);
                accepted.add(id(answer.body()));
            }
            node.kill();
        }
        assertThat(accepted).hasSize(CALLS);
        try (NodeProcess node = NodeProcess.serving(data)) {
            Set<String> outputs = new HashSet<>();
            for (String id : accepted) {
                await("call " + id)
                        .atMost(PATIENCE)
                        .until(() -> node.get("v1/invocations/" + id).body().contains("\"outcome\":\"completed\""));
                outputs.add(node.get("v1/invocations/" + id + "/output").body());
            }
            assertThat(outputs).hasSize(CALLS).allMatch(output -> output.startsWith("call "));
        }
    }

    @Test
    void aFaasmCallThatWasAcceptedChainsAfterAKill() {
        try (NodeProcess node = NodeProcess.serving(data)) {
            var answer = node.post("fa/simon/chain", "");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("Async request submitted\n");
            node.kill();
        }
        try (NodeProcess node = NodeProcess.serving(data)) {
            for (String chained : new String[] {"chain", "echo", "x2", "dummy"}) {
                await("simon/" + chained)
                        .atMost(PATIENCE)
                        .until(() -> node.get("v1/invocations?function=simon/" + chained)
                                .body()
                                .contains("\"outcome\":\"completed\""));
            }
        }
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
