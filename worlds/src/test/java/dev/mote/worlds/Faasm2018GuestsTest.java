package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What well-behaved guests see of the contract. */
class Faasm2018GuestsTest {
    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "as-echo"})
    void echoAnswersWithItsInput(String name) {
        assertThat(node.call(name, TestCall.of("Hello!")).output()).asString().isEqualTo("Hello!");
    }

    @Test
    void trailingZerosOfTheOutputAreTrimmed() {
        assertThat(node.call("echo", TestCall.of(new byte[] {0, 1, 0, 2, 0, 0})).output())
                .containsExactly(0, 1, 0, 2);
    }

    @Test
    void anOutputOfZerosIsEmpty() {
        assertThat(node.call("echo", TestCall.of(new byte[100])).output()).isEmpty();
    }

    @Test
    void theLargestInputPassesWhole() {
        byte[] whole = new byte[65_536];
        Arrays.fill(whole, (byte) 7);
        assertThat(node.call("echo", TestCall.of(whole)).output()).isEqualTo(whole);
    }

    @Test
    void x2DoublesEveryByte() {
        assertThat(node.call("x2", TestCall.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) 200}))
                        .output())
                .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 144);
    }

    @Test
    void upperAnswersInCapitals() {
        assertThat(node.call("upper", TestCall.of("grüezi, abc")).output())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("GRüEZI, ABC");
    }

    @Test
    void dummyAnswersWithFiveBytes() {
        assertThat(node.call("dummy", TestCall.empty()).output()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void helloGreets() {
        assertThat(node.call("hello", TestCall.empty()).output()).asString().isEqualTo("Hello faasm!");
    }

    @Test
    void aGuestInAssemblyScriptGreetsByNameAndLogs() {
        TestNode.Result result = node.call("as-hello", TestCall.of("Mote"));
        assertThat(result.output()).asString().isEqualTo("Hello Mote!");
        assertThat(result.logText()).isEqualTo("greeted\n");
    }

    @Test
    void chainAsksForThreeCallsInOrder() {
        assertThat(node.call("chain", TestCall.empty()).outcome())
                .isEqualTo(new Outcome.Completed(
                        Payload.empty(),
                        List.of(
                                new ChainedCall("echo", Payload.of(new byte[] {0, 1, 2})),
                                new ChainedCall("x2", Payload.of(new byte[] {1, 2, 3})),
                                new ChainedCall("dummy", Payload.of(new byte[] {2, 3, 4})))));
    }

    @Test
    void aGuestOfAnotherToolchainRunsUnchangedThoughMostOfItsImportsDoNotExist() {
        TestNode.Result result = node.call("manyimports", TestCall.empty());
        assertThat(result.output()).asString().isEqualTo("58 imports");
        assertThat(result.logText()).isEqualTo("a line\ntwo parts\n");
    }

    @Test
    void everyBundledGuestFitsTheWorld() {
        assertThat(BundledGuests.examples()).allSatisfy(example -> {
            try (Guest guest = node.guest(example.name())) {
                assertThat(guest).isNotNull();
            }
        });
    }
}
