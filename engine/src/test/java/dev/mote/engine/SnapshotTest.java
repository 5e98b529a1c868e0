package dev.mote.engine;

import static dev.mote.engine.Wasm.EXTERNREF;
import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances that start from a snapshot are what the first one was, and none of them sees another. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class SnapshotTest {
    @Parameter
    EngineKind kind;

    private Guests guests;

    @BeforeEach
    void start() {
        guests = new Guests(kind);
    }

    @AfterEach
    void stop() {
        guests.close();
    }

    /** Counts its start function's runs at address 0; a global, a table that can be called and grown, a passive segment. */
    private static byte[] counter() {
        Wasm wasm = new Wasm().memory(1).table(2).global(I32, true, constant(5));
        int nothing = wasm.type(params());
        int number = wasm.type(params(), I32);
        int set = wasm.type(params(I32));
        int seven = wasm.function(number, constant(7));
        int eight = wasm.function(number, constant(8));
        wasm.start(wasm.function(
                nothing, join(constant(0), constant(0), op(0x28, 0, 0), constant(1), op(0x6A, 0x36, 0, 0))));
        wasm.elements(0, seven, eight).passiveData(new byte[] {9});
        wasm.exported("global", number, op(0x23, 0x00));
        wasm.exported("setGlobal", set, join(local(0), op(0x24, 0x00)));
        wasm.exported("second", number, join(constant(1), op(0x11, number, 0x00)));
        wasm.exported("swap", nothing, join(constant(1), constant(0), op(0x25, 0x00, 0x26, 0x00)));
        wasm.exported("growTable", number, join(op(0xD0, 0x70), constant(3), op(0xFC, 0x0F, 0x00)));
        wasm.exported("init", nothing, join(constant(64), constant(0), constant(1), op(0xFC, 0x08, 0x00, 0x00)));
        wasm.exported("drop", nothing, op(0xFC, 0x09, 0x00));
        wasm.data(16, new byte[] {1, 2, 3});
        return wasm.bytes();
    }

    @Test
    void keepsMemoryGlobalsAndTables() {
        try (CoreModule module = guests.compile(counter());
                CoreInstance first = instance(module)) {
            first.memory().putInt(16, 77);
            Guests.call(first, "setGlobal", 42);
            Guests.call(first, "swap");
            Guests.call(first, "growTable");
            Guests.call(first, "drop");
            Snapshot snapshot = first.snapshot();
            first.memory().putInt(16, 1);
            Guests.call(first, "setGlobal", 1);
            try (CoreInstance next = instance(module, snapshot)) {
                assertThat(next.memory().getInt(16)).isEqualTo(77);
                assertThat(next.memory().getInt(0))
                        .as("runs of the start function")
                        .isEqualTo(1);
                assertThat(Guests.call(next, "global")).isEqualTo(42);
                assertThat(Guests.call(next, "second")).isEqualTo(7);
                assertThat(Guests.call(next, "growTable")).isEqualTo(5);
                assertThatThrownBy(() -> Guests.call(next, "init")).hasMessage("out of bounds memory access");
            }
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void instancesOfOneSnapshotDoNotSeeEachOther() {
        try (CoreModule module = guests.compile(counter());
                CoreInstance first = instance(module)) {
            Snapshot snapshot = first.snapshot();
            try (CoreInstance one = instance(module, snapshot);
                    CoreInstance two = instance(module, snapshot)) {
                one.memory().putInt(16, -1);
                first.memory().putInt(16, -2);
                Guests.call(one, "setGlobal", -3);
                Guests.call(one, "swap");
                Guests.call(one, "drop");
                assertThat(two.memory().read(16, 4)).containsExactly(1, 2, 3, 0);
                assertThat(Guests.call(two, "global")).isEqualTo(5);
                assertThat(Guests.call(two, "second")).isEqualTo(8);
                Guests.call(two, "init");
                assertThat(two.memory().getByte(64)).isEqualTo((byte) 9);
            }
        }
    }

    @Test
    void holdsOnlyWhatIsNotZero() {
        try (CoreModule module = guests.compile(counter());
                CoreInstance first = instance(module)) {
            Snapshot snapshot = first.snapshot();
            assertThat(snapshot.bytes()).isBetween(1L, 16_384L);
        }
    }

    @Test
    void aFreshInstanceKnowsNothingOfAnother() {
        try (CoreModule module = guests.compile(counter());
                CoreInstance one = instance(module)) {
            one.memory().putInt(16, -1);
            Guests.call(one, "setGlobal", 9);
            Guests.call(one, "swap");
            Guests.call(one, "growTable");
            Guests.call(one, "drop");
            try (CoreInstance two = instance(module)) {
                assertThat(two.memory().read(16, 3)).containsExactly(1, 2, 3);
                assertThat(Guests.call(two, "global")).isEqualTo(5);
                assertThat(Guests.call(two, "second")).isEqualTo(8);
                assertThat(Guests.call(two, "growTable")).isEqualTo(2);
                Guests.call(two, "init");
            }
        }
    }

    @Test
    void whatBelongsToOthersCannotBeKept() {
        Wasm wasm = new Wasm().importMemory("env", "memory", 1);
        CoreInstance owner = guests.instance(
                new Wasm().memory(1).export("memory", Wasm.MEMORY, 0).bytes());
        Imports imports = Imports.builder().add("env", "memory", owner.memory()).build();
        CoreInstance borrower = guests.instance(wasm.bytes(), imports);
        assertThatThrownBy(borrower::snapshot)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no snapshot can be taken: a memory is imported");
        CoreInstance holder = guests.instance(new Wasm()
                .global(EXTERNREF, true, op(0xD0, 0x6F))
                .export("object", Wasm.GLOBAL, 0)
                .bytes());
        assertThat(holder.snapshot().bytes()).isZero();
        ((Global) holder.export("object").orElseThrow()).set("a thing");
        assertThatThrownBy(holder::snapshot).hasMessageContaining("an object of the host");
    }

    @Test
    void aSnapshotIsOfOneModule() {
        CoreModule other = guests.compile(new Wasm().memory(1).bytes());
        Snapshot snapshot = guests.instance(counter()).snapshot();
        assertThatThrownBy(() -> instance(other, snapshot)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostFunctionsInATableAreTheNewInstancesOwn() throws Exception {
        Wasm wasm = new Wasm().table(1);
        int type = wasm.type(params());
        int imported = wasm.importFunction("env", "other", type);
        wasm.elements(0, imported).exported("go", type, join(constant(0), op(0x11, 0x00, 0x00)));
        Wasm callee = new Wasm();
        callee.exported("other", callee.type(params()), op(0x00));
        CoreInstance other = guests.instance(callee.bytes());
        Imports imports = Imports.builder()
                .add("env", "other", other.function("other").orElseThrow())
                .build();
        CoreModule module = guests.compile(wasm.bytes());
        CoreInstance first = module.instantiate(imports, guests.config());
        CoreInstance next = module.instantiate(first.snapshot(), imports, guests.config());
        assertThatThrownBy(() -> Guests.call(next, "go")).hasMessage("unreachable");
    }

    private CoreInstance instance(CoreModule module) {
        return module.instantiate(Imports.none(), guests.config());
    }

    private CoreInstance instance(CoreModule module, Snapshot snapshot) {
        return module.instantiate(snapshot, Imports.none(), guests.config());
    }
}
