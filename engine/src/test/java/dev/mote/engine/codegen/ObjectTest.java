package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Imports;
import dev.mote.engine.Snapshot;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Structs and arrays: what they cost, what a snapshot makes of them, and how modules share them. */
@Timeout(120)
final class ObjectTest {
    private static final long LIMIT = 16L << 20;

    private final Guests guests = new Guests(EngineKind.MOTE);
    private final CoreModule module = guests.compile(Guests.resource("objects"));

    @AfterEach
    void close() {
        guests.close();
    }

    @Test
    void objectsThatNobodyHoldsCostNothingInTheEnd() {
        try (CoreInstance instance = instance()) {
            // Some 500 MiB through a limit of 16.
            Guests.call(instance, "churn", 200_000);

            assertThat(((GuestInstance) instance).objects().charged()).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void aGuestThatKeepsEverythingEndsAtItsLimit() {
        try (CoreInstance instance = instance()) {
            assertTraps(TrapCode.NODE_MEMORY_EXHAUSTED, instance, "endless");
            assertThat(guests.budget.used()).isLessThanOrEqualTo(LIMIT);

            Guests.call(instance, "drop");
            Guests.call(instance, "push", 1_000);
            assertThat(Guests.call(instance, "length")).isEqualTo(1_000);
        }
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void anArrayBeyondTheLimitTraps() {
        try (CoreInstance instance = instance()) {
            assertThat(Guests.call(instance, "large", 100_000)).isEqualTo(100_000);
            assertTraps(TrapCode.NODE_MEMORY_EXHAUSTED, instance, "large", 1_000_000);
            assertTraps(TrapCode.NODE_MEMORY_EXHAUSTED, instance, "large", -1);
        }
    }

    @Test
    void instancesOfASnapshotShareNoObject() {
        CoreInstance first = instance();
        Guests.call(first, "ring");
        Snapshot snapshot = first.snapshot();
        assertThat(Guests.call(first, "increment")).isEqualTo(2);
        CoreInstance second = module.instantiate(snapshot, Imports.none(), guests.config(LIMIT));
        CoreInstance third = module.instantiate(snapshot, Imports.none(), guests.config(LIMIT));

        assertThat(Guests.call(second, "isRing")).isEqualTo(1);
        assertThat(Guests.call(second, "increment")).isEqualTo(2);
        assertThat(Guests.call(second, "increment")).isEqualTo(3);
        assertThat(Guests.call(third, "increment")).isEqualTo(2);
        assertThat(Guests.call(first, "increment")).isEqualTo(3);
        List.of(first, second, third).forEach(CoreInstance::close);
        assertThat(guests.budget.used()).isZero();
    }

    @Test
    void aSnapshotKeepsListsOfAnyLength() {
        CoreInstance first = instance();
        Guests.call(first, "push", 100_000);
        Snapshot snapshot = first.snapshot();
        assertThat(snapshot.bytes()).isGreaterThan(100_000L * GuestObject.HEADER_BYTES);
        try (CoreInstance second = module.instantiate(snapshot, Imports.none(), guests.config(LIMIT))) {
            assertThat(Guests.call(second, "length")).isEqualTo(100_000);
        }
    }

    @Test
    void fieldsOfEveryKindKeepTheirValues() {
        try (CoreInstance instance = instance()) {
            assertThat(Guests.call(instance, "constant")).isEqualTo(35);
            assertThat(Guests.call(instance, "mixed")).isEqualTo(-2 + 0xfffe + 5 + 7);
            assertThat(Guests.call(instance, "text", 1, 4)).isEqualTo((int) 'c');
            assertTraps(TrapCode.ARRAY_OUT_OF_BOUNDS, instance, "text", 0, 2);
            assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, instance, "text", 3, 4);
        }
    }

    @Test
    void modulesUseObjectsOfEachOther() {
        CoreInstance maker = instance();
        Imports.Builder imports = Imports.builder();
        for (String name : List.of("make", "makeNamed", "makeOther", "value")) {
            imports.add("objects", name, maker.export(name).orElseThrow());
        }
        CoreInstance visitor = guests.instance(Guests.resource("visitor"), imports.build());

        assertThat(Guests.call(visitor, "use", 21)).isEqualTo(43);
        assertThat(Guests.call(visitor, "useNamed", 21)).isEqualTo(9L);
        assertThat(Guests.call(visitor, "isNamed", 21)).isEqualTo(0);
        assertThat(Guests.call(visitor, "give", 21)).isEqualTo(21);
        assertTraps(TrapCode.CAST_FAILURE, visitor, "useOther", 21);
        assertTraps(TrapCode.NULL_REFERENCE, visitor, "none");
    }

    /** An opaque reference of the host is no struct, whatever type the guest gives its parameter. */
    @Test
    void aReferenceOfTheHostIsNotTakenForAStruct() {
        try (CoreInstance instance = instance()) {
            assertTraps(TrapCode.CAST_FAILURE, instance, "value", "a string");
        }
    }

    private CoreInstance instance() {
        return module.instantiate(Imports.none(), guests.config(LIMIT));
    }

    private static void assertTraps(TrapCode code, CoreInstance instance, String function, Object... arguments) {
        assertThatThrownBy(() -> Guests.call(instance, function, arguments))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
