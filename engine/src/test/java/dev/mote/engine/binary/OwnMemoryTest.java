package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OwnMemoryTest {
    private static final int[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int[] TYPES = {1, 4, 1, 0x60, 0, 0};
    private static final int[] FUNCTIONS = {3, 2, 1, 0};
    private static final int[] EXPORTS = {7, 9, 2, 1, 'm', 2, 0, 1, 'f', 0, 1};
    private static final int[] CODE = {10, 4, 1, 2, 0, 0x0b};
    private static final int[] FUNCTION_IMPORT = {3, 'e', 'n', 'v', 1, 'g', 0, 0};
    private static final int[] MEMORY_IMPORT = {3, 'e', 'n', 'v', 6, 'm', 'e', 'm', 'o', 'r', 'y', 2, 1, 2, 9};

    @Test
    void theImportedMemoryIsTheModulesOwnWithItsLimits() {
        byte[] moved = OwnMemory.of(module(MEMORY_IMPORT, FUNCTION_IMPORT));

        WasmModule module = ModuleReader.read(moved, ModuleLimits.defaults());
        ModuleInfo info = module.info();
        assertThat(info.imports()).extracting(ImportType::name).containsExactly("g");
        assertThat(module.memories()).containsExactly(new MemoryType(2, OptionalLong.of(9), false, false));
        assertThat(info.export("m")).contains(new MemoryType(2, OptionalLong.of(9), false, false));
        assertThat(info.export("f")).isPresent();
    }

    @Test
    void aModuleWithoutAnImportedMemoryIsLeftAlone() {
        byte[] wasm = bytes(HEADER, TYPES, section(2, 1, FUNCTION_IMPORT));

        assertThat(OwnMemory.of(wasm)).isSameAs(wasm);
    }

    @Test
    void severalImportedMemoriesAreLeftAlone() {
        byte[] wasm = bytes(HEADER, TYPES, section(2, 2, MEMORY_IMPORT, MEMORY_IMPORT));

        assertThat(OwnMemory.of(wasm)).isSameAs(wasm);
    }

    @Test
    void memoriesOfTheModuleKeepTheirIndices() {
        byte[] wasm = bytes(HEADER, section(2, 1, MEMORY_IMPORT), new int[] {5, 3, 1, 0, 7});

        assertThat(ModuleReader.read(OwnMemory.of(wasm), ModuleLimits.defaults())
                        .memories())
                .extracting(MemoryType::minimum)
                .containsExactly(2L, 7L);
    }

    @Test
    void aModuleOfNothingElseGetsItsMemoryAtTheEnd() {
        byte[] wasm = bytes(HEADER, section(2, 1, MEMORY_IMPORT));

        assertThat(ModuleReader.read(OwnMemory.of(wasm), ModuleLimits.defaults())
                        .memories())
                .hasSize(1);
    }

    private static byte[] module(int[]... imports) {
        return bytes(HEADER, TYPES, section(2, imports.length, imports), FUNCTIONS, EXPORTS, CODE);
    }

    private static int[] section(int id, int count, int[]... items) {
        byte[] body = bytes(items);
        int[] section = new int[body.length + 3];
        section[0] = id;
        section[1] = body.length + 1;
        section[2] = count;
        for (int i = 0; i < body.length; i++) {
            section[i + 3] = body[i];
        }
        return section;
    }

    private static byte[] bytes(int[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] part : parts) {
            for (int value : part) {
                out.write(value);
            }
        }
        return out.toByteArray();
    }
}
