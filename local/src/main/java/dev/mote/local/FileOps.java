package dev.mote.local;

import java.io.IOException;
import java.nio.file.Path;

/** The steps by which a blob becomes durable; a test puts one that fails or forgets in their place. */
interface FileOps {
    /** Creates a file with this content, readable by the node's user alone, and forces it to the disk. */
    void writeSynced(Path file, byte[] bytes) throws IOException;

    /** Makes a folder if it is missing; its name is durable after {@link #syncDirectory} of its parent. */
    void createDirectory(Path directory) throws IOException;

    /** Replaces the target in one step; durable after {@link #syncDirectory} of its folder. */
    void rename(Path from, Path to) throws IOException;

    /** Forces the names in a folder to the disk. */
    void syncDirectory(Path directory) throws IOException;

    /**
     * Makes a folder that must not be there yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException where it is
     */
    void createNewDirectory(Path directory) throws IOException;

    /**
     * Deletes a file, or a folder that is empty.
     *
     * @throws java.nio.file.DirectoryNotEmptyException where it is not
     */
    void delete(Path path) throws IOException;

    void deleteIfExists(Path file) throws IOException;
}
