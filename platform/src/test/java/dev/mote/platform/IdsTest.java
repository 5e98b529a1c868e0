package dev.mote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final FakeClock clock = new FakeClock();
    private final Ids ids = new Ids(clock);

    @Test
    void laterIdsSortAfterEarlierOnes() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            made.add(ids.next());
            clock.advance(Duration.ofMillis(1 + 977L * i * i));
        }

        assertThat(made).isSorted();
    }

    @Test
    void idsOfOneMomentDifferInTheirRandomPartAlone() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).hasSize(5_000).allMatch(id -> id.matches("[0-9a-hjkmnp-tv-z]{26}"));
        assertThat(made.stream().map(id -> id.substring(0, 10)).distinct()).hasSize(1);
        for (int place = 10; place < 26; place++) {
            int at = place;
            assertThat(made.stream().map(id -> id.charAt(at)).distinct()).hasSize(32);
        }
    }
}
