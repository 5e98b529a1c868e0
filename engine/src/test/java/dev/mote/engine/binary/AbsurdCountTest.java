package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault 2: counts and lengths that the bytes cannot hold; nothing is allocated by them. */
class AbsurdCountTest {
    private static final byte[] FOUR_BILLION = Bytes.raw(0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
    private static final byte[] TWO_BILLION = Bytes.raw(0xFF, 0xFF, 0xFF, 0xFF, 0x07);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13})
    void aSectionThatClaimsBillionsIsRefused(int section) {
        for (byte[] count : new byte[][] {FOUR_BILLION, TWO_BILLION}) {
            byte[] wasm = Bytes.module(Bytes.section(section, count, new byte[20]));

            assertAllocatesLittle(wasm, Code.MALFORMED);
        }
    }

    @Test
    void aSectionLongerThanTheModuleIsRefused() {
        assertAllocatesLittle(Bytes.join(Bytes.HEADER, Bytes.raw(1), FOUR_BILLION, new byte[20]), Code.MALFORMED);
        assertAllocatesLittle(Bytes.join(Bytes.HEADER, Bytes.raw(0), TWO_BILLION, new byte[20]), Code.MALFORMED);
    }

    @Test
    void aBrTableThatClaimsBillionsIsRefused() {
        byte[] code = Bytes.join(Bytes.raw(0x41, 0, 0x0E), TWO_BILLION, new byte[20]);

        assertAllocatesLittle(Bytes.function(Bytes.type(Bytes.types()), Bytes.raw(0), code), Code.MALFORMED);
    }

    @Test
    void billionsOfLocalsInFiveBytesAreRefused() {
        byte[] locals = Bytes.list(Bytes.join(FOUR_BILLION, Bytes.raw(0x7F)));

        assertAllocatesLittle(Bytes.function(Bytes.type(Bytes.types()), locals, new byte[0]), Code.TOO_COMPLEX);
    }

    @Test
    void localsThatAddUpBeyondFourBillionAreRefused() {
        byte[] run = Bytes.join(FOUR_BILLION, Bytes.raw(0x7F));
        byte[] locals = Bytes.list(Bytes.join(Bytes.u(1), Bytes.raw(0x7F)), run, run);

        assertAllocatesLittle(Bytes.function(Bytes.type(Bytes.types()), locals, new byte[0]), Code.TOO_COMPLEX);
    }

    @Test
    void anArrayOfBillionsOfOperandsIsRefused() {
        byte[] array = Bytes.raw(0x5E, 0x7F, 0);
        byte[] code = Bytes.join(Bytes.raw(0x00, 0xFB, 0x08, 0x01), FOUR_BILLION, Bytes.raw(0x1A));
        byte[] wasm = Bytes.module(
                Bytes.section(1, Bytes.list(Bytes.type(Bytes.types()), array)),
                Bytes.section(3, Bytes.list(Bytes.u(0))),
                Bytes.section(10, Bytes.list(Bytes.body(Bytes.raw(0), code))));

        assertAllocatesLittle(wasm, Code.TOO_COMPLEX);
    }

    private static void assertAllocatesLittle(byte[] wasm, Code expected) {
        Samples.refusal(wasm);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ModuleException refusal = Samples.refusal(wasm);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(refusal.code()).isEqualTo(expected);
        assertThat(allocated).isLessThan(1 << 20);
    }
}
