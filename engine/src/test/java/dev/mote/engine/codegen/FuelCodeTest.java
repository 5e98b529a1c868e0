package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.call;
import static dev.mote.engine.Wasm.forever;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Run;
import dev.mote.engine.Wasm;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.WasmModule;
import dev.mote.engine.cache.CodeCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Code that counts is another code: who did not ask for it gets none of it. */
final class FuelCodeTest {
    private static final long PLENTY = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void codeThatDoesNotCountMentionsNoFuel() {
        WasmModule module = ModuleReader.read(module(), ModuleLimits.defaults());
        assertThat(functions(module, true)).contains("FuelTank").contains("refuel");
        assertThat(functions(module, false)).doesNotContain("FuelTank").doesNotContain("refuel");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCacheKeepsThemApart() throws IOException {
        assertThat(fuelUsed(true)).isEqualTo(2);
        assertThat(fuelUsed(false)).isZero();
        assertThat(fuelUsed(true)).isEqualTo(2);
    }

    /** A call of every other byte, and what a large function does after each: more than twice the code. */
    @Test
    void aFunctionOfCallsFitsItsMethods() {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (int i = 0; i < 1_900; i++) {
            code.writeBytes(call(0));
        }
        Wasm wasm = new Wasm().memory(1);
        wasm.function(wasm.type(params()), Wasm.op(0x41, 0, 0x28, 0, 0, 0x1A));
        wasm.exported("go", 0, code.toByteArray());
        try (Guests guests = new Guests(
                        new MoteEngine(new CodegenConfig(new MemoryBudget(1 << 20))), new MemoryBudget(1 << 20));
                CoreModule module = guests.compileWithFuel(wasm.bytes())) {
            Run run = guests.run(PLENTY);
            Guests.call(module.instantiate(Imports.none(), config(run)), "go");
            assertThat(run.fuelUsed()).isEqualTo(1_900 * 3);
        }
    }

    private long fuelUsed(boolean fuel) throws IOException {
        MemoryBudget memory = new MemoryBudget(1 << 20);
        CodeCache cache = new CodeCache(directory, 1 << 20, Clock.systemUTC());
        CompileOptions options = fuel ? CompileOptions.defaults().withFuel() : CompileOptions.defaults();
        try (Guests guests = new Guests(new MoteEngine(new CodegenConfig(memory).withCache(cache)), memory);
                CoreModule module = guests.engine.compile(module(), options)) {
            Run run = guests.run(PLENTY);
            try (CoreInstance instance = module.instantiate(Imports.none(), config(run))) {
                Guests.call(instance, "go", 1);
            }
            return run.fuelUsed();
        }
    }

    private static String functions(WasmModule module, boolean fuel) {
        ModuleLayout layout =
                new ModuleLayout(module, new GuestTypes(module.types()), List.of(), VectorShape.PLAIN, fuel);
        byte[] classFile = new GuestClasses(
                        layout, new InstructionTables(), SplitLimits.defaults(), new GeneratorMeter())
                .make(Names.binary(Names.functions(0)));
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }

    private static InstanceConfig config(Run run) {
        return new InstanceConfig(InstanceLimits.defaults(), run, "host");
    }

    private static byte[] module() {
        Wasm wasm = new Wasm();
        int leaf = wasm.function(wasm.type(params(I32)), Wasm.op());
        wasm.exported("go", 0, join(local(0), call(leaf)));
        wasm.exported("loop", 0, forever(Wasm.op()));
        return wasm.bytes();
    }
}
