package dev.mote.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ExecTest {
    private static final Components COMPONENTS = new Components();

    @AfterAll
    static void close() {
        COMPONENTS.close();
    }

    @Test
    void aStringGoesInAndAStringComesOut() {
        LinkedComponent greet = COMPONENTS.link("greet");

        assertThat(COMPONENTS.call(greet, "exec", "wörld \uD83C\uDF0D")).isEqualTo("hello wörld \uD83C\uDF0D");
    }

    @Test
    void anInstanceKeepsItsStateAndSharesNone() {
        LinkedComponent greet = COMPONENTS.link("greet");
        ExportedFunction exec = greet.function("exec").orElseThrow();
        ExportedFunction calls = greet.function("calls").orElseThrow();

        try (ComponentInstance one = COMPONENTS.instance(greet);
                ComponentInstance other = COMPONENTS.instance(greet)) {
            exec.call(one, List.of("a"));
            exec.call(one, List.of("b"));

            assertThat(calls.call(one, List.of())).isEqualTo(Optional.of(2));
            assertThat(calls.call(other, List.of())).isEqualTo(Optional.of(0));
        }
    }

    @Test
    void instancesThatStartFromASnapshotShareNoStateEither() {
        LinkedComponent greet = COMPONENTS.snapshotted(COMPONENTS.link("greet"));
        ExportedFunction exec = greet.function("exec").orElseThrow();
        ExportedFunction calls = greet.function("calls").orElseThrow();

        for (int i = 0; i < 3; i++) {
            try (ComponentInstance instance = COMPONENTS.instance(greet)) {
                assertThat(calls.call(instance, List.of())).isEqualTo(Optional.of(0));
                assertThat(exec.call(instance, List.of("a"))).isEqualTo(Optional.of("hello a"));
                assertThat(calls.call(instance, List.of())).isEqualTo(Optional.of(1));
            }
        }
    }
}
