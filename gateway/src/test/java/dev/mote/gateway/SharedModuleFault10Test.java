package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users upload the same bytes: neither learns of the other, and neither depends on the other. */
class SharedModuleFault10Test {
    @TempDir
    private Path data;

    private RealNode node;

    @BeforeEach
    void start() {
        node = new RealNode(data);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theSecondUploadIsAnsweredLikeTheFirst() {
        RawClient.Response ann = upload("ann");
        RawClient.Response ben = upload("ben");
        assertThat(ben.status()).isEqualTo(ann.status()).isEqualTo(201);
        assertThat(masked(ben, "ben")).isEqualTo(masked(ann, "ann"));
    }

    @Test
    void whatOneDeletesTheOtherKeeps() throws IOException {
        upload("ann");
        upload("ben");
        assertThat(stored()).isEqualTo(2);
        assertThat(node.send("DELETE", "/v1/functions/ann/f", "", "").status()).isEqualTo(204);
        assertThat(node.post("/v1/invoke/ann/f", "").status()).isEqualTo(404);
        assertThat(node.post("/v1/invoke/ben/f", "").text()).isEqualTo("Hello faasm!");
    }

    private RawClient.Response upload(String user) {
        return node.send("PUT", "/v1/functions/" + user + "/f", "", BundledGuests.module("hello"));
    }

    /** What differs by the user's name and by the clock is left out. */
    private static String masked(RawClient.Response answer, String user) {
        return answer.text()
                .replace("\"" + user, "\"USER")
                .replace(user + "/", "USER/")
                .replaceAll("\\d{4}-[^\"]*Z", "TIME");
    }

    /** Files that hold the module. */
    private long stored() throws IOException {
        byte[] module = BundledGuests.module("hello");
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, module))
                    .count();
        }
    }

    private static boolean holds(Path file, byte[] module) {
        try {
            return Files.size(file) == module.length && Files.mismatch(file, copy(module)) < 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path copy(byte[] module) throws IOException {
        Path copy = Files.createTempFile("module", "");
        copy.toFile().deleteOnExit();
        return Files.write(copy, module);
    }
}
