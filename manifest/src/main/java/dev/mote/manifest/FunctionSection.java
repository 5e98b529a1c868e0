package dev.mote.manifest;

import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code [[function]]}. */
final class FunctionSection {
    static final Set<String> KEYS = Set.of("name", "module", "entry", "limits", "env", "secrets", "grants", "build");

    private final String user;
    private final Surroundings surroundings;

    /** @param user owns functions whose name says no user */
    FunctionSection(String user, Surroundings surroundings) {
        this.user = user;
        this.surroundings = surroundings;
    }

    Optional<ManifestFunction> read(Section section) {
        section.allow(KEYS);
        Optional<FunctionName> name =
                section.required("name", "\"hello\"").flatMap(text -> name(section, "name", text));
        Optional<Path> module =
                section.required("module", "\"hello.wasm\"").flatMap(text -> module(section, "module", text));
        // Read for what is wrong with it; only mote build does what it says.
        BuildSection.read(section);
        var settings = new SettingsSection(surroundings).read(section);
        return name.isPresent() && module.isPresent()
                ? Optional.of(new ManifestFunction(name.get(), module.get(), settings, section.line()))
                : Optional.empty();
    }

    /** The module that is to be made, which need not be there yet; empty for one that comes from elsewhere. */
    Optional<ModuleBuild> build(Section section) {
        Optional<FunctionName> name =
                section.required("name", "\"hello\"").flatMap(text -> name(section, "name", text));
        Optional<String> module = section.required("module", "\"hello.wasm\"");
        Optional<ModuleRecipe> recipe = BuildSection.read(section);
        return name.isPresent() && module.isPresent() && recipe.isPresent()
                ? Optional.of(new ModuleBuild(
                        name.get(), surroundings.folder(""), surroundings.folder(module.get()), recipe.get()))
                : Optional.empty();
    }

    /** {@code name} or {@code user/name}. */
    Optional<FunctionName> name(Section section, String key, String text) {
        try {
            return Optional.of(text.indexOf('/') < 0 ? new FunctionName(user, text) : FunctionName.parse(text));
        } catch (MoteException e) {
            section.problem(key, e.getMessage() + " " + e.code().hint());
            return Optional.empty();
        }
    }

    private Optional<Path> module(Section section, String key, String text) {
        if (section.has("build") && !Files.exists(surroundings.folder(text))) {
            section.problem(key, "There is no module " + text + " yet; 'mote build' makes it.");
            return Optional.empty();
        }
        return existing(section, key, text, surroundings.file(text));
    }

    static Optional<Path> existing(Section section, String key, String text, Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        section.problem(key, "There is no module " + text + "; looked for " + file + ".");
        return Optional.empty();
    }
}
