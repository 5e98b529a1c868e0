package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of other people, where {@code MOTE_PROGRAMS} names the folder that {@code it/programs} filled. */
class ThirdPartyProgramsTest {
    @TempDir
    private Path folder;

    @Test
    void fault16AnInterpreterRunsAScriptFromItsFolderAndSeesNothingElse() throws Exception {
        Path python = program("python.wasm");
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(folder.resolve("secret"), "nobody's business");
        Files.writeString(work.resolve("script.py"), """
                import os, sys
                print(sum(range(10)), os.listdir("/work"), len(os.environ))
                for path in ["/etc/passwd", "/work/../secret", "../secret"]:
                    try:
                        print("ESCAPED", open(path).read())
                    except OSError as e:
                        print(path, e.errno)
                """);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(print, print, InputStream.nullInputStream(), Terminal.Attached.none(), false);
        int exit = Mote.run(
                terminal,
                Map.of("MOTE_HOME", folder.resolve("home").toString()),
                "run",
                python.toString(),
                "--dir",
                work + "::/work:ro",
                "--",
                "/work/script.py");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("45 ['script.py'] 0\n/etc/passwd 44\n")
                .doesNotContain("ESCAPED");
        assertThat(exit).isZero();
    }

    private static Path program(String name) {
        Path file = Path.of(Optional.ofNullable(System.getenv("MOTE_PROGRAMS")).orElse(""))
                .resolve(name);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                "*** SKIPPED: " + name
                        + " is not here; it/programs DIR fetches it, and MOTE_PROGRAMS=DIR names it ***");
        return file;
    }
}
