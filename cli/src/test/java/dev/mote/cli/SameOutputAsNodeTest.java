package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, given the same work: here they print what they print on the engine of Node.js, to the last digit. */
class SameOutputAsNodeTest {
    private static final String GUEST = "/given";

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
    }

    @Test
    void programsInCAndRust() throws Exception {
        byte[] text = text();
        Files.write(work.resolve("text"), text);
        same(guest("wc"), text);
        same(guest("words"), text);
        same(guest("cat"), text);
        same(guest("grep"), new byte[0], "-n", "ab", GUEST);
    }

    @Test
    void python() throws Exception {
        same(ThirdParty.program("python.wasm"), new byte[0], script("script.py"));
    }

    @Test
    void lua() throws Exception {
        same(ThirdParty.program("lua.wasm"), new byte[0], script("script.lua"));
    }

    @Test
    void quickjs() throws Exception {
        same(ThirdParty.program("quickjs.wasm"), resource("script.js"));
    }

    @Test
    void sqlite() throws Exception {
        same(ThirdParty.program("sqlite.wasm"), resource("script.sql"), ":memory:");
    }

    @Test
    void go() throws Exception {
        same(ThirdParty.program("go.wasm"), text(), "an", "argument");
    }

    private void same(Path program, byte[] input, String... arguments) throws IOException, InterruptedException {
        NodeWasi.Printed expected = NodeWasi.run(program, work, GUEST, input, List.of(arguments));
        assertThat(expected.out()).isNotEmpty();
        assertThat(here(program, input, arguments)).isEqualTo(expected);
    }

    private NodeWasi.Printed here(Path program, byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                new ByteArrayInputStream(input),
                Terminal.Attached.none(),
                false);
        List<String> line = new ArrayList<>(List.of("run", program.toString(), "--dir", work + "::" + GUEST, "--"));
        line.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("MOTE_HOME", program.resolveSibling("mote-home").toString());
        int exit = Mote.run(terminal, environment, line.toArray(String[]::new));
        return new NodeWasi.Printed(exit, out.toString(StandardCharsets.UTF_8));
    }

    private Path guest(String name) throws IOException {
        return Files.write(folder.resolve(name + ".wasm"), BundledGuests.module("wasi", name));
    }

    /** Copies a script to where programs can read it. */
    private String script(String name) throws IOException {
        Files.write(work.resolve(name), resource(name));
        return GUEST + "/" + name;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SameOutputAsNodeTest.class.getResourceAsStream("/same-output/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** Words, always the same. */
    private static byte[] text() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(Integer.toString(random.nextInt(2_000), 36)).append(i % 9 == 8 ? '\n' : ' ');
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
