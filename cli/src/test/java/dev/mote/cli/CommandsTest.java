package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands ask a node, what they print, and how they end. */
class CommandsTest {
    private final Captured streams = Captured.pipe();

    @Test
    void invokeSendsTheDataAndPrintsTheOutput() {
        try (FakeNode node = new FakeNode(200, Map.of("Mote-Invocation", "01abc"), new byte[] {1, 2, 0})) {
            int exit = streams.run(node.environment(), "invoke", "me/hello@3", "-d", "Hi");

            assertThat(exit).isEqualTo(ExitCode.OK);
            assertThat(streams.outBytes()).containsExactly(1, 2, 0);
            assertThat(node.asked()).containsExactly(new FakeNode.Asked("POST /v1/invoke/me/hello@3", "null", "Hi"));
        }
    }

    @Test
    void invokeReadsAPipe() {
        Captured piped = new Captured(Terminal.Attached.none(), false, "from a pipe");
        try (FakeNode node = new FakeNode(200, Map.of(), new byte[0])) {
            piped.run(node.environment(), "invoke", "me/hello");

            assertThat(node.asked().getFirst().body()).isEqualTo("from a pipe");
        }
    }

    @Test
    void invokeEndsWithTheGuestsFailure() {
        String problem = """
                {"title":"The function trapped","detail":"unreachable","code":"guest.trapped","hint":"See its log."}""";
        try (FakeNode node = FakeNode.problem(502, Map.of("Mote-Invocation", "01abc"), problem)) {
            int exit = streams.run(node.environment(), "invoke", "me/trap", "-d", "");

            assertThat(exit).isEqualTo(ExitCode.GUEST);
            assertThat(streams.out()).isEmpty();
            assertThat(streams.err()).isEqualTo("""
                            mote: The function trapped.
                              - unreachable
                              - error guest.trapped (HTTP 502)
                              - invocation 01abc
                              See its log.
                            """);
        }
    }

    @Test
    void anAsynchronousInvokePrintsTheId() {
        try (FakeNode node = FakeNode.json(202, "{\"id\":\"01abc\"}")) {
            streams.run(node.environment(), "invoke", "me/hello", "--async", "-d", "x");

            assertThat(streams.out()).isEqualTo("01abc\n");
            assertThat(node.asked().getFirst().request()).isEqualTo("POST /v1/invoke/me/hello?async=true");
        }
    }

    @Test
    void theTokenIsShownToTheNode() {
        try (FakeNode node = FakeNode.json(200, "{\"functions\":[]}")) {
            Map<String, String> environment = new HashMap<>(node.environment());
            environment.put("MOTE_TOKEN", "secret");
            streams.run(environment, "list");

            assertThat(node.asked().getFirst().authorization()).isEqualTo("Bearer secret");
        }
    }

    @Test
    void aNodeThatWantsATokenSaysSo(@TempDir Path folder) throws Exception {
        Path module = Files.write(folder.resolve("a.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        try (FakeNode node = FakeNode.problem(401, Map.of("WWW-Authenticate", "Bearer"), "{}")) {
            assertThat(streams.run(node.environment(), "deploy", module.toString()))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(streams.err()).contains("auth.missing-token", "MOTE_TOKEN");
        }
    }

    @Test
    void nobodyThereIsAnExitCodeOfItsOwn() {
        int exit = streams.run(Map.of("MOTE_URL", "http://127.0.0.1:1"), "ps");

        assertThat(exit).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(streams.err())
                .startsWith("mote: No node answers at http://127.0.0.1:1/.")
                .contains("mote up");
    }

    @Test
    void aWrongNameIsWrongUsage() {
        assertThat(streams.run(Map.of(), "invoke", "../x", "-d", "")).isEqualTo(ExitCode.USAGE);
        assertThat(streams.run(Map.of(), "rollback", "a/b/c")).isEqualTo(ExitCode.USAGE);
        assertThat(streams.run(Map.of(), "nothing")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void deployNamesTheFunctionAfterTheFile(@TempDir Path folder) throws Exception {
        Path module = folder.resolve("my guest.wasm");
        Files.write(module, new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        try (FakeNode node = FakeNode.json(201, "{\"version\":2,\"world\":\"faasm-2018\"}")) {
            int exit = streams.run(node.environment(), "deploy", module.toString());

            assertThat(exit).isEqualTo(ExitCode.OK);
            assertThat(node.asked().getFirst().request()).isEqualTo("PUT /v1/functions/demo/my-guest?async=true");
            assertThat(streams.out())
                    .contains("demo/my-guest version 2 is live (faasm-2018, 8 B)")
                    .contains("curl -X POST http://127.0.0.1:");
        }
    }

    @Test
    void deploySaysWhatBecameOfAModuleThatIsCompiledInTheBackground(@TempDir Path folder) throws Exception {
        Path module = Files.write(folder.resolve("a.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        String failed = "{\"state\":\"failed\",\"error\":{\"code\":\"module.invalid\",\"detail\":\"It is not.\"}}";
        try (FakeNode node = FakeNode.json(202, failed)) {
            assertThat(streams.run(node.environment(), "deploy", module.toString()))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(streams.err()).contains("serves on", "It is not.", "error module.invalid");
        }
    }

    @Test
    void everythingThatIsWrongWithAManifestIsSaidAtOnce(@TempDir Path folder) throws Exception {
        Path manifest = Files.writeString(folder.resolve("mote.toml"), "x = 1\n[[route]]\npath = 'hello'\n");

        assertThat(streams.run(Map.of(), "up", manifest.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(streams.err())
                .contains("mote.toml cannot be served.")
                .contains("mote.toml:1:1: 'x' is no key of the manifest.")
                .contains("mote.toml:2:1: A [[route]] leads to one of function, redirect, text, files");
    }

    @Test
    void whatIsNoModuleIsRefusedBeforeItIsSent(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("a.wasm"), "(module)");

        assertThat(streams.run(Map.of("MOTE_URL", "http://127.0.0.1:1"), "deploy", text.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(streams.err()).contains("no WebAssembly module").contains("wat2wasm");
    }

    @Test
    void rollbackNamesTheVersion() {
        try (FakeNode node = FakeNode.json(200, "{\"live\":3}")) {
            streams.run(node.environment(), "rollback", "me/hello", "--to", "3");

            assertThat(node.asked().getFirst())
                    .isEqualTo(new FakeNode.Asked("POST /v1/functions/me/hello/rollback", "null", "{\"version\":3}"));
            assertThat(streams.out()).isEqualTo("me/hello version 3 is live\n");
        }
    }

    @Test
    void everyCommandHasHelp() {
        Captured root = Captured.pipe();
        root.run(Map.of(), "--help");
        for (String command : new String[] {
            "up", "deploy", "invoke", "logs", "ps", "list", "inspect", "rollback", "delete", "limits", "doctor"
        }) {
            Captured help = Captured.pipe();
            assertThat(help.run(Map.of(), command, "--help")).isEqualTo(ExitCode.OK);
            assertThat(help.out()).contains("Example").contains("mote " + command);
            assertThat(root.out()).contains(command);
        }
    }
}
