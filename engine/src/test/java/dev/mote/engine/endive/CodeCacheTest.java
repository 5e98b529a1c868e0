package dev.mote.engine.endive;

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
import dev.mote.engine.cache.CodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Faults 10 and 14: compiled code on disk is used only whole, unchanged and by those whose it is. */
@DisabledOnOs(OS.WINDOWS)
class CodeCacheTest {
    private static final long ROOM = 10 << 20;

    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("code");
    }

    private CodeCache open() throws IOException {
        return new CodeCache(directory(), ROOM, Clock.systemUTC());
    }

    @Test
    void aSecondStartTakesTheCodeFromTheCache() throws IOException {
        assertThat(isCached("shared", 1)).isFalse();
        assertThat(isCached("shared", 1)).isTrue();
        assertThat(isCached("shared", 2)).isFalse();
    }

    @Test
    void anotherScopeSeesNothing() throws IOException {
        assertThat(isCached("alice", 1)).isFalse();
        assertThat(isCached("bob", 1)).isFalse();
        assertThat(isCached("alice", 1)).isTrue();
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        isCached("shared", 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDamagedEntryIsDeletedAndCompiledAgain() throws IOException {
        for (int position : new int[] {0, 40, -1}) {
            isCached("shared", 1);
            Path entry = entry();
            byte[] bytes = Files.readAllBytes(entry);
            bytes[position < 0 ? bytes.length - 1 : position] ^= 1;
            Files.write(entry, bytes);
            assertThat(isCached("shared", 1)).isFalse();
            assertThat(isCached("shared", 1)).isTrue();
        }
    }

    @Test
    void aTruncatedEntryIsCompiledAgain() throws IOException {
        for (int length : new int[] {0, 31, 32, 500}) {
            isCached("shared", 1);
            Files.write(entry(), Arrays.copyOf(Files.readAllBytes(entry()), length));
            assertThat(isCached("shared", 1)).isFalse();
        }
    }

    @Test
    void anEntryUnderAnotherNameIsForeign() throws IOException {
        isCached("shared", 1);
        Path first = entry();
        Path aside = temporary.resolve("aside");
        Files.move(first, aside);
        isCached("shared", 2);
        Files.copy(aside, entry(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(isCached("shared", 2)).isFalse();
    }

    @Test
    void anotherKeyMakesEveryEntryForeign() throws IOException {
        isCached("shared", 1);
        Files.write(directory().resolve("key"), new byte[32]);
        assertThat(isCached("shared", 1)).isFalse();
        Files.write(directory().resolve("key"), new byte[5]);
        assertThat(isCached("shared", 1)).isFalse();
        assertThat(isCached("shared", 1)).isTrue();
    }

    @Test
    void whatACrashLeftIsDeleted() throws IOException {
        open();
        Files.write(directory().resolve("half.tmp"), new byte[10]);
        open();
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void theOldestEntriesMakeRoom() throws IOException {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            cacheAt(start.plusSeconds(i)).put(key(i), new byte[250]);
        }
        assertThat(cacheAt(start.plusSeconds(9)).get(key(2))).isPresent();
        CodeCache full = cacheAt(start.plusSeconds(10));
        full.put(key(5), new byte[250]);
        assertThat(full.dropped()).isEqualTo(1);
        CodeCache cache = cacheAt(start.plusSeconds(11));
        assertThat(cache.get(key(2))).as("used last").isPresent();
        assertThat(cache.get(key(5))).as("made last").isPresent();
        assertThat(cache.get(key(0))).isEmpty();
        cache.put(key(6), new byte[2_000]);
        assertThat(cache.get(key(6))).as("larger than the cache").isEmpty();
        assertThat(cache.get(key(5))).isPresent();
    }

    @Test
    void fault14ADirectoryThatCannotBeWrittenCostsNoModule() throws IOException {
        CodeCache cache = open();
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory());
        try (Guests guests = guests(cache)) {
            assertThat(Guests.call(guests.instance(module(3)), "go")).isEqualTo(3);
        }
    }

    @Test
    void codeThatDoesNotLoadIsCompiledAgain() throws IOException {
        String digest;
        try (Guests guests = guests(open())) {
            digest = guests.compile(module(1)).info().digest();
        }
        try (Guests guests = guests(open())) {
            CodeKey key = new CodeKey("shared", digest, guests.engine.version());
            open().put(key, new byte[] {0, 0, 0, 9, 1});
            CoreModule module = guests.compile(module(1));
            assertThat(module.report().fromCache()).isFalse();
            assertThat(guests.compile(module(1)).report().fromCache()).isTrue();
        }
    }

    private boolean isCached(String scope, int value) throws IOException {
        try (Guests guests = guests(open());
                CoreModule module =
                        guests.engine.compile(module(value), new CompileOptions(ModuleLimits.defaults(), scope, 0))) {
            assertThat(Guests.call(module.instantiate(Imports.none(), guests.config()), "go"))
                    .isEqualTo(value);
            return module.report().fromCache();
        }
    }

    private static Guests guests(CodeCache cache) {
        MemoryBudget budget = new MemoryBudget(1 << 20);
        return new Guests(new EndiveEngine(EndiveConfig.compiled(budget).withCache(cache)), budget);
    }

    private static byte[] module(int value) {
        Wasm wasm = new Wasm();
        wasm.exported("go", wasm.type(params(), I32), constant(value));
        return wasm.bytes();
    }

    private CodeCache cacheAt(Instant time) throws IOException {
        return new CodeCache(directory(), 1_100, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static CodeKey key(int number) {
        return new CodeKey("shared", "digest" + number, "engine");
    }

    private Path entry() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".code"))
                .max((a, b) -> a.toFile().lastModified() < b.toFile().lastModified() ? -1 : 1)
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }
}
