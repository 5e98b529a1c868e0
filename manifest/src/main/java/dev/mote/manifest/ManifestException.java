package dev.mote.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be used, with everything that is wrong with it. */
public final class ManifestException extends Exception {
    private final transient List<Problem> problems;

    ManifestException(Path file, List<Problem> problems) {
        super(problems.stream().map(problem -> file + ":" + problem).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
