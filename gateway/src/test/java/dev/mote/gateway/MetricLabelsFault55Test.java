package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever clients ask for, no word of theirs becomes a label: the metrics have as many series afterwards as before. */
class MetricLabelsFault55Test {
    @TempDir
    private Path data;

    private RealNode node;

    @BeforeEach
    void start() {
        node = new RealNode(data).with("ann", "hello");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void pathsMethodsHostsAndNamesAreNoLabels() {
        ask("warm");
        Set<String> before = series();
        for (int i = 0; i < 30; i++) {
            ask("attack" + i);
        }
        assertThat(series()).isEqualTo(before).noneMatch(line -> line.contains("attack"));
    }

    private void ask(String word) {
        node.get("/" + word);
        node.get("/v1/functions/" + word + "/" + word);
        node.post("/f/" + word + "/" + word, "");
        node.post("/v1/invoke/ann/" + word, "");
        node.post("/v1/invoke/ann/hello", "");
        node.send("X" + word.toUpperCase(java.util.Locale.ROOT), "/", "", "");
        node.send("GET", "/", "X-Forwarded-Host: " + word + "\r\nUser-Agent: " + word + "\r\n", "");
        node.send("PUT", "/v1/functions/ann/" + word, "", "no module");
    }

    private Set<String> series() {
        return node.get("/metrics")
                .text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }
}
