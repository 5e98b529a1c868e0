package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.Wasm;
import dev.mote.engine.cache.CodeCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A second start generates nothing, and uses only what this engine made for the same owner. */
@DisabledOnOs(OS.WINDOWS)
final class GeneratedCodeCacheTest {
    @TempDir
    Path directory;

    @Test
    void theSecondStartGeneratesNothing() throws IOException {
        assertThat(callsFromCache("shared", 1)).isFalse();
        assertThat(callsFromCache("shared", 1)).isTrue();
        assertThat(callsFromCache("shared", 2)).isFalse();
    }

    @Test
    void theGeneratorTookNoTimeTheSecondTime() throws IOException {
        callsFromCache("shared", 1);
        try (Guests guests = guests();
                CoreModule module = guests.compile(module(1))) {
            Guests.call(module.instantiate(Imports.none(), guests.config()), "go");
            assertThat(module.report().compile()).isEqualTo(Duration.ZERO);
            assertThat(module.report().codeBytes()).isPositive();
        }
    }

    @Test
    void anotherScopeSeesNothing() throws IOException {
        callsFromCache("alice", 1);
        assertThat(callsFromCache("bob", 1)).isFalse();
        assertThat(callsFromCache("alice", 1)).isTrue();
    }

    @Test
    void fault10ADamagedEntryIsGeneratedAgain() throws IOException {
        callsFromCache("shared", 1);
        for (Path entry : entries()) {
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length - 1] ^= 1;
            Files.write(entry, bytes);
        }
        assertThat(callsFromCache("shared", 1)).isFalse();
        assertThat(callsFromCache("shared", 1)).isTrue();
    }

    /** What was not called the first time is generated the second time, and is there the third time. */
    @Test
    void classesAreAddedToTheEntry() throws IOException {
        try (Guests guests = guests();
                CoreModule module = guests.compile(module(1))) {
            module.instantiate(Imports.none(), guests.config()).close();
        }
        assertThat(callsFromCache("shared", 1)).isFalse();
        assertThat(callsFromCache("shared", 1)).isTrue();
        // The classes, and that the module is valid.
        assertThat(entries()).hasSize(2);
    }

    @Test
    void everythingCanBeCompiledAhead() throws IOException {
        try (Guests guests = guests();
                CoreModule module = guests.compile(module(1))) {
            module.compileAll();
            module.instantiate(Imports.none(), guests.config()).close();
        }
        try (Guests guests = guests();
                CoreModule module = guests.compile(module(1))) {
            module.compileAll();
            assertThat(module.report().fromCache()).isTrue();
        }
    }

    private boolean callsFromCache(String scope, int value) throws IOException {
        try (Guests guests = guests();
                CoreModule module =
                        guests.engine.compile(module(value), new CompileOptions(ModuleLimits.defaults(), scope, 0))) {
            assertThat(Guests.call(module.instantiate(Imports.none(), guests.config()), "go"))
                    .isEqualTo(value);
            return module.report().fromCache();
        }
    }

    private Guests guests() throws IOException {
        MemoryBudget budget = new MemoryBudget(1 << 20);
        CodeCache cache = new CodeCache(directory, 10 << 20, Clock.systemUTC());
        return new Guests(new MoteEngine(new CodegenConfig(budget).withCache(cache)), budget);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".code")).toList();
        }
    }

    private static byte[] module(int value) {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(), I32), constant(value));
        return wasm.bytes();
    }
}
