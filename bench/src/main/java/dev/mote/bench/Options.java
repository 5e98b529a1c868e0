package dev.mote.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param only the groups named on the command line; none is all
 * @param quick fewer repetitions, for a look rather than a figure
 * @param output where the JSON goes
 * @param programs what the group {@code start} starts
 * @param input what these programs are given
 */
record Options(Set<String> only, boolean quick, Path output, List<Path> programs, String input) {
    static final List<String> GROUPS =
            List.of("engine", "component", "kernels", "start", "request", "handle", "http", "upload", "neighbour");

    static Options parse(List<String> arguments) {
        Set<String> only = new LinkedHashSet<>();
        boolean quick = false;
        Path output = Path.of("bench.json");
        List<Path> programs = new ArrayList<>();
        String input = "";
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--output") && i + 1 < arguments.size()) {
                output = Path.of(arguments.get(++i));
            } else if (argument.equals("--program") && i + 1 < arguments.size()) {
                programs.add(Path.of(arguments.get(++i)).toAbsolutePath());
            } else if (argument.equals("--input") && i + 1 < arguments.size()) {
                input = arguments.get(++i);
            } else if (GROUPS.contains(argument)) {
                only.add(argument);
            } else {
                throw new IllegalArgumentException("'" + argument + "' is not one of " + GROUPS
                        + ", --quick, --output FILE, --program FILE, --input TEXT");
            }
        }
        return new Options(only, quick, output, List.copyOf(programs), input);
    }

    boolean wants(String group) {
        return only.isEmpty() || only.contains(group);
    }
}
