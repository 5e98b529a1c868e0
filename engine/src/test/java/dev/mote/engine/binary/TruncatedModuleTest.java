package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Fault 1: empty files, a few bytes, and modules cut off at every byte. */
class TruncatedModuleTest {
    @Test
    void anEmptyFileIsMalformed() {
        assertThat(Samples.refusal(new byte[0]).code()).isEqualTo(Code.MALFORMED);
        assertThat(Samples.refusal(new byte[1]).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void textIsNoModule() {
        ModuleException refusal = Samples.refusal("(module (func))".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal.offset()).hasValue(0);
    }

    @Test
    void aComponentIsNoCoreModule() {
        assertThat(Samples.refusal(Bytes.raw(0, 'a', 's', 'm', 0x0D, 0, 1, 0)).code())
                .isEqualTo(Code.NOT_A_CORE_MODULE);
    }

    @Test
    void everyTruncationIsRefusedWithItsPlace() {
        byte[] whole = Samples.everySection();
        Samples.read(whole);
        Set<Integer> ends = sectionEnds(whole);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (ends.contains(length)) {
                // What is left may be a whole module; it depends on what it has announced.
                Samples.readOrRefuse(cut);
                continue;
            }
            ModuleException refusal = Samples.refusal(cut);
            assertThat(refusal.code()).as("cut at %d", length).isEqualTo(Code.MALFORMED);
            assertThat(refusal.offset().orElseThrow()).isBetween(0L, (long) length);
        }
    }

    @Test
    void functionsWithoutBodiesAreRefused() {
        byte[] wasm = Bytes.module(
                Bytes.section(1, Bytes.list(Bytes.type(Bytes.types()))), Bytes.section(3, Bytes.list(Bytes.u(0))));

        assertThat(Samples.refusal(wasm).code()).isEqualTo(Code.MALFORMED);
    }

    private static Set<Integer> sectionEnds(byte[] wasm) {
        Set<Integer> ends = new TreeSet<>();
        ByteReader in = new ByteReader(wasm);
        in.skip(8);
        while (!in.atEnd()) {
            ends.add(in.position());
            in.u8();
            in.skip(in.u32());
        }
        return ends;
    }
}
