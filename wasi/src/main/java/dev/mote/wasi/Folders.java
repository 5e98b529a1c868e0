package dev.mote.wasi;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Opens folders of this machine for guests. */
public final class Folders {
    private Folders() {}

    /** Whether this machine can keep guests in a folder; elsewhere none can be granted. */
    public static boolean available() {
        return Libc.isAvailable();
    }

    /**
     * Opens a folder at a path of the operator's, links in it followed; from there on nothing leads out of it.
     *
     * @throws IOException where there is no such folder, or it may not be used
     */
    public static Folder open(Path path, boolean writable) throws IOException {
        if (!available()) {
            throw new IOException("folders can be granted on Linux only");
        }
        try {
            Folder folder = LinuxFolder.open(path);
            return writable ? folder : new ReadOnlyFolder(folder);
        } catch (WasiError e) {
            throw switch (e.errno()) {
                case NOENT -> new NoSuchFileException(path.toString());
                case NOTDIR -> new NotDirectoryException(path.toString());
                case ACCES, PERM -> new AccessDeniedException(path.toString());
                default -> new IOException("the folder " + path + " cannot be opened: " + e.errno());
            };
        }
    }
}
