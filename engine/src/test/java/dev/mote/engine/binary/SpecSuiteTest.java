package dev.mote.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modules of the specification's test suites: each is accepted or refused as its suite says. The suites are looked
 * for in the folder that the system property {@code mote.spec} or the variable {@code MOTE_SPEC} names.
 */
class SpecSuiteTest {
    private static final Pattern COMMAND = Pattern.compile(
            "\\{\"type\": ?\"(module|assert_invalid|assert_malformed"
                    + "|assert_unlinkable|assert_uninstantiable)\", ?\"line\": ?(\\d+),[^{}]*?\"filename\": ?\"([^\"]+\\.wasm)\"");
    private static final ModuleLimits LIMITS =
            new ModuleLimits(1 << 20, 10_000, 1 << 20, 5_000, 500, 65_536, 8 * 65_536, 1L << 33);

    private static final Set<Feature> V1 = EnumSet.of(Feature.MUTABLE_GLOBALS);
    private static final Set<Feature> V2 = plus(
            V1,
            Feature.SIGN_EXTENSION,
            Feature.SATURATING_FLOAT_TO_INT,
            Feature.MULTI_VALUE,
            Feature.BULK_MEMORY,
            Feature.REFERENCE_TYPES,
            Feature.SIMD);

    static Stream<Arguments> suites() {
        return Stream.of(
                Arguments.of("v1", V1, 2_527),
                Arguments.of("v2", V2, 4_581),
                Arguments.of("extended-const", plus(V2, Feature.EXTENDED_CONST), 54),
                Arguments.of(
                        "exception-handling",
                        plus(V2, Feature.EXCEPTIONS, Feature.TAIL_CALL, Feature.FUNCTION_REFERENCES, Feature.GC),
                        30),
                Arguments.of("tail-call", plus(V2, Feature.TAIL_CALL), 30),
                Arguments.of("threads", plus(V2, Feature.THREADS), 53),
                Arguments.of(
                        "typed-function-references", plus(V2, Feature.TAIL_CALL, Feature.FUNCTION_REFERENCES), 558));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suites")
    void everyModuleIsJudgedAsTheSuiteSays(String suite, Set<Feature> allowed, int modules) throws IOException {
        Optional<Path> root = root();
        assumeTrue(root.isPresent(), "SKIPPED: no spec suites; set -Dmote.spec or MOTE_SPEC to their folder");
        Path folder = root.get().resolve(suite);
        List<String> wrong = new ArrayList<>();
        int accepted = 0;
        int refused = 0;
        for (Path json : jsonFiles(folder)) {
            Matcher command = COMMAND.matcher(Files.readString(json));
            while (command.find()) {
                boolean valid = !command.group(1).equals("assert_invalid")
                        && !command.group(1).equals("assert_malformed");
                Optional<String> refusal = refusal(Files.readAllBytes(folder.resolve(command.group(3))), allowed);
                if (refusal.isPresent()) {
                    refused++;
                } else {
                    accepted++;
                }
                if (refusal.isEmpty() != valid) {
                    wrong.add(command.group(3) + " of line " + command.group(2) + ": " + refusal.orElse("accepted"));
                }
            }
        }
        System.getLogger("spec")
                .log(System.Logger.Level.INFO, "{0}: {1} accepted, {2} refused", suite, accepted, refused);
        assertThat(wrong).isEmpty();
        assertThat(accepted + refused).isEqualTo(modules);
    }

    private static Optional<String> refusal(byte[] wasm, Set<Feature> allowed) {
        try {
            ModuleReader.readValidated(wasm, LIMITS, allowed);
            return Optional.empty();
        } catch (ModuleException e) {
            assertThat(e.offset()).isPresent();
            return Optional.of(e.code() + " " + e.getMessage());
        }
    }

    /** The folder of the suites. */
    static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty("mote.spec", System.getenv("MOTE_SPEC")))
                .map(Path::of)
                .filter(Files::isDirectory);
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Set<Feature> plus(Set<Feature> features, Feature... more) {
        Set<Feature> all = EnumSet.copyOf(features);
        all.addAll(List.of(more));
        return all;
    }
}
