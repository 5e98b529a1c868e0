package dev.mote.local;

import java.io.IOException;
import java.nio.file.Path;

/** The files of this machine, some steps of which a test replaces. */
class ForwardingFiles implements FileOps {
    private final PrivateFiles files = new PrivateFiles();

    @Override
    public void writeSynced(Path file, byte[] bytes) throws IOException {
        files.writeSynced(file, bytes);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        files.createDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        files.syncDirectory(directory);
    }

    @Override
    public void createNewDirectory(Path directory) throws IOException {
        files.createNewDirectory(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        files.delete(path);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        files.deleteIfExists(file);
    }
}
