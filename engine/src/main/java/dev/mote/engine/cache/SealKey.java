package dev.mote.engine.cache;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key of a cache directory, in a file that only its owner reads. */
final class SealKey {
    private static final String FILE = "key";
    private static final int BYTES = 32;

    private SealKey() {}

    /** Reads the key, or makes one; a key of the wrong size is made anew, and with it all entries become foreign. */
    static byte[] in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length == BYTES) {
                return key;
            }
            Files.delete(file);
        } catch (NoSuchFileException e) {
            // The first start in this directory.
        }
        return make(directory, file);
    }

    private static byte[] make(Path directory, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path temporary = Files.createTempFile(
                directory,
                FILE,
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(temporary, key);
            Files.createLink(file, temporary);
            return key;
        } catch (FileAlreadyExistsException e) {
            // Another process was first.
            return Files.readAllBytes(file);
        } finally {
            Files.delete(temporary);
        }
    }
}
