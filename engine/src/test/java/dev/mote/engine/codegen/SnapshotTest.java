package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.constant;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.Snapshot;
import dev.mote.engine.Wasm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void anInstanceStartsInTheStateOfTheSnapshot() {
        CoreModule module = guests.compile(state());
        CoreInstance first = module.instantiate(Imports.none(), guests.config());
        Guests.call(first, "set", 7);
        first.memory().putInt(70_000, 42);
        Snapshot snapshot = first.snapshot();
        Guests.call(first, "set", 8);

        CoreInstance second = module.instantiate(snapshot, Imports.none(), guests.config());

        assertThat(Guests.call(second, "get")).isEqualTo(7);
        assertThat(second.memory().getInt(70_000)).isEqualTo(42);
        assertThat(second.memory().pages()).isEqualTo(3);
    }

    @Test
    void instancesOfOneSnapshotShareNothing() {
        CoreModule module = guests.compile(state());
        Snapshot snapshot = module.instantiate(Imports.none(), guests.config()).snapshot();
        CoreInstance one = module.instantiate(snapshot, Imports.none(), guests.config());
        CoreInstance two = module.instantiate(snapshot, Imports.none(), guests.config());

        Guests.call(one, "set", 1);
        Guests.call(two, "set", 2);

        assertThat(Guests.call(one, "get")).isEqualTo(1);
        assertThat(Guests.call(two, "get")).isEqualTo(2);
    }

    /** A function in a table must run on the memory of the instance whose table it is. */
    @Test
    void functionsInTablesBecomeThoseOfTheNewInstance() {
        CoreModule module = guests.compile(state());
        CoreInstance first = module.instantiate(Imports.none(), guests.config());
        CoreInstance second = module.instantiate(first.snapshot(), Imports.none(), guests.config());

        Guests.call(first, "set", 1);
        Guests.call(second, "set", 2);

        assertThat(Guests.call(second, "indirect")).isEqualTo(2);
    }

    @Test
    void closingGivesTheMemoryBack() {
        try (Guests arrays = new Guests(EngineKind.MOTE_SPLIT)) {
            CoreInstance instance = arrays.instance(state());
            assertThat(arrays.budget.used()).isEqualTo(3L << 16);

            instance.close();
            instance.close();

            assertThat(arrays.budget.used()).isZero();
        }
    }

    /** A global and a word of memory that are always equal. */
    private static byte[] state() {
        Wasm wasm = new Wasm().memory(3).table(1).global(I32, true, constant(0));
        int setter = wasm.type(params(I32));
        int getter = wasm.type(params(), I32);
        wasm.exported("set", setter, join(local(0), op(0x24, 0), constant(0), local(0), access(0x36, 0)));
        int get = wasm.function(getter, join(constant(0), access(0x28, 0)));
        wasm.export("get", Wasm.FUNCTION, get);
        wasm.exported("indirect", getter, join(constant(0), op(0x11, getter, 0)));
        wasm.elements(0, get);
        return wasm.bytes();
    }
}
