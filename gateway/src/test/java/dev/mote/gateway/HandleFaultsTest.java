package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.worlds.Grants;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a guest of world handle does wrong is an answer, and the next request is served. */
class HandleFaultsTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        Limits limits = Limits.defaults()
                .with(Limit.WALL_TIME, Duration.ofSeconds(1).toMillis())
                .with(Limit.OUTPUT, 1 << 20);
        node = new RealNode(data)
                .withHandle("hello", "hello")
                .withHandle(
                        limits,
                        Grants.none(),
                        "faults",
                        "silent",
                        "nostatus",
                        "nobody",
                        "trap",
                        "loop",
                        "hostloop",
                        "twice",
                        "badutf8",
                        "badheader",
                        "badname",
                        "badreason",
                        "badstatus",
                        "informational",
                        "badpointer",
                        "negative",
                        "hugesize",
                        "wraparound",
                        "baddescriptor",
                        "hopbyhop",
                        "manyheaders",
                        "bigbody",
                        "memory");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "silent, 502, guest.no-answer",
        "nostatus, 502, guest.no-answer",
        "trap, 502, guest.trapped",
        "loop, 504, guest.timed-out",
        "hostloop, 504, guest.timed-out",
        "badstatus, 502, guest.bad-answer",
        "informational, 502, guest.bad-answer",
        "manyheaders, 502, guest.bad-answer",
        "bigbody, 502, output.too-large"
    })
    void aGuestThatDoesNotAnswerIsAnErrorThatSaysWhy(String entry, int status, String code) {
        RawClient.Response response = node.get("/" + entry);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Mote-Error")).contains(code);
        assertThat(response.text()).startsWith(code + ": ").doesNotContain("never sent");
        servesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"badpointer", "negative", "hugesize", "wraparound"})
    void fault22RegionsOutsideOfMemoryTrap(String entry) {
        RawClient.Response response = node.get("/" + entry);

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.text()).contains("trap.memory-out-of-bounds");
        servesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"badheader", "badname", "badreason"})
    void fault34LineEndsInHeadersAreRefused(String entry) {
        RawClient.Response response = node.get("/" + entry);

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.header("Mote-Error")).contains("guest.bad-answer");
        assertThat(response.headers()).doesNotContainKeys("set-cookie", "x-broken");
        servesOn();
    }

    @Test
    void fault34HopByHopFieldsOfGuestsAreLeftOut() {
        RawClient.Response response = node.get("/hopbyhop");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKeys("transfer-encoding", "upgrade", "connection");
        assertThat(response.header("content-length")).contains("11");
        assertThat(response.text()).isEqualTo("eleven byte");
    }

    @Test
    void fault26InvalidUtf8InAReasonIsRefused() {
        assertThat(node.get("/badutf8").header("Mote-Error")).contains("guest.bad-answer");
        servesOn();
    }

    @Test
    void unknownDescriptorsAndAddressesAreErrorsToTheGuest() {
        assertThat(node.get("/baddescriptor").text()).isEqualTo("eight failures\n");
    }

    @Test
    void ofTwoAnswersTheLastOneCountsWithItsOwnLength() {
        RawClient.Response response = node.get("/twice");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("content-length")).contains("18");
        assertThat(response.text()).isEqualTo("the second answer\n");
    }

    @Test
    void anAnswerWithoutABodyIsWhole() {
        RawClient.Response response = node.get("/nobody");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers()).doesNotContainKey("content-length");
    }

    @Test
    void fault28NothingOfOneRequestIsLeftForTheNext() {
        assertThat(node.get("/memory").text()).isEqualTo("fresh\n");
        assertThat(node.get("/memory").text()).isEqualTo("fresh\n");
    }

    private static void servesOn() {
        assertThat(node.get("/hello").text()).isEqualTo("Hello world from wasm!\n");
    }
}
