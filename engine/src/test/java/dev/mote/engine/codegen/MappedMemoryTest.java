package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Trap;
import dev.mote.engine.Wasm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A large memory is mapped; the guest sees no difference. */
final class MappedMemoryTest {
    private static final int PAGES = 1_000;

    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void storesAreLoadedAndTheEndIsTheEnd() {
        CoreInstance instance = guests.instance(module());
        int last = PAGES * MemoryType.PAGE - 4;

        Guests.call(instance, "store", last, 42);

        assertThat(instance.memory()).isInstanceOf(MappedMemory.class);
        assertThat(Guests.call(instance, "load", last)).isEqualTo(42);
        assertThatThrownBy(() -> Guests.call(instance, "load", last + 1)).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> Guests.call(instance, "load", -4)).isInstanceOf(Trap.class);
    }

    @Test
    void growthKeepsTheContent() {
        CoreInstance instance = guests.instance(module());
        Guests.call(instance, "store", 8, 42);

        assertThat(Guests.call(instance, "grow", 1)).isEqualTo(PAGES);

        assertThat(Guests.call(instance, "load", 8)).isEqualTo(42);
        assertThat(Guests.call(instance, "load", PAGES * MemoryType.PAGE)).isEqualTo(0);
    }

    /** Nothing of a guest may be seen by the next one. */
    @Test
    void everyInstanceStartsWithZeros() {
        CoreModule module = guests.compile(module());
        for (int i = 0; i < 100; i++) {
            try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
                assertThat(Guests.call(instance, "load", 4_096 * i)).isEqualTo(0);
                Guests.call(instance, "store", 4_096 * (i + 1), 42);
            }
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void aClosedMemoryRefusesTheHost() {
        CoreInstance instance = guests.instance(module());
        Memory memory = instance.memory();
        instance.close();

        assertThatThrownBy(() -> memory.getByte(0)).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> memory.read(0, 1)).isInstanceOf(Trap.class);
    }

    /** The importing module declares one page, which alone would be an array. */
    @Test
    void aModuleUsesTheShapeOfTheMemoryItIsGiven() {
        Wasm wasm = new Wasm().importMemory("env", "memory", 1);
        wasm.exported("load", wasm.type(params(I32), I32), join(local(0), access(0x28, 0)));
        CodegenConfig config = new CodegenConfig(guests.budget, new ShapePolicy(PAGES, false), SplitLimits.defaults());
        try (MoteEngine engine = new MoteEngine(config)) {
            CoreModule module = engine.compile(wasm.bytes(), CompileOptions.defaults());
            Memory large = engine.memory(MemoryType.of(PAGES), guests.config());
            Memory small = engine.memory(MemoryType.of(1), guests.config());
            large.putInt(4, 1);
            small.putInt(4, 2);

            assertThat(small).isInstanceOf(HeapMemory.class);
            assertThat(load(module, large)).isEqualTo(1);
            assertThat(load(module, small)).isEqualTo(2);
        }
    }

    private Object load(CoreModule module, Memory memory) {
        Imports imports = Imports.builder().add("env", "memory", memory).build();
        return Guests.call(module.instantiate(imports, guests.config()), "load", 4);
    }

    private static byte[] module() {
        Wasm wasm = new Wasm().memory(PAGES);
        wasm.exported("load", wasm.type(params(I32), I32), join(local(0), access(0x28, 0)));
        wasm.exported("store", wasm.type(params(I32, I32)), join(local(0), local(1), access(0x36, 0)));
        wasm.exported("grow", wasm.type(params(I32), I32), join(local(0), op(0x40, 0)));
        return wasm.bytes();
    }
}
