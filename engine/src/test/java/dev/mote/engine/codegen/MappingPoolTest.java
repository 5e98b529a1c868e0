package dev.mote.engine.codegen;

import static dev.mote.engine.Wasm.I32;
import static dev.mote.engine.Wasm.access;
import static dev.mote.engine.Wasm.join;
import static dev.mote.engine.Wasm.local;
import static dev.mote.engine.Wasm.op;
import static dev.mote.engine.Wasm.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Snapshot;
import dev.mote.engine.Trap;
import dev.mote.engine.Wasm;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mapping that served one guest serves the next, which sees nothing of the first. */
final class MappingPoolTest {
    private static final int PAGES = 1_000;
    private static final int LARGE_IMAGE = 40 << 20;
    private static final int UNIT = 4_096;

    private final Guests guests = new Guests(EngineKind.MOTE);

    @BeforeEach
    void onlyWhereTheKernelTells() {
        try (TouchedPages touched = new TouchedPages()) {
            touched.bytes(MemorySegment.NULL);
            assumeThat(touched.isFast(Long.MAX_VALUE)).isTrue();
        }
    }

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void theNextGuestGetsTheSameAddressesAndOnlyZeros() {
        CoreModule module = guests.compile(module());
        long first;
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            first = address(instance);
            instance.memory().fill(0, (byte) 7, 100);
            instance.memory().fill(500 * UNIT - 10, (byte) 7, 20);
            instance.memory().putByte(PAGES * MemoryType.PAGE - 1, (byte) 7);
        }
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(address(instance)).isEqualTo(first);
            assertThat(((MappedMemory) instance.memory()).image().bytes()).isZero();
        }
    }

    @Test
    void whatAGuestGrewByIsZeroForTheNext() {
        CoreModule module = guests.compile(module());
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            Guests.call(instance, "grow", 10);
            instance.memory().putInt(PAGES * MemoryType.PAGE + 8, 7);
        }
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            assertThat(instance.memory().pages()).isEqualTo(PAGES);
            Guests.call(instance, "grow", 10);
            assertThat(instance.memory().getInt(PAGES * MemoryType.PAGE + 8)).isZero();
        }
    }

    /** Kept pages are memory that nobody is charged for, so there may not be many. */
    @Test
    void aMappingOfWhichMuchWasTouchedIsGivenUp() {
        CoreModule module = guests.compile(module());
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            instance.memory().fill(0, (byte) 7, 8 << 20);
        }
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config());
                TouchedPages touched = new TouchedPages()) {
            assertThat(touched.bytes(((MappedMemory) instance.memory()).bytes.segment))
                    .isZero();
        }
    }

    @Test
    void aLargeImageIsSharedUntilItIsWritten() {
        CoreModule module = guests.compile(module());
        Snapshot snapshot = snapshotOf(module, LARGE_IMAGE);
        long charged = guests.budget.used();
        try (CoreInstance one = module.instantiate(snapshot, Imports.none(), guests.config());
                CoreInstance other = module.instantiate(snapshot, Imports.none(), guests.config());
                TouchedPages touched = new TouchedPages()) {
            assertThat(one.memory().getInt(LARGE_IMAGE - 4)).isEqualTo(0x07070707);
            one.memory().putInt(0, 1);
            assertThat(other.memory().getInt(0)).isEqualTo(0x07070707);
            assertThat(touched.bytes(((MappedMemory) one.memory()).bytes.segment))
                    .isEqualTo(UNIT);
        }
        assertThat(charged).isBetween((long) LARGE_IMAGE, LARGE_IMAGE + (1L << 20));
        assertThat(guests.budget.used()).isEqualTo(charged);
    }

    @Test
    void aMappingWithAnImageIsRestoredToIt() {
        CoreModule module = guests.compile(module());
        Snapshot snapshot = snapshotOf(module, LARGE_IMAGE);
        long first;
        try (CoreInstance instance = module.instantiate(snapshot, Imports.none(), guests.config())) {
            first = address(instance);
            instance.memory().fill(LARGE_IMAGE - 2 * UNIT, (byte) 9, 4 * UNIT);
            instance.memory().putInt(UNIT, 1);
        }
        try (CoreInstance instance = module.instantiate(snapshot, Imports.none(), guests.config())) {
            assertThat(address(instance)).isEqualTo(first);
            assertThat(instance.memory().getInt(UNIT)).isEqualTo(0x07070707);
            assertThat(instance.memory().getInt(LARGE_IMAGE - 4)).isEqualTo(0x07070707);
            assertThat(instance.memory().getInt(LARGE_IMAGE)).isZero();
        }
        try (CoreInstance fresh = module.instantiate(Imports.none(), guests.config())) {
            assertThat(fresh.memory().getInt(UNIT)).isZero();
        }
    }

    @Test
    void anImageThatNobodyHoldsIsGivenBack() {
        CoreModule module = guests.compile(module());
        module.instantiate(snapshotOf(module, LARGE_IMAGE), Imports.none(), guests.config())
                .close();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(guests.budget.used()).isZero();
        });
    }

    @Test
    void anImageForWhichTheNodeHasNoMemoryChargesNothing() {
        MemoryBudget small = new MemoryBudget(LARGE_IMAGE / 2);
        try (Guests poor = new Guests(EngineKind.MOTE, small);
                CoreInstance instance = poor.instance(module())) {
            instance.memory().fill(0, (byte) 7, LARGE_IMAGE);
            assertThatThrownBy(instance::snapshot).isInstanceOf(Trap.class);
        }
        assertThat(small.used()).isZero();
    }

    private Snapshot snapshotOf(CoreModule module, int bytes) {
        try (CoreInstance instance = module.instantiate(Imports.none(), guests.config())) {
            instance.memory().fill(0, (byte) 7, bytes);
            return instance.snapshot();
        }
    }

    private static long address(CoreInstance instance) {
        return ((MappedMemory) instance.memory()).bytes.segment.address();
    }

    private static byte[] module() {
        Wasm wasm = new Wasm().memory(PAGES);
        wasm.exported("grow", wasm.type(params(I32), I32), join(local(0), op(0x40, 0)));
        wasm.exported("load", wasm.type(params(I32), I32), join(local(0), access(0x28, 0)));
        return wasm.bytes();
    }
}
