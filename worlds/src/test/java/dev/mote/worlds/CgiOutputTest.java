package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the header of a CGI program's answer ends, in whatever pieces it prints it. */
class CgiOutputTest {
    private final List<HttpHead> heads = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CgiOutput output = new CgiOutput(
            head -> {
                heads.add(head);
                return body;
            },
            1 << 20);

    @Test
    void aHeaderMayComeByteByByte() throws IOException {
        for (byte each : bytes("Status: 201 Made\r\nX-A: b\r\n\r\nbody\n\nmore")) {
            output.write(new byte[] {each}, 0, 1);
        }
        assertThat(heads).hasSize(1);
        assertThat(heads.getFirst().status()).isEqualTo(201);
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("body\n\nmore");
        assertThat(output.fault()).isEmpty();
    }

    @Test
    void aLineEndsWithOrWithoutAReturn() throws IOException {
        write("X-A: b\nX-C: d\n");
        assertThat(output.begun()).isFalse();
        write("\nbody");
        assertThat(heads.getFirst().fields()).containsExactly(new HttpField("X-A", "b"), new HttpField("X-C", "d"));
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("body");
    }

    @Test
    void nothingButAnEmptyLineIsAHeaderToo() throws IOException {
        write("\r\nbody");
        assertThat(heads.getFirst().status()).isEqualTo(200);
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("body");
    }

    @Test
    void fault21AHeaderWithoutAnEndIsCut() throws IOException {
        byte[] one = {'x'};
        for (int i = 0; i < CgiHeader.LONGEST; i++) {
            output.write(one, 0, 1);
        }
        assertThatThrownBy(() -> output.write(one, 0, 1)).isInstanceOf(IOException.class);
        assertThat(output.fault()).hasValueSatisfying(why -> assertThat(why).contains("65536 bytes"));
        assertThat(heads).isEmpty();
    }

    @Test
    void fault21ABodyBeyondTheLimitIsCut() throws IOException {
        write("X: y\n\n");
        byte[] much = new byte[1 << 20];
        output.write(much, 0, much.length);
        assertThatThrownBy(() -> output.write(much, 0, 1)).isInstanceOf(IOException.class);
        assertThat(body.size()).isEqualTo(1 << 20);
    }

    private void write(String text) throws IOException {
        byte[] bytes = bytes(text);
        output.write(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
