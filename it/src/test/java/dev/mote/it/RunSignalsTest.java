package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.cli.Mote;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mote run} ends with the signal that a terminal or a supervisor sends, whatever the program does then. */
class RunSignalsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int INTERRUPT = 2;

    @TempDir
    private Path folder;

    /** A shell that starts a build in the background lets it ignore Ctrl-C, and a JVM does not change that. */
    @BeforeAll
    static void signalsArrive() throws IOException {
        long ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElseThrow();
        Assumptions.assumeTrue((ignored >> (INTERRUPT - 1) & 1) == 0, "*** SKIPPED: this process ignores SIGINT ***");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aLoopIsEnded(String signal, int exit) throws Exception {
        Process process = run("trap", "loop");
        awaitStart(process);
        assertThat(end(process, signal)).isEqualTo(exit);
        assertThat(errors(process)).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aProgramThatWaitsForItsInputIsEnded(String signal, int exit) throws Exception {
        Process process = run("cat");
        process.getOutputStream().write("so far\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        // The program runs once it gave something back; it is read as it comes.
        assertThat(process.getInputStream().readNBytes(7))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("so far\n");
        assertThat(end(process, signal)).isEqualTo(exit);
    }

    @Test
    void aClosedOutputEndsTheProgram() throws Exception {
        Process process = run("cat");
        process.getInputStream().close();
        try (OutputStream input = process.getOutputStream()) {
            input.write(new byte[1 << 20]);
        } catch (IOException e) {
            // It ended before it read all of it.
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(errors(process)).doesNotContain("Exception");
    }

    private Process run(String guest, String... arguments) throws IOException {
        Path wasm = folder.resolve(guest + ".wasm");
        try (InputStream bytes =
                RunSignalsTest.class.getResourceAsStream("/guests/wasi/" + guest + "/" + guest + ".wasm")) {
            Files.write(wasm, bytes.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-DontCompileHugeMethods",
                "-Xss2m",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Mote.class.getName(),
                "run",
                wasm.toString(),
                "--"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MOTE_HOME", folder.resolve("home").toString());
        return builder.start();
    }

    /** A loop says nothing: that it runs is told by the code that was made for it. */
    private void awaitStart(Process process) {
        Path code = folder.resolve("home/cache/code");
        await("the program runs").atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).isTrue();
            if (!Files.isDirectory(code)) {
                return false;
            }
            try (var entries = Files.list(code)) {
                return entries.anyMatch(entry -> entry.toString().endsWith(".code"));
            }
        });
    }

    private static int end(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the process ends")
                .isTrue();
        return process.exitValue();
    }

    private static String errors(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
