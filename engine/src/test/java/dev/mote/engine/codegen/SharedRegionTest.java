package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.SharedRegion;
import dev.mote.engine.Trap;
import dev.mote.engine.Wasm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two guests hold one region, each at an address of its own. */
final class SharedRegionTest {
    private static final int PAGES = 100;

    private final Guests guests = new Guests(EngineKind.MOTE);

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void whatOneWritesTheOtherSees() {
        CoreModule module = guests.compile(module(PAGES));
        try (CoreInstance one = module.instantiate(Imports.none(), guests.config());
                CoreInstance other = module.instantiate(Imports.none(), guests.config());
                SharedRegion region = region(8_192)) {
            assertThat(region.placeIn(one.memory(), 65_536)).isTrue();
            assertThat(region.placeIn(other.memory(), 4_096)).isTrue();

            Guests.call(one, "store", 65_536 + 5_000, 42);

            assertThat(Guests.call(other, "load", 4_096 + 5_000)).isEqualTo(42);
            Guests.call(other, "store", 4_096, 43);
            assertThat(Guests.call(one, "load", 65_536)).isEqualTo(43);
        }
    }

    @Test
    void bytesAroundTheRegionAreTheGuestsOwn() {
        CoreModule module = guests.compile(module(PAGES));
        try (CoreInstance one = module.instantiate(Imports.none(), guests.config());
                CoreInstance other = module.instantiate(Imports.none(), guests.config());
                SharedRegion region = region(4_096)) {
            region.placeIn(one.memory(), 4_096);
            region.placeIn(other.memory(), 4_096);

            Guests.call(one, "store", 4_092, 42);
            Guests.call(one, "store", 8_192, 42);

            assertThat(Guests.call(other, "load", 4_092)).isEqualTo(0);
            assertThat(Guests.call(other, "load", 8_192)).isEqualTo(0);
        }
    }

    @Test
    void aRegionLivesAsLongAsAMemoryHoldsIt() {
        CoreModule module = guests.compile(module(PAGES));
        try (CoreInstance one = module.instantiate(Imports.none(), guests.config())) {
            try (SharedRegion region = region(4_096)) {
                region.placeIn(one.memory(), 0);
                Guests.call(one, "store", 0, 42);
            }
            assertThat(Guests.call(one, "load", 0)).isEqualTo(42);
            assertThat(guests.budget.used()).isEqualTo(4_096);
        }
        assertThat(guests.budget.used()).isZero();
    }

    /** The mapping would still reach the region. */
    @Test
    void theNextGuestDoesNotInheritTheRegion() {
        CoreModule module = guests.compile(module(PAGES));
        try (SharedRegion region = region(4_096)) {
            try (CoreInstance one = module.instantiate(Imports.none(), guests.config())) {
                region.placeIn(one.memory(), 0);
                Guests.call(one, "store", 0, 42);
            }
            try (CoreInstance next = module.instantiate(Imports.none(), guests.config())) {
                assertThat(Guests.call(next, "load", 0)).isEqualTo(0);
            }
        }
    }

    @Test
    void aRegionThatDoesNotFitIsRefused() {
        CoreModule module = guests.compile(module(PAGES));
        try (CoreInstance one = module.instantiate(Imports.none(), guests.config());
                SharedRegion region = region(8_192)) {
            int last = PAGES * 65_536 - 4_096;
            assertThatThrownBy(() -> region.placeIn(one.memory(), last)).isInstanceOf(Trap.class);
            assertThatThrownBy(() -> region.placeIn(one.memory(), 100)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anArraySaysThatItCannot() {
        try (Guests arrays = new Guests(EngineKind.MOTE_SPLIT);
                CoreInstance one = arrays.instance(module(1));
                SharedRegion region = region(4_096)) {
            assertThat(region.placeIn(one.memory(), 0)).isFalse();
        }
    }

    @Test
    void noSnapshotIsTakenOfWhatOthersMayChange() {
        CoreModule module = guests.compile(module(PAGES));
        try (CoreInstance one = module.instantiate(Imports.none(), guests.config());
                SharedRegion region = region(4_096)) {
            region.placeIn(one.memory(), 0);
            assertThatThrownBy(one::snapshot).isInstanceOf(IllegalStateException.class);
        }
    }

    private SharedRegion region(long bytes) {
        return guests.engine.sharedRegion(bytes).orElseThrow();
    }

    private static byte[] module(int pages) {
        Wasm wasm = new Wasm().memory(pages);
        wasm.exported("load", wasm.type(params(I32), I32), join(local(0), access(0x28, 0)));
        wasm.exported("store", wasm.type(params(I32, I32)), join(local(0), local(1), access(0x36, 0)));
        return wasm.bytes();
    }
}
