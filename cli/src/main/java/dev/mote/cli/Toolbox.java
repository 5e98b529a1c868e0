package dev.mote.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the programs that a build needs: named by their variable, among the project's packages from npm, on the path.
 * Remembers what is missing, so that a person is told all of it at once. Used by one thread.
 */
final class Toolbox {
    private final Path project;
    private final Map<String, String> environment;
    private final Set<String> missing = new LinkedHashSet<>();

    Toolbox(Path project, Map<String, String> environment) {
        this.project = project;
        this.environment = Map.copyOf(environment);
    }

    Optional<String> find(Tool tool) {
        Optional<String> named =
                Optional.ofNullable(environment.get(tool.variable())).flatMap(this::program);
        return named.or(() -> beside(tool))
                .or(() -> tool.names().stream()
                        .flatMap(name -> Stream.concat(
                                Stream.of(project.resolve("node_modules/.bin").resolve(name)), onPath(name)))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst());
    }

    /** The program, or its name where it is missing, which {@link #check} will tell. */
    String need(Tool tool) {
        return find(tool).orElseGet(() -> {
            missing.add(tool.advice());
            return tool.names().getFirst();
        });
    }

    /** A program of npm, which needs Node.js too. */
    String needScript(Tool tool) {
        need(Tool.NODE);
        return need(tool);
    }

    /** The value of a variable that says where something is. */
    Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of);
    }

    /** Something other than a program is missing. */
    void miss(String advice) {
        missing.add(advice);
    }

    /** @throws CliException where anything was missing */
    void check(String what) {
        if (!missing.isEmpty()) {
            throw new CliException(
                    what + " cannot be built: programs are missing.",
                    List.copyOf(missing),
                    Optional.of("Then run 'mote build' again."),
                    ExitCode.FAILED);
        }
    }

    /** What comes in one package with jco lies where jco lies. */
    private Optional<String> beside(Tool tool) {
        return tool.comesWithJco()
                ? Optional.ofNullable(environment.get(Tool.JCO.variable()))
                        .flatMap(this::program)
                        .map(jco -> Path.of(jco).resolveSibling(tool.names().getFirst()))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                : Optional.empty();
    }

    private Optional<String> program(String named) {
        Stream<Path> places = named.indexOf(File.separatorChar) < 0 ? onPath(named) : Stream.of(Path.of(named));
        return places.map(Path::toAbsolutePath)
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private Stream<Path> onPath(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name));
    }
}
