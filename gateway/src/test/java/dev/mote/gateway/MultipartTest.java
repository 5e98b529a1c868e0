package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as clients send them, and bytes that are none. */
class MultipartTest {
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a;name=b\"\r\n\r\n";

    @Test
    void theFieldOfThatNameIsFound() throws Exception {
        String other = "--XX\r\nContent-Disposition: form-data; name=other\r\nContent-Type: text/plain\r\n\r\n1\r\n";
        assertThat(field(other + "--XX\r\n" + FILE + "content\r\n--X\r\n--XX--\r\n"))
                .isEqualTo("content\r\n--X");
        assertThat(field("a preamble\r\n" + other
                        + "--XX \r\ncontent-disposition: form-data; name=file\r\n\r\nx\r\n--XX--"))
                .isEqualTo("x");
    }

    @Test
    void aFieldMayBeEmptyAndAPartWithoutAHead() throws Exception {
        assertThat(field("--XX\r\n" + FILE + "\r\n--XX--")).isEmpty();
        assertThat(field("--XX\r\n\r\nno head\r\n--XX\r\n" + FILE + "x\r\n--XX--"))
                .isEqualTo("x");
    }

    @Test
    void anotherNameIsNotTheField() throws Exception {
        assertThat(Multipart.field(bytes("--XX\r\n" + FILE + "x\r\n--XX--"), "XX", "b"))
                .isEmpty();
        assertThat(Multipart.field(bytes("--XX--"), "XX", "file")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--X",
                "--XX",
                "--XXY\r\n\r\n\r\n--XX--",
                "--XX\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncontent",
                "no form"
            })
    void fault12AFormThatStopsHalfWayIsRefused(String body) {
        assertThatThrownBy(() -> field(body)).isInstanceOf(Multipart.MalformedException.class);
    }

    @Test
    void fault21ManyFieldsAndLongHeadsAreRefused() {
        String field = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
        assertThatThrownBy(() -> field(field.repeat(200) + "--XX--"))
                .isInstanceOf(Multipart.MalformedException.class)
                .hasMessageContaining("128 fields");
        assertThatThrownBy(() -> field("--XX\r\nX: " + "y".repeat(20_000) + "\r\n\r\n\r\n--XX--"))
                .isInstanceOf(Multipart.MalformedException.class);
    }

    private static String field(String body) throws Multipart.MalformedException {
        return new String(Multipart.field(bytes(body), "XX", "file").orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
