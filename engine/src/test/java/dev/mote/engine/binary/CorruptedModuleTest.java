package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fault 1: bytes that are wrong anywhere give a refusal and nothing else. */
@Timeout(120)
class CorruptedModuleTest {
    @Test
    void everyByteMayHaveAnyValue() {
        byte[] wasm = Samples.everySection();
        for (int at = 0; at < wasm.length; at++) {
            byte was = wasm[at];
            for (int value = 0; value < 0x100; value++) {
                wasm[at] = (byte) value;
                Samples.readOrRefuse(wasm);
            }
            wasm[at] = was;
        }
        assertThat(Samples.read(wasm).bodies()).hasSize(3);
    }

    @Test
    void randomBytesAfterAGoodHeaderAreRefused() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            noise[0] = (byte) random.nextInt(14);
            Samples.readOrRefuse(Bytes.join(Bytes.HEADER, noise));
        }
    }

    @Test
    void modulesOfTheSpecSuitesSurviveRandomFlips() throws IOException {
        Optional<Path> root = SpecSuiteTest.root();
        assumeTrue(root.isPresent(), "SKIPPED: no spec suites; set -Dmote.spec or MOTE_SPEC to their folder");
        SplittableRandom random = new SplittableRandom(2);
        for (Path file : modules(root.get())) {
            byte[] wasm = Files.readAllBytes(file);
            for (int round = 0; round < 5 && wasm.length > 0; round++) {
                byte[] flipped = wasm.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Samples.readOrRefuse(flipped);
            }
        }
    }

    private static List<Path> modules(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(it -> it.toString().endsWith(".wasm")).sorted().toList();
        }
    }
}
