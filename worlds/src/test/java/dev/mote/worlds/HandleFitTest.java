package dev.mote.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ExportType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ValueType;
import dev.mote.guests.BundledGuests;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleFitTest {
    private static final FuncType LOG = new FuncType(List.of(ValueType.I32, ValueType.I64), List.of());
    private static final ImportType MEMORY = new ImportType("env", "memory", MemoryType.of(18));
    private static final ExportType HANDLE = new ExportType("handle", HandleWorld.ENTRY_TYPE);

    private final World world = new HandleWorld();

    @ParameterizedTest
    @ValueSource(strings = {"hello", "backend", "backend500", "values", "echo", "faults", "as-hello", "rust-backend"})
    void theBundledGuestsFit(String guest) {
        byte[] wasm = BundledGuests.module("handle", guest);
        try (TestNode node = new TestNode(world)) {
            assertThat(world.fit(node.inspect(wasm))).isEqualTo(new Fit.Fits());
            assertThat(new Worlds(List.of(new Faasm2018World(Clock.systemUTC()), world)).choose(node.inspect(wasm)))
                    .isSameAs(world);
        }
    }

    @Test
    void fault5AnUnknownImportIsNamedWithWhatIsOffered() {
        Fit.Misfit misfit = misfit(List.of(MEMORY, new ImportType("env", "logg", LOG)), HANDLE);

        assertThat(misfit.problems())
                .singleElement()
                .asString()
                .startsWith("It imports env.logg; this world offers env.memory and abort, db_get, log, ");
    }

    @Test
    void fault5AnotherTypeIsNamedWithBothTypes() {
        FuncType narrow = new FuncType(List.of(ValueType.I32, ValueType.I32), List.of());

        Fit.Misfit misfit = misfit(List.of(MEMORY, new ImportType("env", "log", narrow)), HANDLE);

        assertThat(misfit.problems())
                .containsExactly("It imports env.log as (i32,i32)->(); this world offers it as (i32,i64)->().");
    }

    @Test
    void aModuleWithoutAnEntryDoesNotFit() {
        Fit.Misfit misfit = misfit(List.of(MEMORY, new ImportType("env", "log", LOG)));

        assertThat(misfit.near()).isTrue();
        assertThat(misfit.problems())
                .containsExactly("It exports no function ()->(), as handle, which this world calls.");
    }

    @Test
    void aModuleThatOnlyHappensToExportSomethingDoesNotFit() {
        assertThat(misfit(List.of(), new ExportType("main", HandleWorld.ENTRY_TYPE))
                        .near())
                .isFalse();
    }

    @Test
    void anEntryThatIsNotThereIsNamedWithThoseThatAre() {
        ModuleInfo module = module(List.of(MEMORY), HANDLE, new ExportType("bonjour", HandleWorld.ENTRY_TYPE));

        assertThat(world.entryProblem(module, "bonjour")).isEmpty();
        assertThat(world.entryProblem(module, "hello"))
                .contains("The module exports no function hello ()->(); it exports handle, bonjour.");
    }

    private Fit.Misfit misfit(List<ImportType> imports, ExportType... exports) {
        return (Fit.Misfit) world.fit(module(imports, exports));
    }

    private static ModuleInfo module(List<ImportType> imports, ExportType... exports) {
        return new ModuleInfo("digest", 100, imports, List.of(exports), Set.of(), 1, 10);
    }
}
