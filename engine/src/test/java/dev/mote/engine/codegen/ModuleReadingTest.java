package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.I64;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import dev.mote.engine.binary.WasmModule;
import dev.mote.engine.cache.CodeCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A module is checked once, and never less than once. */
@DisabledOnOs(OS.WINDOWS)
final class ModuleReadingTest {
    private static final ModuleLimits LIMITS = ModuleLimits.defaults();
    private static final Set<Feature> ALL = EnumSet.allOf(Feature.class);

    @TempDir
    Path directory;

    @Test
    void whatWasInspectedIsNotReadAgain() {
        ModuleReading reading = new ModuleReading(Optional.empty(), "build", new ClassSaver());
        WasmModule inspected = reading.inspect(module(I32), LIMITS);

        assertThat(reading.read(module(I32), "digest", LIMITS, "scope", ALL)).isSameAs(inspected);
        assertThat(reading.read(module(I32), "digest", LIMITS, "scope", ALL)).isNotSameAs(inspected);
    }

    @Test
    void otherLimitsAreCheckedThoughTheModuleWasInspected() {
        ModuleReading reading = new ModuleReading(Optional.empty(), "build", new ClassSaver());
        reading.inspect(module(I32), LIMITS);

        assertThatThrownBy(() -> reading.read(module(I32), "digest", tight(), "scope", ALL))
                .isInstanceOf(ModuleException.class);
    }

    @Test
    void aFeatureThatIsNotAllowedIsRefusedThoughTheModuleWasInspected() {
        ModuleReading reading = new ModuleReading(Optional.empty(), "build", new ClassSaver());
        reading.inspect(extending(), LIMITS);

        assertThatThrownBy(() -> reading.read(
                        extending(),
                        "digest",
                        LIMITS,
                        "scope",
                        EnumSet.complementOf(EnumSet.of(Feature.SIGN_EXTENSION))))
                .isInstanceOf(ModuleException.class)
                .hasMessageContaining("sign");
    }

    /** Bytes that are not valid, under the digest of others, tell whether they were checked. */
    @Test
    void whatTheCacheKnowsIsNotCheckedAgain() throws IOException {
        ClassSaver saver = new ClassSaver();
        reading(saver).read(module(I32), "digest", LIMITS, "scope", ALL);
        saver.close();

        assertThat(reading(saver)
                        .read(module(I64), "digest", LIMITS, "scope", ALL)
                        .features())
                .isEmpty();
        assertThatThrownBy(() -> reading(saver).read(module(I64), "other", LIMITS, "scope", ALL))
                .isInstanceOf(ModuleException.class);
        assertThatThrownBy(() -> reading(saver).read(module(I64), "digest", tight(), "scope", ALL))
                .isInstanceOf(ModuleException.class);
        assertThatThrownBy(() -> reading(saver).read(module(I64), "digest", LIMITS, "somebody else", ALL))
                .isInstanceOf(ModuleException.class);
    }

    @Test
    void theCacheKeepsWhichFeaturesAModuleUses() throws IOException {
        ClassSaver saver = new ClassSaver();
        reading(saver).read(extending(), "digest", LIMITS, "scope", ALL);
        saver.close();

        assertThat(reading(saver)
                        .read(extending(), "digest", LIMITS, "scope", ALL)
                        .features())
                .containsExactly(Feature.SIGN_EXTENSION);
    }

    private ModuleReading reading(ClassSaver saver) throws IOException {
        return new ModuleReading(Optional.of(new CodeCache(directory, 1 << 20, Clock.systemUTC())), "build", saver);
    }

    private static ModuleLimits tight() {
        return new ModuleLimits(8, 1, 1, 1, 1, 1, 1, 1);
    }

    /** A function that answers a 32-bit number, whatever it says; valid only for the one type. */
    private static byte[] module(int result) {
        Wasm wasm = new Wasm();
        wasm.exported("f", wasm.type(params(), result), constant(1));
        return wasm.bytes();
    }

    private static byte[] extending() {
        Wasm wasm = new Wasm();
        wasm.exported("f", wasm.type(params(I32), I32), op(0x20, 0, 0xC0));
        return wasm.bytes();
    }
}
