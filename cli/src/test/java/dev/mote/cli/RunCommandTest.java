package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mote run} with real programs: streams, exit codes, and nothing that was not granted. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectories(folder.resolve("data/inner"));
        data = folder.resolve("data");
        Files.writeString(data.resolve("poem"), "the first line\nthe second\n");
        Files.writeString(data.resolve("inner/notes"), "first of all\n");
        Files.writeString(folder.resolve("secret"), "nobody's business");
    }

    /** What a command left behind. */
    private record Result(int exit, ByteArrayOutputStream out, String err) {
        String text() {
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void bytesGoThroughUnchanged() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);
        Result result = run(new ByteArrayInputStream(bytes), "run", guest("cat"));
        assertThat(result.exit()).isZero();
        assertThat(Arrays.equals(result.out().toByteArray(), bytes)).isTrue();
    }

    @Test
    void aComponentRunsLikeAModule() throws IOException {
        String grep = component("grep");
        Result result = run("run", grep, "--dir", data + "::/src:ro", "--", "-n", "first", "/src");

        assertThat(result.exit()).isZero();
        assertThat(result.text()).isEqualTo("/src/inner/notes:1:first of all\n/src/poem:1:the first line\n");
        assertThat(run("run", grep, "--", "first", "/src/poem").exit()).isEqualTo(1);
    }

    @Test
    void aGuestOfAnotherWorldGetsItsWholeInput() throws IOException {
        InputStream input = new ByteArrayInputStream("{\"name\": \"Ann\"}".getBytes(StandardCharsets.UTF_8));
        Result result = run(input, "run", component("hello"));

        assertThat(result.text()).isEqualTo("{\"result\":\"Hello Ann, how are you?\"}");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aComponentServesAGrantedListener() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> {
            try (Socket client = await().ignoreExceptions().until(() -> connected(address), Socket::isConnected)) {
                client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        String grant = "127.0.0.1:" + port;
        Result result =
                run("run", component("net"), "--listen", grant, "--env", "MODE=listen", "--env", "PORT=" + port);

        assertThat(result.text()).isEqualTo("hello");
        assertThat(result.exit()).isZero();
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Test
    void anInputIsNotWaitedForAsAWhole() throws IOException {
        // A stream that tells how much of it was read when the first output came.
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                read += length;
                assertThat(read - out.size()).isLessThan(1 << 20);
                if (read > 8 << 20) {
                    return -1;
                }
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThat(run(endless, out, "run", guest("cat")).exit()).isZero();
        assertThat(out.size()).isGreaterThan(4 << 20);
    }

    @Test
    void aGrantedFolderIsSearched() throws IOException {
        Result result = run("run", guest("grep"), "--dir", data + "::/src:ro", "--", "-n", "first", "/src");
        assertThat(result.text()).isEqualTo("/src/inner/notes:1:first of all\n/src/poem:1:the first line\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void fault23FilesAreOpenedUpToTheirLimit() throws IOException {
        Result result = run(
                "run", guest("grep"), "--dir", data + "::/src:ro", "--limit", "open-files=0", "--", "first", "/src");
        assertThat(result.err())
                .contains("/src: No file descriptors available")
                .containsOnlyOnce("mote: The program wanted more open-files than it may have");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aProgramInRustReadsGrantedFilesAndItsInput() throws IOException {
        assertThat(run("run", guest("words"), "--dir", data + "::.", "--", "inner/notes", "poem")
                        .text())
                .startsWith("2 first\n2 the\n1 all\n");
        assertThat(run(new ByteArrayInputStream("a b a".getBytes(StandardCharsets.UTF_8)), "run", guest("words"))
                        .text())
                .isEqualTo("2 a\n1 b\n");
    }

    @Test
    void theProgramsExitCodeIsTheCommands() throws IOException {
        assertThat(run("run", guest("grep"), "--dir", data + "::/src:ro", "--", "absent", "/src/poem")
                        .exit())
                .isEqualTo(1);
        assertThat(run("run", guest("grep")).exit()).isEqualTo(2);
    }

    @Test
    void fault25ATrapIsOneLineAndItsOwnExitCode() throws IOException {
        Result result = run("run", guest("trap"));
        assertThat(result.exit()).isEqualTo(134);
        assertThat(result.err()).isEqualTo("mote: the program trapped: unreachable (trap.unreachable)\n");
    }

    @Test
    void fault17ALoopEndsAtItsLimit() throws IOException {
        Result result = run("run", guest("trap"), "--limit", "wall-time=300ms", "--", "loop");
        assertThat(result.exit()).isEqualTo(124);
        assertThat(result.err()).contains("wall-time limit");
    }

    @Test
    void aLoopEndsWithItsFuel() throws IOException {
        Result result = run("run", guest("trap"), "--limit", "fuel=100000000", "--", "loop");
        assertThat(result.exit()).isEqualTo(124);
        assertThat(result.err()).isEqualTo("mote: the program used up its fuel\n");
    }

    @Test
    void withoutAGrantThereIsNoFile() throws IOException {
        Result result = run("run", guest("cat"), "--", data.resolve("poem").toString());
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.text()).isEmpty();
        assertThat(result.err()).contains("poem: ").doesNotContain("Exception");
    }

    @Test
    void fault16NoAttemptLeadsOutOfAGrantedFolder() throws IOException {
        Files.createSymbolicLink(data.resolve("out"), Path.of("../secret"));
        Files.createSymbolicLink(data.resolve("outfolder"), Path.of(".."));
        Files.createSymbolicLink(data.resolve("absolute"), folder.resolve("secret"));
        Result result = run("run", guest("escape"), "--dir", data + "::/box");
        assertThat(result.text().lines()).hasSizeGreaterThan(20).noneMatch(line -> line.contains("ESCAPED"));
        assertThat(result.exit()).isZero();
        assertThat(folder.resolve("secret")).exists();
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void theEnvironmentIsWhatWasGranted() throws IOException {
        Result result = run("run", guest("cgi"), "--env", "HTTP_GREETING=hello", "--env", "HTTP_NOWHERE");
        assertThat(result.text()).contains("HTTP_GREETING=hello\n").doesNotContain("HTTP_NOWHERE");
    }

    @Test
    void explainShowsTheGrantsAndRunsNothing() throws IOException {
        Result result = run(
                "run", guest("trap"), "--dir", data + "::/src:ro", "--limit", "memory=64MiB", "--explain", "--", "-x");
        assertThat(result.exit()).isZero();
        assertThat(result.text())
                .contains("world command", "/src  is " + data + ", read only", "at most 64 MiB", "arguments    -x")
                .contains("environment  nothing", "connects to  nothing");
    }

    @Test
    void aProgramIsInstalledRunAndRemoved() throws IOException {
        assertThat(run("install", "search", guest("grep"), "--dir", data + "::/src:ro")
                        .exit())
                .isZero();
        assertThat(run("programs").text()).contains("search", data + "::/src:ro");
        assertThat(run("run", "search", "--", "second", "/src/poem").text()).isEqualTo("/src/poem:the second\n");
        assertThat(run("uninstall", "search").exit()).isZero();
        assertThat(run("run", "search", "--", "second", "/src/poem").exit()).isEqualTo(125);
        assertThat(run("uninstall", "search").exit()).isEqualTo(1);
    }

    @Test
    void whatCannotBeStartedSaysWhy() throws IOException {
        assertThat(run("run", folder.resolve("absent.wasm").toString()))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(125))
                .satisfies(result -> assertThat(result.err()).contains("There is no file"));
        assertThat(run("run", guest("cat"), "--dir", folder.resolve("absent") + "::/x"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(125))
                .satisfies(result -> assertThat(result.err()).contains("absent"));
        assertThat(run("run", guest("cat"), "--limit", "memroy=1").exit()).isEqualTo(125);
    }

    private Result run(String... args) throws IOException {
        return run(InputStream.nullInputStream(), args);
    }

    private Result run(InputStream in, String... args) throws IOException {
        return run(in, new ByteArrayOutputStream(), args);
    }

    private Result run(InputStream in, ByteArrayOutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                in,
                Terminal.Attached.none(),
                false);
        int exit = Mote.run(terminal, Map.of("MOTE_HOME", folder.resolve("home").toString()), args);
        return new Result(exit, out, err.toString(StandardCharsets.UTF_8));
    }

    /** A bundled program as a file. */
    private String guest(String name) throws IOException {
        return guest("wasi", name);
    }

    private String component(String name) throws IOException {
        return guest("components", name);
    }

    private String guest(String kind, String name) throws IOException {
        Path file = folder.resolve(name + ".wasm");
        try (InputStream bytes =
                RunCommandTest.class.getResourceAsStream("/guests/" + kind + "/" + name + "/" + name + ".wasm")) {
            Files.write(file, bytes.readAllBytes());
        }
        return file.toString();
    }
}
