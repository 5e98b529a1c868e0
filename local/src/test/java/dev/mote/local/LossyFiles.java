package dev.mote.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files of a machine whose power may go: the content of a file lasts once it was forced, a name once its folder was.
 * {@link #powerLoss} brings the disk into the worst state that is allowed. Used by one thread.
 */
final class LossyFiles extends ForwardingFiles {
    private final Path root;

    /** Names that would be there after a power loss; a file's with its content. */
    private final Map<Path, byte[]> durableFiles = new HashMap<>();

    private final Set<Path> durableFolders = new HashSet<>();
    private final Map<Path, byte[]> forced = new HashMap<>();
    private boolean forcesContent = true;
    private boolean forcesNames = true;

    LossyFiles(Path root) {
        this.root = root;
        durableFolders.add(root);
    }

    /** From now on content is not forced, as by a disk that lies or code that forgot. */
    void forgetContent() {
        forcesContent = false;
    }

    /** From now on names are not forced. */
    void forgetNames() {
        forcesNames = false;
    }

    @Override
    public void writeSynced(Path file, byte[] bytes) throws IOException {
        super.writeSynced(file, bytes);
        forced.put(file, forcesContent ? bytes.clone() : new byte[0]);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        super.rename(from, to);
        forced.put(to, forced.remove(from));
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        super.syncDirectory(directory);
        if (!forcesNames) {
            return;
        }
        durableFiles.keySet().removeIf(file -> file.getParent().equals(directory));
        durableFolders.removeIf(
                folder -> !folder.equals(root) && folder.getParent().equals(directory));
        try (var entries = Files.list(directory)) {
            entries.forEach(entry -> {
                if (Files.isDirectory(entry)) {
                    durableFolders.add(entry);
                } else {
                    durableFiles.put(entry, forced.getOrDefault(entry, new byte[0]));
                }
            });
        }
    }

    /** Everything goes that was not forced. */
    void powerLoss() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (!isReachable(folder)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<Path, byte[]> file : durableFiles.entrySet()) {
            if (isReachable(file.getKey().getParent())) {
                Files.write(file.getKey(), file.getValue());
            }
        }
    }

    private boolean isReachable(Path folder) {
        return folder.equals(root) || (durableFolders.contains(folder) && isReachable(folder.getParent()));
    }
}
