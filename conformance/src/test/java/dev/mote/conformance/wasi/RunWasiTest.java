package dev.mote.conformance.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.conformance.EngineMode;
import dev.mote.conformance.Engines;
import dev.mote.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner of the system interface's suite, with programs of our own. */
class RunWasiTest {
    @TempDir
    private Path suite;

    @ParameterizedTest
    @ValueSource(strings = {"endive", "mote"})
    void programsThatDoWhatTheyMustPass(String engine) throws IOException {
        Files.createDirectory(suite.resolve("fs.dir"));
        Files.writeString(suite.resolve("fs.dir/poem"), "first\nsecond\n");
        program(
                "grep",
                "{\"args\": [\"-n\", \"second\", \"fs.dir\"], \"dirs\": [\"fs.dir\"],"
                        + " \"stdout\": \"fs.dir/poem:2:second\\n\"}");
        program(
                "cat",
                "{\"operations\": [{\"type\": \"run\", \"root\": \"fs.dir\", \"args\": [\"/poem\"]},"
                        + " {\"type\": \"read\", \"id\": \"stdout\", \"payload\": \"first\\nsecond\\n\"}]}");
        program("trap", "{\"args\": [\"3\"], \"exit_code\": 3}");
        assertThat(run(engine, "")).contains("3 passed, 0 failed, 0 skipped");
    }

    @Test
    void aProgramThatDoesNotIsNamedWithWhatItDid() throws IOException {
        program("trap", "{\"args\": [\"3\"], \"exit_code\": 4}");
        assertThat(run("endive", "")).contains("FAILED  trap: it exited with 3, not 4", "0 passed, 1 failed");
        assertThat(run("endive", "trap because it is meant to")).contains("0 passed, 0 failed, 1 skipped");
    }

    @Test
    void aTrapIsAFailure() throws IOException {
        program("trap", "{}");
        assertThat(run("endive", "")).contains("FAILED  trap: it trapped: unreachable");
    }

    private String run(String name, String exceptions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Engine engine = Engines.open(name, EngineMode.COMPILED)) {
            Main.run(engine, suite, "", new Exceptions(exceptions), new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void program(String name, String json) throws IOException {
        try (InputStream wasm = RunWasiTest.class.getResourceAsStream("/guests/wasi/" + name + "/" + name + ".wasm")) {
            Files.write(suite.resolve(name + ".wasm"), wasm.readAllBytes());
        }
        Files.writeString(suite.resolve(name + ".json"), json);
    }
}
