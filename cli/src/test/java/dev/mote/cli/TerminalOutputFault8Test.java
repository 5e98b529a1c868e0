package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a guest or a module's author wrote drives no terminal. */
class TerminalOutputFault8Test {
    private static final String CLEAR_SCREEN = "a\u001b[2J\u009bb\u202ec\r\n";

    @Test
    void guestOutputIsEscapedOnATerminal() {
        Captured streams = Captured.person();

        streams.terminal().guestBytes(CLEAR_SCREEN.getBytes(StandardCharsets.UTF_8));

        assertThat(streams.out()).isEqualTo("a\\x1b[2J\\x9bb\\u{202e}c\\x0d\n");
    }

    @Test
    void guestOutputGoesToAPipeByteForByte() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        Captured streams = Captured.pipe();

        streams.terminal().guestBytes(everyByte);

        assertThat(streams.outBytes()).isEqualTo(everyByte);
    }

    @Test
    void anErrorOfANodeIsEscaped() {
        Captured streams = Captured.person();
        String problem = "{\"title\":\"Bad\\u001b[31m\",\"detail\":\"d\\u0007\",\"code\":\"x\",\"hint\":\"h\\u001b\"}";
        try (FakeNode node = FakeNode.problem(400, Map.of(), problem)) {
            streams.run(node.environment(), "list");
        }

        assertThat(streams.err()).contains("Bad\\x1b[31m", "d\\x07", "h\\x1b").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aFunctionsNameInATableIsEscaped() {
        Captured streams = Captured.person();
        try (FakeNode node =
                FakeNode.json(200, "{\"functions\":[{\"function\":\"a/\\u001b]0;x\\u0007\",\"live\":1}]}")) {
            streams.run(node.environment(), "list");
        }

        assertThat(streams.out()).contains("a/\\x1b]0;x\\x07").doesNotContain("\u001b", "\u0007");
    }
}
