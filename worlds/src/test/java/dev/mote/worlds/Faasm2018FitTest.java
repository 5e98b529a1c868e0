package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.ExportType;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ValueType;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Faasm2018FitTest {
    private static final FuncType UNARY = FuncType.of(List.of(ValueType.I32), ValueType.I32);
    private static final ExportType RUN = new ExportType("run", Faasm2018World.RUN_TYPE);
    private static final ExportType MEMORY = new ExportType("memory", MemoryType.of(2));

    private final World world = new Faasm2018World(Clock.systemUTC());

    @Test
    void aModuleOfTheContractFits() {
        assertThat(world.fit(module(List.of(env("puts"), env("anything_at_all")), RUN, MEMORY)))
                .isEqualTo(new Fit.Fits());
    }

    @Test
    void fault5AMissingExportIsNamed() {
        Fit.Misfit misfit = misfit(List.of());
        assertThat(misfit.near()).isFalse();
        assertThat(misfit.problems())
                .containsExactly(
                        "It does not export the function run (i32,i32,i32,i32)->(i32), which this world calls.",
                        "It does not export its memory as memory, where this world puts the input.");
    }

    @Test
    void fault5AnExportOfAnotherTypeIsNamedWithBothTypes() {
        Fit.Misfit misfit = misfit(List.of(), new ExportType("run", UNARY), MEMORY);
        assertThat(misfit.near()).isTrue();
        assertThat(misfit.problems())
                .containsExactly("Its export run is the function (i32)->(i32); this world calls a function "
                        + "(i32,i32,i32,i32)->(i32).");
    }

    @Test
    void fault5AnImportFromElsewhereIsNamedWithWhatIsOffered() {
        Fit.Misfit misfit = misfit(List.of(new ImportType("wasi_snapshot_preview1", "fd_write", UNARY)), RUN, MEMORY);
        assertThat(misfit.problems())
                .singleElement()
                .asString()
                .startsWith("It imports the function (i32)->(i32) wasi_snapshot_preview1.fd_write; this world takes "
                        + "functions of module env alone, and offers __syscall_brk, ")
                .endsWith(", puts.");
    }

    @Test
    void fault5AnImportedMemoryIsNamed() {
        assertThat(misfit(List.of(new ImportType("env", "memory", MemoryType.of(1))), RUN, MEMORY)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("It imports the memory env.memory;");
    }

    @Test
    void aMemoryThatCannotReachTheRegionsIsNamed() {
        ExternType small = new MemoryType(2, OptionalLong.of(999), false, false);
        assertThat(misfit(List.of(), RUN, new ExportType("memory", small)).problems())
                .containsExactly(
                        "Its memory has a maximum of 999 pages; this world needs 1000. Link it without a maximum.");
    }

    @Test
    void fault8NamesWithControlCharactersAreEscaped() {
        Fit.Misfit misfit = misfit(List.of(new ImportType("\u001b[31m", "a\nb", UNARY)), RUN, MEMORY);
        assertThat(misfit.problems())
                .singleElement()
                .asString()
                .matches("[ -~]*")
                .contains("\\u{1b}[31m.a\\u{a}b");
    }

    @Test
    void aLongListOfProblemsIsCut() {
        List<ImportType> many = IntStream.range(0, 100)
                .mapToObj(i -> new ImportType("host", "f" + i, UNARY))
                .toList();
        assertThat(misfit(many, RUN, MEMORY).problems())
                .hasSize(13)
                .last()
                .isEqualTo("There are 88 more problems like these.");
    }

    @Test
    void worldsRefuseWhatFitsNoneWithReasonsOfEach() {
        assertThatThrownBy(() -> new Worlds(List.of(world)).choose(module(List.of(), MEMORY)))
                .isInstanceOf(ModuleException.class)
                .hasMessageContaining("faasm-2018")
                .hasMessageContaining("function run");
    }

    private Fit.Misfit misfit(List<ImportType> imports, ExportType... exports) {
        return (Fit.Misfit) world.fit(module(imports, exports));
    }

    private static ImportType env(String name) {
        return new ImportType("env", name, UNARY);
    }

    private static ModuleInfo module(List<ImportType> imports, ExportType... exports) {
        return new ModuleInfo("0".repeat(64), 8, imports, List.of(exports), Set.of(), 1, 1);
    }
}
