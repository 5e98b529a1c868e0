package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Faasm2018ChainsTest {
    private final ArrayMemory memory = new ArrayMemory(Faasm2018Layout.MINIMUM_PAGES);

    @Test
    void regionsLieWhereTheContractSays() {
        assertThat(Faasm2018Layout.INPUT_START).isEqualTo(63_569_920);
        assertThat(Faasm2018Layout.OUTPUT_START).isEqualTo(63_635_456);
        assertThat(Faasm2018Layout.CHAIN_NAMES_START).isEqualTo(63_700_992);
        assertThat(Faasm2018Layout.CHAIN_DATA_START).isEqualTo(63_701_632);
    }

    @Test
    void noSlotIsNoCall() throws Exception {
        assertThat(Faasm2018Chains.scan(memory, 20)).isEmpty();
    }

    @Test
    void slotsAreReadInOrderUpToTheFirstWithoutAName() throws Exception {
        slot(0, "echo", new byte[] {0, 1, 2, 0, 0});
        slot(1, "x2", new byte[0]);
        slot(3, "never", new byte[] {1});
        assertThat(Faasm2018Chains.scan(memory, 20))
                .containsExactly(
                        new ChainedCall("echo", Payload.of(new byte[] {0, 1, 2})),
                        new ChainedCall("x2", Payload.empty()));
    }

    @Test
    void allTwentySlotsCount() throws Exception {
        byte[] whole = new byte[Faasm2018Layout.MAX_INPUT];
        whole[whole.length - 1] = 1;
        for (int slot = 0; slot < 20; slot++) {
            slot(slot, "f" + slot, whole);
        }
        assertThat(Faasm2018Chains.scan(memory, 20)).hasSize(20).last().satisfies(call -> {
            assertThat(call.function()).isEqualTo("f19");
            assertThat(call.input().size()).isEqualTo(65_536);
        });
    }

    @Test
    void theLongestNameHasThirtyOneBytes() throws Exception {
        slot(0, "a".repeat(31), new byte[0]);
        assertThat(Faasm2018Chains.scan(memory, 20)).hasSize(1);
    }

    @Test
    void aNameThatRunsIntoTheNextSlotFailsTheCall() {
        slot(0, "a".repeat(40), new byte[0]);
        assertThatThrownBy(() -> Faasm2018Chains.scan(memory, 20))
                .isInstanceOf(Faasm2018Chains.Unusable.class)
                .hasMessageContaining("Chain slot 0")
                .hasMessageContaining("31 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "a..b", ".a", "-a", "a b", "a\u0000b", "a\nb", "\u001b[31m", "caf\u00e9"})
    void aNameThatIsNoneFailsTheCall(String name) {
        slot(0, name, new byte[0]);
        assertThatThrownBy(() -> Faasm2018Chains.scan(memory, 20))
                .isInstanceOf(Faasm2018Chains.Unusable.class)
                .hasMessageContaining("no function name")
                .message()
                .matches("[ -~]*");
    }

    @Test
    void fault23MoreCallsThanTheLimitFailTheCall() {
        slot(0, "a", new byte[0]);
        slot(1, "b", new byte[0]);
        assertThatThrownBy(() -> Faasm2018Chains.scan(memory, 1))
                .isInstanceOf(Faasm2018Chains.Unusable.class)
                .hasMessageContaining("limit of 1");
    }

    private void slot(int slot, String name, byte[] data) {
        memory.write(Faasm2018Layout.CHAIN_NAMES_START + slot * 32, name.getBytes(StandardCharsets.ISO_8859_1));
        memory.write(Faasm2018Layout.CHAIN_DATA_START + slot * 65_536, data);
    }
}
