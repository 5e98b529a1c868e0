package dev.mote.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A granted folder {@code box}, beside it what no guest may see. */
final class Box {
    static final String SECRET = "the secret beside the box";

    private final Path above;

    private Box(Path above) {
        this.above = above;
    }

    static Box in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("box/inner/deeper"));
        Files.writeString(folder.resolve("secret"), SECRET);
        Files.writeString(folder.resolve("box/file"), "content");
        Files.writeString(folder.resolve("box/inner/file"), "inner content");
        return new Box(folder);
    }

    Path path() {
        return above.resolve("box");
    }

    Path above() {
        return above;
    }

    Folder open() throws IOException {
        return Folders.open(path(), true);
    }

    Folder openReadOnly() throws IOException {
        return Folders.open(path(), false);
    }

    void link(String name, String target) throws IOException {
        Files.createSymbolicLink(path().resolve(name), Path.of(target));
    }
}
