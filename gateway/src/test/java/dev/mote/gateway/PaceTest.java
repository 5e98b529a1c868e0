package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace(route(Set.of(200)), "/a");

    @Test
    void aKindIsAsQuickAsNearlyAllOfItsRequests() {
        takes(2_000, i -> i % 40 == 0 ? 5 * MILLI : 10 * MICRO);
        assertThat(pace.atMost()).isLessThan(60 * MICRO);
        assertThat(pace.usual()).isBetween(8 * MICRO, 12 * MICRO);
    }

    @Test
    void aKindOfWhichOneInEightIsSlowIsSlow() {
        takes(2_000, i -> i % 8 == 0 ? 5 * MILLI : 10 * MICRO);
        assertThat(pace.atMost()).isGreaterThan(MILLI);
    }

    @Test
    void nobodyIsTakenForQuickBeforeManyWere() {
        takes(50, _ -> 10 * MICRO);
        assertThat(pace.atMost()).isGreaterThan(500 * MICRO);
        takes(500, _ -> 10 * MICRO);
        assertThat(pace.atMost()).isLessThan(50 * MICRO);
    }

    @Test
    void oneVeryLongRequestCountsMoreThanAThousandQuickOnes() {
        takes(1_000, _ -> 10 * MICRO);
        pace.took(50 * MILLI);
        takes(300, _ -> 10 * MICRO);
        assertThat(pace.atMost()).isGreaterThan(500 * MICRO);
    }

    @Test
    void addressesOfTheNodeHaveAPaceEachAndARouteOfAnApplicationHasOne() {
        Paces paces = new Paces();
        Route own = route(Set.of(200));
        Route application = route(Set.of());
        assertThat(paces.of(own, "/a")).isSameAs(paces.of(own, "/a")).isNotSameAs(paces.of(own, "/b"));
        assertThat(paces.of(application, "/a")).isSameAs(paces.of(application, "/b"));
    }

    private void takes(int count, IntToLongFunction nanos) {
        for (int i = 0; i < count; i++) {
            pace.took(nanos.applyAsLong(i));
        }
    }

    private static Route route(Set<Integer> statuses) {
        return new Route(
                HttpMethod.GET,
                "/a",
                Optional.empty(),
                BodyRule.NONE,
                statuses,
                Problems::answer,
                _ -> Answer.text(200, ""));
    }
}
