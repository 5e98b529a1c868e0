package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mote build} runs, and what it says where that cannot be. */
class BuildCommandTest {
    private static final Map<String, String> SYSTEM = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    private Path folder;

    private final Captured streams = Captured.pipe();

    @Test
    void aCommandOfOnesOwnBuilds() throws IOException {
        Files.write(folder.resolve("made"), BundledGuests.module("handle", "hello"));
        manifest("command = 'cp made hello.wasm'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.OK);

        assertThat(streams.out()).contains("hello.wasm (handle, ");
        assertThat(folder.resolve("hello.wasm")).hasSameBinaryContentAs(folder.resolve("made"));
    }

    @Test
    void aCommandThatFailsShowsWhatItSaid() throws IOException {
        manifest("command = 'echo no such thing >&2; exit 7'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("no such thing").contains("a command ended with 7");
    }

    @Test
    void ofACommandThatSaysTooMuchTheBeginningIsShown() throws IOException {
        manifest("command = 'echo first; head -c 3000000 /dev/zero | tr \\\\0 x; exit 7'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err())
                .contains("first")
                .contains("a command ended with 7")
                .hasSizeLessThan(1_100_000);
    }

    @Test
    void aCommandThatWritesNothingIsToldSo() throws IOException {
        manifest("command = 'true'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("wrote no").contains("hello.wasm");
    }

    @Test
    void everyMissingProgramIsNamedWithTheWayToGetIt() throws IOException {
        manifest("language = 'c', world = 'faas-exec', source = 'main.c'");

        assertThat(build(Map.of("PATH", folder.toString()))).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err())
                .contains("demo/hello cannot be built: programs are missing.")
                .contains("apt install clang-19 lld-19")
                .contains("wasm-tools, or jco: npm install @bytecodealliance/jco@1.34.0");
    }

    @Test
    void whatComesFromNpmNeedsNodeToo() throws IOException {
        manifest("language = 'js', world = 'http', source = 'main.js'");

        assertThat(build(Map.of("PATH", folder.toString()))).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("Node.js 20").contains("jco 1.34.0").contains("npm install in the project");
    }

    @Test
    void theProjectsOwnProgramsGoFirst() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("node_modules/.bin"));
        script(folder.resolve("node"), "exit 1");
        Files.write(folder.resolve("handle.wasm"), BundledGuests.module("handle", "hello"));
        script(bin.resolve("asc"), "cp handle.wasm \"$3\"");
        manifest("language = 'assemblyscript', world = 'handle', source = 'main.ts'");

        assertThat(build(Map.of("PATH", folder + ":/usr/bin:/bin")))
                .as(streams.err())
                .isEqualTo(ExitCode.OK);

        assertThat(folder.resolve("hello.wasm")).hasSameBinaryContentAs(folder.resolve("handle.wasm"));
    }

    @Test
    void aFailedCompilerLeavesTheModuleThatWasThere() throws IOException {
        script(folder.resolve("asc"), "echo broken source; exit 1");
        script(folder.resolve("node"), "exit 1");
        Files.writeString(folder.resolve("hello.wasm"), "before");
        manifest("language = 'assemblyscript', world = 'handle', source = 'main.ts'");

        assertThat(build(Map.of("PATH", folder + ":/usr/bin:/bin"))).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("broken source");
        assertThat(folder.resolve("hello.wasm")).hasContent("before");
    }

    @Test
    void aModuleThatNoNodeWouldTakeIsAFailure() throws IOException {
        Files.write(folder.resolve("made"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        manifest("command = 'cp made hello.wasm'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("a node would refuse it");
    }

    @Test
    void aManifestWithoutBuildsSaysWhatToAdd() throws IOException {
        Files.writeString(folder.resolve("mote.toml"), "listen = '127.0.0.1:1'");

        assertThat(build(SYSTEM)).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("build = { command = ");
    }

    private void manifest(String build) throws IOException {
        Files.writeString(folder.resolve("mote.toml"), """
                [[function]]
                name = "demo/hello"
                module = "hello.wasm"
                build = { %s }
                """.formatted(build));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private int build(Map<String, String> environment) {
        return streams.run(environment, "build", folder.toString());
    }
}
