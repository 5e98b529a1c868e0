package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionNamesTest {
    @Test
    void namesAreFoundByFunction() {
        FunctionNames names = names(Bytes.list(
                Bytes.join(Bytes.u(0), Bytes.name("start")), Bytes.join(Bytes.u(2), Bytes.name("caf\u00e9"))));

        assertThat(names.name(0)).contains("start");
        assertThat(names.name(1)).isEmpty();
        assertThat(names.name(2)).contains("caf\u00e9");
    }

    @Test
    void aModuleWithoutNamesHasNone() {
        assertThat(FunctionNames.of(Samples.read(Bytes.code())).name(0)).isEmpty();
    }

    @Test
    void controlCharactersAreReplaced() {
        FunctionNames names = names(Bytes.list(Bytes.join(Bytes.u(1), Bytes.name("\u001b[2Jx\n\u202e"))));

        assertThat(names.name(1)).contains("?[2Jx??");
    }

    @Test
    void aLongNameIsCut() {
        FunctionNames names = names(Bytes.list(Bytes.join(Bytes.u(1), Bytes.name("n".repeat(100_000)))));

        assertThat(names.name(1).orElseThrow()).hasSize(256);
    }

    @Test
    void whatStandsBeforeAMalformedPlaceIsUsed() {
        FunctionNames names = names(Bytes.join(
                Bytes.u(3), Bytes.u(1), Bytes.name("good"), Bytes.u(2), Bytes.raw(1, 0xFF), Bytes.raw(9, 0)));

        assertThat(names.name(1)).contains("good");
        assertThat(names.name(2)).isEmpty();
    }

    @Test
    void namesOfFunctionsThatAreNotThereAreIgnored() {
        assertThat(names(Bytes.list(Bytes.join(Bytes.u(70), Bytes.name("ghost"))))
                        .name(70))
                .isEmpty();
    }

    /** The names of a module with four functions. */
    private static FunctionNames names(byte[] functionNames) {
        byte[] module = Bytes.section(
                0, Bytes.name("name"), Bytes.section(0, Bytes.raw(1, 'm')), Bytes.section(1, functionNames));
        return FunctionNames.of(Samples.read(Bytes.join(Samples.everySectionWithoutNames(), module)));
    }
}
