package dev.mote.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code build} of a function. */
final class BuildSection {
    static final Set<String> KEYS = Set.of("command", "language", "world", "source", "engine");

    private BuildSection() {}

    /** Empty where the function's module comes from elsewhere, or the section is wrong. */
    static Optional<ModuleRecipe> read(Section function) {
        if (!function.has("build")) {
            return Optional.empty();
        }
        Section section = function.child("build", "build of " + function.name()).allow(KEYS);
        if (section.has("command")) {
            section.keys().stream()
                    .filter(key -> !key.equals("command"))
                    .forEach(key -> section.problem(key, "'" + key + "' is not for a build with a command."));
            return section.text("command").map(ModuleRecipe.Shell::new);
        }
        Optional<String> language = section.required("language", "\"c\"");
        Optional<String> world = section.required("world", "\"faas-exec\"");
        List<Path> sources = sources(section);
        return language.isPresent() && world.isPresent() && !sources.isEmpty()
                ? Optional.of(new ModuleRecipe.Sources(language.get(), world.get(), sources, section.text("engine")))
                : Optional.empty();
    }

    private static List<Path> sources(Section section) {
        List<Path> sources = section.texts("source").stream().map(Path::of).toList();
        if (sources.isEmpty()) {
            section.problem(section.name() + " needs source, as in: source = \"main.c\"");
        }
        return sources;
    }
}
