package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.guests.BundledGuests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ordinary programs as functions: their streams are input, output and log, and over HTTP they answer as CGI has it. The
 * same programs are modules on WASI 0.1 and components on WASI 0.2.
 */
@ParameterizedClass
@ValueSource(strings = {"wasi", "components"})
class CommandWorldTest {
    private static TestNode node;

    /** The folder of the guests. */
    @Parameter
    private String face;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        node = new TestNode(new CommandWorld(Clock.systemUTC(), NanoClock.system()));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theInputIsItsStandardInputAndWhatItPrintsTheOutput() throws IOException {
        assertThat(text(call("cat", TestCall.of("hello")))).isEqualTo("hello");
    }

    @Test
    void fault16AGrantedFolderIsNoWayOut() throws IOException {
        Files.writeString(folder.resolve("poem"), "a line\n");
        TestCall granted = withFolder(Map.of("NO_SOCKETS", "1"));
        assertThat(call("escape", granted).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(text(call("escape", granted))).doesNotContain("ESCAPED");
    }

    @Test
    void filesAreWhatTheyAreForPrograms() throws IOException {
        assertThat(text(call("folder", withFolder(Map.of())))).isEqualTo("""
                mkdir: done
                mkdir again: File exists
                /box/a/one: wrote 5
                /box/a/one: File exists
                /box/a/one: wrote 9
                /box/a/one: first and more
                /box/a/one: wrote 5
                /box/a/one: short
                truncate: done
                stat: done
                size 2, file
                link: done
                symlink: done
                readlink: one
                lstat: done
                link
                /box/a/three: sh
                /box/a: one three two
                rename: done
                rmdir full: Directory not empty
                unlink folder: Is a directory
                unlink: done
                unlink: done
                rmdir: done
                missing: No such file or directory
                above: Operation not permitted
                /box: b
                read behind a seek: 1, at the end: 0
                fsync: done
                fdatasync: done
                futimens: done
                fstat: done
                modified 1000000000.000000005
                """);
        assertThat(Files.readString(folder.resolve("b"))).isEqualTo("sh");
    }

    @Test
    void anotherExitCodeIsAFailure() throws IOException {
        // A program behind the adapter of WASI 0.2 can only say that it failed.
        String code = face.equals("wasi") ? "2" : "1";
        assertThat(call("grep", TestCall.empty()).outcome())
                .isEqualTo(new Outcome.Failed("guest.failed", "The program ended with the exit code " + code + "."));
    }

    @Test
    void whatItComplainsOfIsTheLog() throws IOException {
        assertThat(call("grep", TestCall.empty()).logText()).startsWith("usage: grep");
    }

    @Test
    void fault21OutputBeyondTheLimitIsAFailure() throws IOException {
        TestCall call = TestCall.of("x".repeat(200_000)).limited(new CallLimits(1 << 20, 100_000, 4, 64, 20));
        assertThat(call("cat", call).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("output.too-large"));
    }

    @Test
    void fault25ATrapIsAnOutcome() throws IOException {
        assertThat(call("trap", TestCall.empty()).outcome()).isInstanceOf(Outcome.Trapped.class);
    }

    @Test
    void anUnknownImportIsNamed() {
        Fit fit = new CommandWorld(Clock.systemUTC(), NanoClock.system())
                .fit(node.inspect(BundledGuests.module("hello")));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Misfit.class,
                        misfit -> assertThat(misfit.problems()).isNotEmpty());
    }

    @Test
    void overHttpItSeesTheRequestAndAnswers() throws IOException {
        Exchange exchange = new Exchange(request(
                "POST",
                "/app/page%20one",
                "a=1&b=2",
                List.of(
                        new HttpField("Content-Type", "text/x"),
                        new HttpField("X-Twice", "1"),
                        new HttpField("x-twice", "2"))));
        Outcome outcome = page(exchange, "the body");
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(exchange.head.status()).isEqualTo(200);
        assertThat(exchange.head.fields())
                .containsExactly(new HttpField("Content-Type", "text/plain"), new HttpField("X-Guest", "cgi"));
        assertThat(exchange.body.toString(StandardCharsets.UTF_8))
                .isEqualTo("POST /page one?a=1&b=2\nCONTENT_TYPE=text/x\nHTTP_X_TWICE=1, 2\nthe body");
    }

