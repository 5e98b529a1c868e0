package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code mote new} through {@code mote build} to an answer, with the toolchains that are here. */
class ProjectsTest {
    @TempDir
    private Path folder;

    @Test
    void aFunctionInCIsBuiltDeployedAndCalled() throws Exception {
        assume(onPath("clang-19", "clang") && onPath("wasm-ld-19", "wasm-ld"), "clang and lld");
        assume(onPath("wasm-tools") || set("WASM_TOOLS") || set("JCO"), "wasm-tools or jco (WASM_TOOLS, JCO)");
        deployed("c");
    }

    @Test
    void aSiteInCIsBuiltAndServed() throws Exception {
        assume(onPath("clang-19", "clang") && onPath("wasm-ld-19", "wasm-ld"), "clang and lld");
        assume(onPath("wasm-tools") || set("WASM_TOOLS") || set("JCO"), "wasm-tools or jco (WASM_TOOLS, JCO)");
        served("c");
    }

    @Test
    void handlersOfRequestsInCAreBuiltAndServed() throws Exception {
        assume(onPath("clang-19", "clang") && onPath("wasm-ld-19", "wasm-ld"), "clang and lld");
        Path project = project("c", "handle");
        try (NodeProcess node = serving(project)) {
            assertThat(node.get("?Mote").body()).isEqualTo("Hello Mote\n");
            assertThat(node.get("").body()).isEqualTo("Hello World\n");
        }
    }

    @Test
    void handlersOfRequestsInAssemblyScriptAreBuiltAndServed() throws Exception {
        assume(onPath("asc") || set("ASC"), "asc (ASC)");
        Path project = project("assemblyscript", "handle");
        try (NodeProcess node = serving(project)) {
            assertThat(node.get("?Mote").body()).isEqualTo("Hello Mote\n");
        }
    }

    @Test
    void functionsInJavaScriptAreBuiltDeployedAndCalledOnBothEngines() throws Exception {
        assume(set("JCO"), "jco (JCO)");
        deployed("js");
        deployed("js", "--engine", "starlingmonkey");
    }

    @Test
    void aFunctionInTypeScriptIsBuiltDeployedAndCalled() throws Exception {
        assume(set("JCO"), "jco (JCO)");
        deployed("ts");
    }

    @Test
    void aSiteInTypeScriptIsBuiltAndServed() throws Exception {
        assume(set("JCO"), "jco (JCO)");
        served("ts");
    }

    private void deployed(String language, String... more) throws Exception {
        Path project = project(language, "faas-exec", more);
        try (NodeProcess node = NodeProcess.serving(folder.resolve("data" + more.length))) {
            mote(node.address().toString(), "deploy", module(project), "me/greet");
            assertThat(node.post("v1/invoke/me/greet", "{\"name\": \"World\"}").body())
                    .isEqualTo("{\"result\":\"Hello World, how are you?\"}");
        }
    }

    private void served(String language) throws Exception {
        Path project = project(language, "http");
        try (NodeProcess node = serving(project)) {
            assertThat(node.get("hello/World").body()).isEqualTo("Hello World\n");
            assertThat(node.post("echo", "back").body()).isEqualTo("back");
            assertThat(node.get("nothing").statusCode()).isEqualTo(404);
        }
    }

    private Path project(String language, String world, String... more) throws Exception {
        Path project = folder.resolve(language + "-" + world + more.length);
        List<String> arguments = new ArrayList<>(List.of("new", "--lang", language, "--world", world));
        arguments.addAll(List.of(more));
        arguments.add(project.toString());
        mote("", arguments.toArray(String[]::new));
        mote("", "build", project.toString());
        return project;
    }

    private NodeProcess serving(Path project) {
        return NodeProcess.serving(
                folder.resolve("data"), project.resolve("mote.toml").toString());
    }

    private static String module(Path project) {
        return project.resolve(project.getFileName() + ".wasm").toString();
    }

    private static void mote(String node, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mote.cli.Mote"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MOTE_URL", node);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean set(String variable) {
        return System.getenv(variable) != null;
    }

    private static boolean onPath(String... names) {
        List<Path> folders = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .anyMatch(name -> folders.stream().anyMatch(each -> Files.isExecutable(each.resolve(name))));
    }

    private static void assume(boolean there, String what) {
        Assumptions.assumeTrue(there, "*** SKIPPED: " + what + " is not here ***");
    }
}
