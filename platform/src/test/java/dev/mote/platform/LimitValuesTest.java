package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitValuesTest {
    @ParameterizedTest
    @CsvSource({
        "MEMORY, 256MiB, 268435456",
        "MEMORY, 64KiB, 65536",
        "MEMORY, 1GiB, 1073741824",
        "MEMORY, 65536, 65536",
        "MEMORY, 65536B, 65536",
        "MEMORY, 16 mib, 16777216",
        "WALL_TIME, 500ms, 500",
        "WALL_TIME, 30s, 30000",
        "WALL_TIME, 5m, 300000",
        "WALL_TIME, 2h, 7200000",
        "WALL_TIME, 1d, 86400000",
        "WALL_TIME, 250, 250",
        "CONCURRENCY, 64, 64"
    })
    void readsWhatPeopleWrite(Limit limit, String text, long value) {
        assertThat(LimitValues.parse(limit, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, 268435456, 256MiB",
        "MEMORY, 65537, 65537B",
        "WALL_TIME, 500, 500ms",
        "WALL_TIME, 90000, 90s",
        "WALL_TIME, 3600000, 1h",
        "CONCURRENCY, 64, 64",
        "INPUT, 0, 0"
    })
    void writesTheLargestUnitThatNeedsNoFraction(Limit limit, long value, String text) {
        assertThat(LimitValues.format(limit, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void everyDefaultAndBoundReadsBackAsItIsWritten(Limit limit) {
        assertThat(limit.minimum()).isLessThanOrEqualTo(limit.defaultValue());
        assertThat(limit.maximum()).isGreaterThanOrEqualTo(limit.defaultValue());
        for (long value : new long[] {limit.minimum(), limit.defaultValue(), limit.maximum()}) {
            assertThat(LimitValues.parse(limit, LimitValues.format(limit, value)))
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.5MiB",
                "MiB",
                "1MB",
                "30s",
                "999999999999999999GiB",
                "99999999999999999999",
                "1 000",
                "0",
                "5GiB"
            })
    void refusesWhatIsNoSizeOrOutOfBoundsAndSaysWhatItTakes(String text) {
        Refused.with(ErrorCode.INVALID_SETTINGS, () -> LimitValues.parse(Limit.MEMORY, text))
                .contains("'memory'")
                .contains("from 64KiB to 4GiB");
    }

    @Test
    void refusedTextIsShownWithoutControlCharacters() {
        Refused.with(ErrorCode.INVALID_SETTINGS, () -> LimitValues.parse(Limit.MEMORY, "\u001b[2J"))
                .doesNotContain("\u001b");
    }

    @Test
    void readsAWholeTableAndNamesUnknownKeys() {
        assertThat(LimitValues.parseAll(Map.of("wall-time", "2s", "log", "1KiB")))
                .isEqualTo(Limits.defaults().with(Limit.WALL_TIME, 2_000).with(Limit.LOG, 1_024));
        Refused.with(ErrorCode.INVALID_SETTINGS, () -> LimitValues.parseAll(Map.of("wall_time", "2s")))
                .contains("wall_time");
    }

    @Test
    void functionsOwnLimitsWinOverTheNodesAndThoseOverTheTable() {
        Limits node = Limits.defaults().with(Limit.WALL_TIME, 1).with(Limit.LOG, 2);
        Limits function = Limits.defaults().with(Limit.LOG, 3);

        Limits both = function.over(node);

        assertThat(both.get(Limit.WALL_TIME)).isEqualTo(1);
        assertThat(both.get(Limit.LOG)).isEqualTo(3);
        assertThat(both.get(Limit.INPUT)).isEqualTo(Limit.INPUT.defaultValue());
    }
}
