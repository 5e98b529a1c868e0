package dev.mote.conformance.fuzz;

import dev.mote.conformance.EngineMode;
import dev.mote.conformance.Engines;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our engines beside an oracle of other make, which says what is right as far as it goes. */
final class Differential implements AutoCloseable {
    /** Ours, in every configuration. */
    static final List<String> SUBJECTS = List.of("mote", "mote-split", "mote-mapped");

    private static final String ORACLE = "endive";
    private static final Outcome UNKNOWN = new Outcome.Unknown("the oracle does not know what the module uses");
    private static final Outcome UNSUPPORTED =
            new Outcome.Seen(List.of("refused: " + ModuleException.Code.UNSUPPORTED_FEATURE.id()));

    /**
     * What became of a module.
     *
     * @param expected what is right, as far as that is known
     * @param difference what an engine did that is wrong
     */
    record Verdict(Outcome expected, Optional<String> difference) {}

    private final Execution oracle;
    private final Map<String, Execution> subjects = new LinkedHashMap<>();

    /** @param limit how long one module may run on one engine */
    Differential(List<String> names, Duration limit) {
        this(names, limit, CompileOptions.defaults());
    }

    /** @param options how the engines beside the oracle compile */
    Differential(List<String> names, Duration limit, CompileOptions options) {
        oracle = new Execution(() -> Engines.open(ORACLE, EngineMode.INTERPRETED), limit, CompileOptions.defaults());
        names.forEach(name ->
                subjects.put(name, new Execution(() -> Engines.open(name, EngineMode.COMPILED), limit, options)));
    }

    /** What a module may use so that all engines have to take it. */
    Set<Feature> commonFeatures() {
        Set<Feature> features = subjectFeatures();
        features.retainAll(oracle.engine().features());
        return features;
    }

    /** What a module may use so that all but the oracle have to take it. */
    Set<Feature> subjectFeatures() {
        Set<Feature> features = EnumSet.allOf(Feature.class);
        subjects.values().forEach(subject -> features.retainAll(subject.engine().features()));
        return features;
    }

    /** Runs a module everywhere. What the oracle cannot run is right if the others agree on it. */
    Verdict judge(byte[] wasm, Set<Feature> features) throws InterruptedException {
        boolean known = oracle.engine().features().containsAll(features);
        Outcome seen = known ? oracle.run(wasm) : UNKNOWN;
        return compare(wasm, seen.equals(UNSUPPORTED) ? UNKNOWN : seen);
    }

    /** Runs a module on all engines but the oracle. */
    Verdict compare(byte[] wasm, Outcome known) throws InterruptedException {
        Outcome expected = known;
        for (Map.Entry<String, Execution> subject : subjects.entrySet()) {
            Outcome actual = subject.getValue().run(wasm);
            Optional<String> difference = Outcome.difference(expected, actual);
            if (difference.isPresent()) {
                return new Verdict(expected, Optional.of(subject.getKey() + ": " + difference.get()));
            }
            if (!(expected instanceof Outcome.Seen)) {
                expected = actual;
            }
        }
        return new Verdict(expected, Optional.empty());
    }

    /** Runs bytes of which nothing is known: only an engine that breaks is wrong. */
    Verdict survive(byte[] wasm) throws InterruptedException {
        Outcome seen = new Outcome.Unknown("not run");
        for (Map.Entry<String, Execution> subject : subjects.entrySet()) {
            seen = subject.getValue().run(wasm);
            if (seen instanceof Outcome.Broken(String what)) {
                return new Verdict(seen, Optional.of(subject.getKey() + " broke: " + what));
            }
        }
        return new Verdict(seen, Optional.empty());
    }

    @Override
    public void close() {
        oracle.close();
        subjects.values().forEach(Execution::close);
    }
}
