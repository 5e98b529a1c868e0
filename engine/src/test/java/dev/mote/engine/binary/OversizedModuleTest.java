package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fault 3: modules that are well-formed and far too big in one respect. */
@Timeout(60)
class OversizedModuleTest {
    private static final byte[] NO_LOCALS = Bytes.raw(0);

    @Test
    void aMillionFunctionsAreTooMany() {
        byte[] wasm = Bytes.module(
                Bytes.section(1, Bytes.list(Bytes.type(Bytes.types()))),
                Bytes.section(3, Bytes.u(1_000_000), new byte[1_000_000]),
                Bytes.section(10, Bytes.u(1_000_000), Bytes.repeat(1_000_000, Bytes.raw(2, 0, 0x0B))));

        assertTooComplex(wasm, "functions");
    }

    @Test
    void aMillionLocalsAreTooMany() {
        byte[] locals = Bytes.list(Bytes.join(Bytes.u(1_000_000), Bytes.raw(0x7F)));

        assertTooComplex(Bytes.function(Bytes.type(Bytes.types()), locals, new byte[0]), "function 0");
    }

    @Test
    void aBrTableOfAHundredThousandIsTooLong() {
        byte[] code = Bytes.join(Bytes.raw(0x41, 0, 0x0E), Bytes.u(100_000), new byte[100_001]);

        assertTooComplex(Bytes.function(Bytes.type(Bytes.types()), NO_LOCALS, code), "br_table");
    }

    @Test
    void fiftyThousandNestedBlocksAreTooDeep() {
        byte[] code = Bytes.join(Bytes.repeat(50_000, Bytes.raw(0x02, 0x40)), Bytes.repeat(50_000, Bytes.raw(0x0B)));

        assertTooComplex(Bytes.function(Bytes.type(Bytes.types()), NO_LOCALS, code), "nested");
    }

    @Test
    void limitsAreWhatMayJustBeReached() {
        ModuleLimits limits = new ModuleLimits(1_000, 1, 20, 3, 2, 4, 1, 1);
        byte[] type = Bytes.type(Bytes.types(0x7F));

        read(Bytes.function(type, NO_LOCALS, nested(2)), limits);
        assertTooComplex(Bytes.function(type, NO_LOCALS, nested(3)), limits);
        read(Bytes.function(type, Bytes.list(Bytes.raw(2, 0x7F)), new byte[0]), limits);
        assertTooComplex(Bytes.function(type, Bytes.list(Bytes.raw(3, 0x7F)), new byte[0]), limits);
        read(Bytes.function(type, NO_LOCALS, Bytes.raw(0x20, 0, 0x0E, 4, 0, 0, 0, 0, 0)), limits);
        assertTooComplex(Bytes.function(type, NO_LOCALS, Bytes.raw(0x20, 0, 0x0E, 5, 0, 0, 0, 0, 0, 0)), limits);
        read(Bytes.function(type, NO_LOCALS, Bytes.repeat(18, Bytes.raw(1))), limits);
        assertTooComplex(Bytes.function(type, NO_LOCALS, Bytes.repeat(19, Bytes.raw(1))), limits);
        byte[] imported = Bytes.section(2, Bytes.list(Bytes.join(Bytes.name("a"), Bytes.name("b"), Bytes.raw(0, 0))));
        byte[] types = Bytes.section(1, Bytes.list(type));
        read(Bytes.module(types, imported), limits);
        assertTooComplex(Bytes.module(types, imported, Bytes.section(3, Bytes.list(Bytes.u(0)))), limits);
    }

    private static byte[] nested(int depth) {
        return Bytes.join(Bytes.repeat(depth, Bytes.raw(0x02, 0x40)), Bytes.repeat(depth, Bytes.raw(0x0B)));
    }

    private static void read(byte[] wasm, ModuleLimits limits) {
        assertThat(ModuleReader.readValidated(wasm, limits, Samples.ALL).features())
                .isEmpty();
    }

    private static void assertTooComplex(byte[] wasm, ModuleLimits limits) {
        assertThat(Samples.refusal(wasm, limits).code()).isEqualTo(Code.TOO_COMPLEX);
    }

    @Test
    void aFunctionOfMegabytesIsTooLong() {
        byte[] code = Bytes.repeat(2 << 20, Bytes.raw(0x01));

        assertTooComplex(Bytes.function(Bytes.type(Bytes.types()), NO_LOCALS, code), "function 0");
    }

    @Test
    void aHugeModuleIsTooLarge() {
        ModuleLimits limits = new ModuleLimits(1_000, 10, 1_000, 10, 10, 10, 1, 1);

        assertThat(Samples.refusal(new byte[1_001], limits).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void theOperandStackIsBounded() {
        int[] results = new int[1_000];
        Arrays.fill(results, 0x7F);
        byte[] code = Bytes.repeat(1_000, Bytes.raw(0x10, 0));

        assertTooComplex(Bytes.function(Bytes.type(Bytes.types(), results), NO_LOCALS, code), "operands");
    }

    @Test
    void callsThatPassAThousandValuesCannotBuyMinutes() {
        int[] params = new int[1_000];
        Arrays.fill(params, 0x7E);
        byte[] code = Bytes.join(Bytes.raw(0x00), Bytes.repeat(500_000, Bytes.raw(0x10, 0)));

        assertTooComplex(Bytes.function(Bytes.type(params), NO_LOCALS, code), "too many values");
    }

    @Test
    void manyFunctionsOfManyLocalsTakeLittleTime() {
        byte[] locals = Bytes.list(Bytes.join(Bytes.u(5_000), Bytes.raw(0x7F)));
        byte[] body = Bytes.body(locals, new byte[0]);
        int count = 100_000;
        byte[] wasm = Bytes.module(
                Bytes.section(1, Bytes.list(Bytes.type(Bytes.types()))),
                Bytes.section(3, Bytes.u(count), new byte[count]),
                Bytes.section(10, Bytes.u(count), Bytes.repeat(count, body)));

        Assertions.assertThatCode(() -> Samples.read(wasm)).doesNotThrowAnyException();
    }

    @Test
    void typesChosenToCollideTakeLittleTime() {
        int distinct = 4_096;
        List<byte[]> types = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            int[] params = new int[12];
            for (int bit = 0; bit < params.length; bit++) {
                params[bit] = (i >> bit & 1) == 0 ? 0x7F : 0x7E;
            }
            types.add(Bytes.type(params));
        }
        // Three references whose numbers add up, weighted as a polynomial hash weights them, to one sum.
        int sum = 961 * 2_048;
        for (int first = 0; first < distinct; first++) {
            for (int second = 0; second < distinct; second++) {
                int third = sum - 961 * first - 31 * second;
                if (third >= 0 && third < distinct) {
                    types.add(Bytes.join(Bytes.raw(0x60, 3), ref(first), ref(second), ref(third), Bytes.raw(0)));
                }
            }
        }
        assertThat(types).hasSizeGreaterThan(12_000);
        byte[] wasm = Bytes.module(Bytes.section(1, Bytes.list(types.toArray(byte[][]::new))));

        assertThat(Samples.read(wasm).types().size()).isEqualTo(types.size());
    }

    private static byte[] ref(int type) {
        int low = type & 0x7F;
        return type < 0x40 ? Bytes.raw(0x64, low) : Bytes.raw(0x64, low | 0x80, type >> 7);
    }

    private static void assertTooComplex(byte[] wasm, String part) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        ModuleException refusal = Samples.refusal(wasm);

        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(Code.TOO_COMPLEX);
        assertThat(refusal.getMessage()).contains(part);
        assertThat(refusal.offset()).isPresent();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
