package dev.mote.engine.endive;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Feature;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is compiled, what is interpreted, and what is refused. */
class CompileTest {
    private final Guests guests = new Guests(EngineKind.ENDIVE);

    @AfterEach
    void stop() {
        guests.close();
    }

    @Test
    void fault4AFunctionTooLargeForTheJvmIsInterpreted() {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            code.writeBytes(join(local(0), constant(1), op(0x6A, 0x21, 0x00)));
        }
        Wasm wasm = new Wasm().memory(1);
        int type = wasm.type(params(I32), I32);
        int small = wasm.function(type, join(local(0), constant(2), op(0x6C)));
        wasm.exported("large", type, join(code.toByteArray(), local(0), Wasm.call(small)));
        wasm.exported("callsLarge", type, join(local(0), Wasm.call(small + 1)));
        try (CoreModule module = guests.compile(wasm.bytes());
                CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(module.report().interpretedFunctions()).isEqualTo(1);
            assertThat(Guests.call(instance, "large", 5)).isEqualTo(40_010);
            assertThat(Guests.call(instance, "callsLarge", 5)).isEqualTo(40_010);
        }
    }

    @Test
    void unsupportedFeaturesAreRefusedByName() {
        Wasm wasm = new Wasm();
        // v128.const 0, dropped
        byte[] simd = join(op(0xFD, 0x0C), new byte[16], op(0x1A));
        wasm.exported("go", wasm.type(params()), simd);
        assertThatThrownBy(() -> guests.compile(wasm.bytes()))
                .hasMessageContaining("simd")
                .isInstanceOfSatisfying(
                        ModuleException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ModuleException.Code.UNSUPPORTED_FEATURE));
        ModuleInfo info = guests.engine.inspect(wasm.bytes(), ModuleLimits.defaults());
        assertThat(info.features()).contains(Feature.SIMD);
        assertThat(guests.engine.features()).doesNotContain(Feature.SIMD, Feature.MEMORY64, Feature.THREADS);
    }

    @Test
    void aClosedModuleMakesNoMoreInstancesAndItsOldOnesGoOn() {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(), I32), constant(3));
        CoreModule module = guests.compile(wasm.bytes());
        CoreInstance instance = module.instantiate(Imports.none(), guests.config());
        module.close();
        assertThat(Guests.call(instance, "go")).isEqualTo(3);
        assertThatThrownBy(() -> module.instantiate(Imports.none(), guests.config()))
                .isInstanceOf(IllegalStateException.class);
        instance.close();
        assertThatThrownBy(() -> Guests.call(instance, "go")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theReportSaysHowTheModuleWasMade() {
        CoreModule module = guests.compile(new Wasm().memory(1).bytes());
        assertThat(module.report().engine()).isEqualTo(guests.engine.version());
        assertThat(module.report().fromCache()).isFalse();
        assertThat(module.report().codeBytes()).isPositive();
        assertThat(module.info().digest()).hasSize(64);
    }
}
