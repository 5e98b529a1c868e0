package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.guests.BundledGuests;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules as the engine reads them, against the world. */
class Faasm2018ModulesTest {
    private static final byte[] NOTHING = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final World world = new Faasm2018World(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as-echo", "as-hello", "chain", "cpu", "deephost", "dummy", "echo", "hello", "hostloop", "logflood",
                "loop", "manyimports", "memorybomb", "net", "probe", "refused", "stackbomb", "trap", "upper", "x2"
            })
    void everyGuestOfTheGuestsRoomFits(String name) {
        assertThat(fit(BundledGuests.module(name))).isEqualTo(new Fit.Fits());
    }

    @Test
    void fault5AModuleWithoutRunDoesNot() {
        assertThat(fit(NOTHING)).isInstanceOfSatisfying(Fit.Misfit.class, misfit -> {
            assertThat(misfit.near()).isFalse();
            assertThat(misfit.problems()).hasSize(2).first().asString().contains("run (i32,i32,i32,i32)->(i32)");
        });
    }

    private Fit fit(byte[] wasm) {
        try (Engine engine = engine()) {
            return world.fit(engine.inspect(wasm, ModuleLimits.defaults()));
        }
    }

    private static Engine engine() {
        return new MoteEngine(new CodegenConfig(new MemoryBudget(1 << 30)));
    }
}
