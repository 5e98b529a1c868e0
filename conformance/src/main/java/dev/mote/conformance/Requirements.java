package dev.mote.conformance;

import dev.mote.engine.Engine;
import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which features a file of the suite uses, from {@code features.txt}: a pattern of names, then features. */
final class Requirements {
    private record Rule(String pattern, Set<Feature> features) {
        boolean covers(String file) {
            return pattern.endsWith("*")
                    ? file.startsWith(pattern.substring(0, pattern.length() - 1))
                    : file.equals(pattern);
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    Requirements(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split("\\s+", 2);
            rules.add(new Rule(parts[0], features(parts[1])));
        }
    }

    static Requirements bundled() {
        return new Requirements(Resource.lines("features.txt"));
    }

    /** What the file uses and the engine does not claim. */
    Set<Feature> missing(SuiteFile file, Engine engine) {
        Set<Feature> missing = EnumSet.noneOf(Feature.class);
        rules.stream().filter(rule -> rule.covers(file.name())).forEach(rule -> missing.addAll(rule.features()));
        missing.removeAll(engine.features());
        return missing;
    }

    private static Set<Feature> features(String names) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        Arrays.stream(names.split("\\s+"))
                .map(name -> Feature.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .forEach(features::add);
        return features;
    }
}