    @Test
    void aClientCannotSetWhatTheServerSays() throws IOException {
        Exchange exchange = new Exchange(request(
                "GET", "/app/x", "", List.of(new HttpField("Proxy", "http://evil"), new HttpField("Host", "h:1"))));
        page(exchange, "");
        assertThat(exchange.body.toString(StandardCharsets.UTF_8)).isEqualTo("GET /x?\nHTTP_HOST=h:1\n");
    }

    @Test
    void aLocationAloneIsARedirect() throws IOException {
        Exchange exchange = new Exchange(request("GET", "/app/redirect", "", List.of()));
        page(exchange, "");
        assertThat(exchange.head.status()).isEqualTo(302);
        assertThat(exchange.head.fields()).containsExactly(new HttpField("Location", "/elsewhere"));
    }

    @Test
    void aStatusIsTheProgramsToSay() throws IOException {
        Exchange exchange = new Exchange(request("GET", "/app/status", "418 Teapot", List.of()));
        page(exchange, "");
        assertThat(exchange.head.status()).isEqualTo(418);
        assertThat(exchange.head.reason()).contains("Teapot");
    }

    @Test
    void fault34WhatIsNoAnswerIsAFailureAndNothingIsSent() throws IOException {
        for (String query : List.of("17", "abc", "200 \u007f")) {
            Exchange exchange = new Exchange(request("GET", "/app/status", query, List.of()));
            assertThat(page(exchange, ""))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo("guest.bad-answer"));
            assertThat(exchange.body.size()).isZero();
        }
        Exchange bad = new Exchange(request("GET", "/app/bad", "", List.of()));
        assertThat(page(bad, "")).isInstanceOf(Outcome.Failed.class);
    }

    private TestCall withFolder(Map<String, String> env) {
        Grants grants = new Grants(List.of(), env, List.of(new FolderPermission(folder, "/box", true)));
        TestCall call = TestCall.empty();
        return new TestCall(call.input(), grants, call.wall(), call.logBytes(), call.instance(), call.limits());
    }

    private static HttpRequest request(String method, String path, String query, List<HttpField> fields) {
        return new HttpRequest(method, path, query, "HTTP/1.1", fields, Map.of(), "/app", "192.0.2.7", 8080);
    }

    /** Keeps what a guest answers. */
    private static final class Exchange implements HttpExchange {
        private final HttpRequest request;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private HttpHead head;

        Exchange(HttpRequest request) {
            this.request = request;
        }

        @Override
        public HttpRequest request() {
            return request;
        }

        @Override
        public void head(HttpHead said) {
            head = said;
        }

        @Override
        public OutputStream stream(HttpHead said) {
            head = said;
            return body;
        }
    }

    private Outcome page(HttpExchange exchange, String body) throws IOException {
        TestCall given = TestCall.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        Run run = node.run(Duration.ofSeconds(60));
        try (Guest guest = node.program(node.world(), module("cgi"))) {
            Call plain = given.toCall(new GuestLog(1 << 20));
            Call call = new Call(
                    plain.user(),
                    plain.function(),
                    Optional.empty(),
                    plain.input(),
                    Optional.of(exchange),
                    plain.log(),
                    plain.grants(),
                    plain.instance(),
                    plain.limits());
            return run.call(inside -> guest.call(call, inside));
        }
    }

    private TestNode.Result call(String name, TestCall call) throws IOException {
        try (Guest guest = node.program(node.world(), module(name))) {
            return node.call(guest, call);
        }
    }

    private static String text(TestNode.Result result) {
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    private byte[] module(String name) throws IOException {
        try (InputStream in =
                CommandWorldTest.class.getResourceAsStream("/guests/" + face + "/" + name + "/" + name + ".wasm")) {
            return in.readAllBytes();
        }
    }
}
