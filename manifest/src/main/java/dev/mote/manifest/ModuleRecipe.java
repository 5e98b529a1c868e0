package dev.mote.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a manifest says that a module is made. */
public sealed interface ModuleRecipe {
    /** A line for the shell, which runs in the manifest's folder and writes the module. */
    record Shell(String line) implements ModuleRecipe {}

    /**
     * Sources in a language that {@code mote build} knows how to compile.
     *
     * @param files relative to the manifest's folder; at least one
     * @param engine what runs the language inside of the module, where there is a choice
     */
    record Sources(String language, String world, List<Path> files, Optional<String> engine) implements ModuleRecipe {
        public Sources {
            files = List.copyOf(files);
        }
    }
}
