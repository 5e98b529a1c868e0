package dev.mote.bench;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param only the groups named on the command line; none is all
 * @param quick fewer repetitions, for a look rather than a figure
 * @param output where the JSON goes
 */
record Options(Set<String> only, boolean quick, Path output) {
    static final List<String> GROUPS = List.of("engine", "kernels", "request", "handle", "upload", "neighbour");

    static Options parse(List<String> arguments) {
        Set<String> only = new LinkedHashSet<>();
        boolean quick = false;
        Path output = Path.of("bench.json");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--output") && i + 1 < arguments.size()) {
                output = Path.of(arguments.get(++i));
            } else if (GROUPS.contains(argument)) {
                only.add(argument);
            } else {
                throw new IllegalArgumentException(
                        "'" + argument + "' is not one of " + GROUPS + ", --quick, --output FILE");
            }
        }
        return new Options(only, quick, output);
    }

    boolean wants(String group) {
        return only.isEmpty() || only.contains(group);
    }
}
