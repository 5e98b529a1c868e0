package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.EngineKind;
import dev.mote.engine.Guests;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories and tables whose addresses have 64 bits. */
final class WideMemoryTest {
    private static final int ABCD = 0x6463_6261;

    private final Guests guests = new Guests(EngineKind.MOTE);
    private final CoreInstance instance = guests.instance(Guests.resource("wide"));

    @AfterEach
    void close() {
        instance.close();
        guests.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {65_533, 65_536, 1L << 32, (1L << 32) + 8, 1L << 63, -1, -4})
    void loadsOutsideOfTheMemoryTrap(long address) {
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "load", address);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "loadFar", address);
    }

    @Test
    void anAddressAndAnOffsetDoNotWrap() {
        assertThat(call("load", 65_532L)).isEqualTo(ABCD);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "loadFar", 8L);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "loadFar", 12L);
    }

    @Test
    void atomicsTakeWideAddresses() {
        call("store", 0L, 5L);
        assertThat(call("add", 0L, 7L)).isEqualTo(5L);
        assertThat(call("exchange", 8L, 0x10CL, 1L)).isEqualTo(12L);
        assertThat(call("add", 0L, 0L)).isEqualTo(1L);
        assertTraps(TrapCode.UNALIGNED_ATOMIC, "add", 1L, 0L);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "add", 1L << 32, 0L);
    }

    @Test
    void growthBeyondEveryLimitFails() {
        assertThat(call("grow", 1L << 32)).isEqualTo(-1L);
        assertThat(call("grow", -1L)).isEqualTo(-1L);
        assertThat(call("grow", 4L)).isEqualTo(-1L);
        assertThat(call("grow", 3L)).isEqualTo(1L);
        assertThat(call("size")).isEqualTo(4L);
    }

    @Test
    void regionsAreCheckedWhole() {
        call("fill", 0L, 1, 4L);
        assertThat(call("load", 0L)).isEqualTo(0x0101_0101);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "fill", 0L, 1, 1L << 32);
        assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "move", 0L, 1L << 40, 1L);
        call("init", 16L);
        assertThat(call("load", 16L)).isEqualTo(0x6f6c_6c65);
        assertThat(call("out", 4, 65_532L, 4)).isEqualTo(ABCD);
        call("move", 1L, 65_532L, 4L);
        assertThat(call("load", 1L)).isEqualTo(ABCD);
    }

    @Test
    void tablesTakeWideIndices() {
        assertThat(call("call", 2L)).isEqualTo(2);
        assertThat(call("callTail", 1L)).isEqualTo(1);
        assertTraps(TrapCode.UNINITIALIZED_ELEMENT, "call", 0L);
        assertTraps(TrapCode.UNDEFINED_ELEMENT, "call", (1L << 32) + 1);
        assertTraps(TrapCode.UNDEFINED_ELEMENT, "callTail", (1L << 32) + 1);
        assertTraps(TrapCode.TABLE_OUT_OF_BOUNDS, "isNull", (1L << 32) + 1);
        assertThat(call("tableGrow", 1L << 32)).isEqualTo(-1L);
        assertThat(call("tableGrow", 2L)).isEqualTo(3L);
        assertThat(call("tableSize")).isEqualTo(5L);
        assertThat(call("call", 4L)).isEqualTo(2);
        call("tableInit", 3L);
        assertThat(call("call", 4L)).isEqualTo(1);
        call("clear", 4L);
        assertThat(call("isNull", 4L)).isEqualTo(1);
        call("tableFill", 3L, 2L);
        call("tableOut", 1, 3L, 2);
        assertThat(call("callSmall", 2)).isEqualTo(1);
    }

    private Object call(String function, Object... arguments) {
        return Guests.call(instance, function, arguments);
    }

    private void assertTraps(TrapCode code, String function, Object... arguments) {
        assertThatThrownBy(() -> call(function, arguments))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.code()).isEqualTo(code));
    }
}
