package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one node, locked against every other process while it is open. Only the node's user can read it.
 */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing, and locks it.
     *
     * @throws MoteException where another process has it, or it cannot be written to
     */
    static DataDirectory open(Path root) {
        try {
            PrivateFiles.createDirectories(root);
            Path file = root.resolve("lock");
            PrivateFiles.createFile(file);
            return new DataDirectory(root, lock(root, file));
        } catch (IOException e) {
            throw StorageErrors.of("Opening the data directory " + root, e);
        }
    }

    private static FileChannel lock(Path root, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it open already: the same answer as for another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new MoteException(
                ErrorCode.STORAGE_FAILED, "The data directory " + root + " is in use by another node (" + file + ").");
    }

    Path database() {
        return root.resolve("mote.db");
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    /** Gives the lock up; its file stays, or two processes could lock two files of one name. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw StorageErrors.of("Closing the data directory " + root, e);
        }
    }
}
