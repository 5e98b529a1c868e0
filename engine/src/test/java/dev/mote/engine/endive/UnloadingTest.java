package dev.mote.engine.endive;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.Wasm;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Fault 57: the classes of a module go when the module and its instances go. */
class UnloadingTest {
    @Test
    void droppedModulesAreUnloaded() {
        try (Guests guests = new Guests(EngineKind.ENDIVE)) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                loaders.add(runOnce(guests, i));
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.refersTo(null));
            });
        }
    }

    private static WeakReference<ClassLoader> runOnce(Guests guests, int value) {
        Wasm wasm = new Wasm().memory(1);
        wasm.exported("go", wasm.type(params(), I32), constant(value));
        try (CoreModule module = guests.compile(wasm.bytes());
                CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(Guests.call(instance, "go")).isEqualTo(value);
            EndiveMachine machine =
                    (EndiveMachine) ((EndiveInstance) instance).endive().getMachine();
            return new WeakReference<>(machine.machine().getClass().getClassLoader());
        }
    }
}
