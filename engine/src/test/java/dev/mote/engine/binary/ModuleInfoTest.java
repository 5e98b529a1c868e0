package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ValueType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModuleInfoTest {
    private final byte[] wasm = Samples.everySection();
    private final ModuleInfo info = Samples.read(wasm).info();

    @Test
    void namesTheModuleByItsBytes() {
        assertThat(info.digest()).hasSize(64).matches("[0-9a-f]+");
        assertThat(info.bytes()).isEqualTo(wasm.length);
    }

    @Test
    void listsImportsWithTheirTypes() {
        assertThat(info.imports())
                .containsExactly(
                        new ImportType("env", "f", FuncType.of(List.of(ValueType.I32), ValueType.I32)),
                        new ImportType("env", "g", new GlobalType(ValueType.I32, false)));
    }

    @Test
    void findsExportsByName() {
        assertThat(info.export("run")).contains(FuncType.of(List.of()));
        assertThat(info.export("memory")).contains(new MemoryType(1, OptionalLong.of(2), false, false));
        assertThat(info.export("absent")).isEmpty();
    }

    @Test
    void countsTheModulesOwnFunctions() {
        assertThat(info.functions()).isEqualTo(3);
        assertThat(info.largestFunction()).isGreaterThan(60);
    }
}
