package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.manifest.ManifestReader;
import dev.mote.manifest.ModuleBuild;
import dev.mote.manifest.ModuleRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code mote new} writes, and what it leaves alone. */
class NewCommandTest {
    private static final List<String> WORLDS = List.of("faas-exec", "http", "handle", "command", "faasm-2018");

    @TempDir
    private Path folder;

    private final Captured streams = Captured.pipe();

    static Stream<Arguments> templates() {
        return Stream.of(Language.values())
                .flatMap(language ->
                        WORLDS.stream().filter(language::knows).map(world -> Arguments.of(language.id(), world)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("templates")
    void everyProjectSaysHowItIsBuilt(String language, String world) throws Exception {
        Path project = folder.resolve("greet");
        assertThat(run("new", "--lang", language, "--world", world, project.toString()))
                .isEqualTo(ExitCode.OK);

        List<ModuleBuild> builds = ManifestReader.builds(project.resolve("mote.toml"));
        assertThat(builds).hasSize(1);
        assertThat(builds.getFirst().function()).hasToString("demo/greet");
        assertThat(builds.getFirst().module()).isEqualTo(project.resolve("greet.wasm"));
        ModuleRecipe.Sources sources = (ModuleRecipe.Sources) builds.getFirst().recipe();
        assertThat(sources.language()).isEqualTo(language);
        assertThat(sources.world()).isEqualTo(world);
        assertThat(sources.files()).allMatch(file -> Files.exists(project.resolve(file)));
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as("%s has no place left to fill", file)
                            .doesNotContainPattern("@[A-Z]+@"));
        }
    }

    @Test
    void interfacesAreOfOneVersion() throws Exception {
        Path project = folder.resolve("site");
        run("new", "--lang", "js", "--world", "http", project.toString());

        assertThat(Files.readString(project.resolve("wit/world.wit")))
                .contains("export wasi:http/incoming-handler@0.2.10;");
        assertThat(Files.readString(project.resolve("wit/deps/http.wit")))
                .startsWith("package wasi:http@0.2.10;")
                .contains("use wasi:io/streams@0.2.10.{input-stream, output-stream};")
                .contains("%stream: func()");
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("notes"), "mine");

        assertThat(run("new", "--lang", "c", folder.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(streams.err()).contains("is there already");
        assertThat(folder).isDirectoryContaining("glob:**/notes").isDirectoryNotContaining("glob:**/mote.toml");
    }

    @Test
    void whatHasNoTemplateIsToldWhatHasOne() {
        assertThat(run("new", "--lang", "cobol", folder.resolve("x").toString()))
                .isEqualTo(ExitCode.USAGE);

        assertThat(streams.err()).contains("'cobol'").contains("js (faas-exec, http)");
    }

    @Test
    void quickJsHasNoFetch() {
        assertThat(run("new", "--lang", "js", "--world", "http", "--engine", "quickjs", folder.toString()))
                .isEqualTo(ExitCode.USAGE);

        assertThat(streams.err()).contains("starlingmonkey");
    }

    private int run(String... arguments) {
        return streams.run(Map.of(), arguments);
    }
}
