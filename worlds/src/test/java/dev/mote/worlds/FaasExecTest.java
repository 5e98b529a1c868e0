package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.TrapCode;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FaasExecTest {
    private static final TestNode NODE = new TestNode();
    private static final FaasExecWorld WORLD = new FaasExecWorld(Clock.systemUTC(), NanoClock.system());

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void helloAnswersAndPrintsToTheLog() {
        TestNode.Result result = call("hello", "{\"name\": \"Toni\"}");

        assertThat(text(result)).isEqualTo("{\"result\":\"Hello Toni, how are you?\"}");
        assertThat(result.logText()).isEqualTo("--- Test output ---\n");
    }

    @Test
    void fibonacciCounts() {
        assertThat(text(call("fibonacci", "{\"n\": 7}"))).isEqualTo("{\"result\":34}");
        assertThat(text(call("fibonacci", "{\"n\": 0}"))).isEqualTo("{\"result\":1}");
        assertThat(text(call("fibonacci", "{\"n\": 45}"))).isEqualTo("{\"result\":2971215073}");
    }

    @Test
    void wrongInputIsTheGuestsTrap() {
        assertThat(call("fibonacci", "{}").outcome())
                .isInstanceOfSatisfying(
                        Outcome.Trapped.class,
                        trapped -> assertThat(trapped.code()).isEqualTo(TrapCode.UNREACHABLE));
    }

    @Test
    void inputThatIsNoTextNeverReachesTheGuest() {
        try (Guest guest = NODE.program(WORLD, wasm("hello"))) {
            Outcome outcome =
                    NODE.call(guest, TestCall.of(new byte[] {(byte) 0xFF})).outcome();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo("request.invalid"));
        }
    }

    @Test
    void theWorldIsChosenByTheExport() {
        Worlds worlds = new Worlds(List.of(new Faasm2018World(Clock.systemUTC()), WORLD));

        assertThat(worlds.choose(NODE.read(wasm("hello"))).name()).isEqualTo("faas-exec");
        assertThat(worlds.choose(NODE.read(BundledGuests.module("echo"))).name())
                .isEqualTo("faasm-2018");
    }

    @Test
    void aMissingImportIsNamedAtTheUpload() {
        byte[] wasm = wasm("hello");
        byte[] from = "get-stdout".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + from.length < wasm.length; i++) {
            if (Arrays.equals(wasm, i, i + from.length, from, 0, from.length)) {
                wasm[i + from.length - 1] = 'x';
            }
        }

        assertThatExceptionOfType(ModuleException.class)
                .isThrownBy(() -> new Worlds(List.of(WORLD)).choose(NODE.read(wasm)))
                .withMessageContaining("It imports wasi:cli/stdout#get-stdoux, which this world does not offer.");
    }

    private static TestNode.Result call(String name, String input) {
        try (Guest guest = NODE.program(WORLD, wasm(name))) {
            return NODE.call(guest, TestCall.of(input.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String text(TestNode.Result result) {
        assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    private static byte[] wasm(String name) {
        try (InputStream in =
                FaasExecTest.class.getResourceAsStream("/guests/components/" + name + "/" + name + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
