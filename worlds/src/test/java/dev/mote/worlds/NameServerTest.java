package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameServerTest {
    private static final int A = 1;
    private static final int AAAA = 28;

    private final NameServer server =
            new NameServer(NetworkPolicy.of(List.of("api.example:80", "gone.example:80"), name -> {
                if (name.equals("gone.example")) {
                    throw new UnknownHostException(name);
                }
                return List.of(InetAddress.ofLiteral("8.8.4.4"), InetAddress.ofLiteral("2606:4700::1111"));
            }));

    @Test
    void answersWithTheAddressesOfAGrantedName() {
        byte[] query = query("api.example", A);
        byte[] answer = server.answer(query).orElseThrow();
        assertThat(answer).startsWith(0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0);
        assertThat(Arrays.copyOfRange(answer, 12, query.length)).isEqualTo(Arrays.copyOfRange(query, 12, query.length));
        assertThat(Arrays.copyOfRange(answer, query.length, answer.length))
                .containsExactly(0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, 8, 8, 4, 4);
    }

    @Test
    void hasNoAddressesOfOtherKinds() {
        assertThat(server.answer(query("api.example", AAAA)).orElseThrow())
                .startsWith(0x12, 0x34, 0x81, 0x80, 0, 1, 0, 0);
    }

    @Test
    void refusesNamesThatAreNotGranted() {
        assertThat(server.answer(query("secret.evil.example", A)).orElseThrow())
                .startsWith(0x12, 0x34, 0x81, 0x85, 0, 1, 0, 0);
    }

    @Test
    void saysThatAnUnknownNameIsUnknown() {
        assertThat(server.answer(query("gone.example", A)).orElseThrow())
                .startsWith(0x12, 0x34, 0x81, 0x83, 0, 1, 0, 0);
    }

    @Test
    void staysSilentOnEveryCutOfAQuery() {
        byte[] query = query("api.example", A);
        for (int length = 0; length < query.length; length++) {
            assertThat(server.answer(Arrays.copyOf(query, length))).isEmpty();
        }
    }

    @Test
    void staysSilentOnPointersAnswersAndLongQueries() {
        byte[] pointer = query("api.example", A);
        pointer[12] = (byte) 0xc0;
        byte[] answer = query("api.example", A);
        answer[2] = (byte) 0x80;
        assertThat(server.answer(pointer)).isEmpty();
        assertThat(server.answer(answer)).isEmpty();
        assertThat(server.answer(Arrays.copyOf(query("api.example", A), 513))).isEmpty();
    }

    private static byte[] query(String name, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : List.of(name.split("\\."))) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
        return out.toByteArray();
    }
}
