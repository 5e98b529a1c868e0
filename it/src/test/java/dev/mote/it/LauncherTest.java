package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./mote} builds: in a folder like the repository's, where Maven is a program that says so and fails. */
class LauncherTest {
    private static final Instant BUILT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = BUILT.plusSeconds(60);

    @TempDir
    private Path home;

    @BeforeEach
    void makeABuiltRepository() throws IOException {
        Files.copy(Path.of("../mote"), home.resolve("mote"));
        Path maven = write("bin/mvn", "#!/bin/sh\necho Maven runs\nexit 1\n", BUILT);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        write("target/mote/build-1/mote.jar", "", BUILT);
        write("target/mote/current", "build-1\n", BUILT);
        write("pom.xml", "", BUILT);
        write("engine/pom.xml", "", BUILT);
        write("engine/src/main/java/Engine.java", "", BUILT);
        for (String folder : List.of("engine/src/main/java", "engine/src/main", "engine/src")) {
            Files.setLastModifiedTime(home.resolve(folder), FileTime.from(BUILT));
        }
    }

    @Test
    void whatIsBuiltStartsAtOnce() throws Exception {
        assertThat(prepare()).isEqualTo("mote: ready to start\n");
    }

    @Test
    void aSourceThatChangedIsBuilt() throws Exception {
        write("engine/src/main/java/Engine.java", "", LATER);
        assertThat(prepare()).contains("mote: sources changed, building");
    }

    @Test
    void aProjectOfOnesOwnInsideIsNoSource() throws Exception {
        write("greet/greet.wasm", "", LATER);
        write("greet/src/main.js", "", LATER);
        assertThat(prepare()).isEqualTo("mote: ready to start\n");
    }

    private Path write(String path, String text, Instant time) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private String prepare() throws IOException, InterruptedException {
        ProcessBuilder launcher =
                new ProcessBuilder("bash", home.resolve("mote").toString(), "prepare");
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().put("MOTE_AOT", "off");
        launcher.environment().merge("PATH", home.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
