package dev.mote.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that this user installed: a module by its digest, and for each name a file that says which module and which
 * grants. Each file is written whole beside its place and then moved there, so that a crash leaves the old or the new.
 */
final class Programs {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
    private static final String RECORD = ".json";
    private static final String MODULE = ".wasm";

    private final Path names;
    private final Path modules;

    private Programs(Path folder) {
        this.names = folder.resolve("programs");
        this.modules = folder.resolve("modules");
    }

    static Programs of(Map<String, String> environment) {
        return new Programs(UserFolders.data(environment));
    }

    /** A program by its file, or by the name under which it was installed. */
    Program find(String program, long largest) throws IOException {
        Path file = Path.of(program);
        boolean installed = NAME.matcher(program).matches() && Files.exists(record(program));
        if (!installed || Files.isRegularFile(file)) {
            byte[] wasm = ModuleFile.read(file, largest);
            return new Program(file.getFileName().toString(), wasm, ProgramJson.nothing());
        }
        ProgramJson.Installed record = ProgramJson.read(Files.readString(record(program)), program);
        byte[] wasm = Files.readAllBytes(modules.resolve(record.digest() + MODULE));
        if (!Sha256.hex(wasm).equals(record.digest())) {
            throw new CliException(
                    "The installed program " + program + " is damaged.", "Install it again: mote install " + program);
        }
        return new Program(program, wasm, record.grants());
    }

    void install(String name, byte[] wasm, ProgramGrants grants) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw CliException.usage(
                    "'" + Printable.line(name) + "' is no name for a program.",
                    "A name has letters, digits, '.', '_' and '-', and starts with a letter or digit.");
        }
        Files.createDirectories(names);
        Files.createDirectories(modules);
        String digest = Sha256.hex(wasm);
        write(modules.resolve(digest + MODULE), wasm);
        write(record(name), ProgramJson.write(digest, grants));
        sweep();
    }

    /** @return whether there was such a program */
    boolean uninstall(String name) throws IOException {
        boolean there = NAME.matcher(name).matches() && Files.deleteIfExists(record(name));
        if (there) {
            sweep();
        }
        return there;
    }

    /** The names, in order. */
    List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(names)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(RECORD))
                    .map(file -> file.substring(0, file.length() - RECORD.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    ProgramJson.Installed get(String name) throws IOException {
        return ProgramJson.read(Files.readString(record(name)), name);
    }

    private Path record(String name) {
        return names.resolve(name + RECORD);
    }

    /** Removes modules that no name uses any more. */
    private void sweep() throws IOException {
        List<String> used = new ArrayList<>();
        for (String name : list()) {
            used.add(get(name).digest() + MODULE);
        }
        try (Stream<Path> files = Files.list(modules)) {
            for (Path file : files.toList()) {
                if (!used.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), ".new-", null);
        try {
            Files.write(beside, bytes);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
