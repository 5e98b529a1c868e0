package dev.mote.wasi.p2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.component.type.ResourceType;
import dev.mote.component.wit.WitPackages;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
    private final WitPackages wit = new Wasi2().wit();

    @Test
    void errorsOfSocketsAreNumberedAsDeclared() {
        assertThat(wit.find("wasi:sockets/network").labels("error-code"))
                .containsExactlyElementsOf(Arrays.stream(SocketCode.values())
                        .map(code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Test
    void everyInterfaceKnowsTheSameStreams() {
        var streams = wit.find("wasi:io/streams").types();

        for (String user : new String[] {"wasi:cli/stdin", "wasi:filesystem/types", "wasi:sockets/tcp"}) {
            assertThat(wit.find(user).types().get("input-stream"))
                    .isInstanceOf(ResourceType.class)
                    .isSameAs(streams.get("input-stream"));
        }
    }

    @Test
    void everyDeclaredInterfaceIsOfferedButRun() {
        // One for each: error, poll, streams; two clocks; three of random; ten of cli; two of files; seven of sockets.
        assertThat(new Wasi2().interfaces()).hasSize(3 + 2 + 3 + 10 + 2 + 7);
    }
}
