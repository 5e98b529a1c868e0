package dev.mote.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a manifest stands: its folder, the folder of the process, the environment. Notes every file that it names. */
final class Surroundings {
    private final Path folder;
    private final Path working;
    private final Map<String, String> environment;
    private final Set<Path> files = new LinkedHashSet<>();

    Surroundings(Path manifest, Path working, Map<String, String> environment) {
        this.folder = manifest.toAbsolutePath().normalize().getParent();
        this.working = working.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        files.add(manifest.toAbsolutePath().normalize());
    }

    /** A path relative to the manifest. */
    Path file(String path) {
        return note(folder.resolve(path).normalize());
    }

    /** A path relative to the process's folder, as serverless-wasm has it; to the manifest where nothing is there. */
    Path fileOfApplication(String path) {
        Path here = working.resolve(path).normalize();
        return Files.exists(here) ? note(here) : file(path);
    }

    Path folder(String path) {
        return folder.resolve(path).normalize();
    }

    /** The value of a variable of the process. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** The text of a file without its final line end. */
    String read(String path) throws IOException {
        return Files.readString(file(path)).stripTrailing();
    }

    Set<Path> files() {
        return files;
    }

    private Path note(Path file) {
        files.add(file);
        return file;
    }
}
