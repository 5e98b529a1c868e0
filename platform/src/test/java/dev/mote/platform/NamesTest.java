package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"simon/echo", "a/b", "A1/x_y.z-1", "0/9"})
    void usualNamesAreTaken(String text) {
        assertThat(FunctionName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                "a/",
                "/b",
                "a/b/c",
                "user//fn",
                "../x",
                "a/..",
                "a/.",
                "a/..%2f",
                "%2e%2e/x",
                "a/b..c",
                "a/b.",
                "a/b ",
                "a/ b",
                "a/b\u0000",
                "a/b\nc",
                "a/\u0430dmin",
                "-a/b",
                "a/_b",
                "a/b\\c",
                "a/b\u001b[2J"
            })
    void fault15StrangeNamesAreRefusedAndShownWithoutControlCharacters(String text) {
        Refused.with(ErrorCode.INVALID_NAME, () -> FunctionName.parse(text)).matches("[\\x20-\\x7e…]*");
    }

    @Test
    void fault15LongNamesAreRefusedAndCut() {
        assertThat(new FunctionName("a", "b".repeat(63)).name()).hasSize(63);
        Refused.with(ErrorCode.INVALID_NAME, () -> new FunctionName("a", "b".repeat(64)));
        Refused.with(ErrorCode.INVALID_NAME, () -> new FunctionName("a", "b".repeat(5_000)))
                .hasSizeLessThan(200);
    }
}
