package dev.mote.engine.cache;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Compiled code on disk, for the node's own user alone. An entry is what its name and its seal say: both are made with a
 * key that only this directory holds, so that what was damaged, exchanged or written by somebody else is not loaded but
 * deleted. The oldest entries go when there is no room. Any thread may call; files are replaced atomically.
 */
public final class CodeCache {
    private static final System.Logger LOG = System.getLogger(CodeCache.class.getName());
    private static final String ENTRY = ".code";
    private static final String TEMPORARY = ".tmp";

    private final Path directory;
    private final long maximumBytes;
    private final Clock clock;
    private final Seal seal;
    private final AtomicLong dropped = new AtomicLong();

    /**
     * Opens a cache; the directory is made if it is not there.
     *
     * @param maximumBytes what all entries together may take
     * @param clock tells which entries are the oldest
     * @throws IOException where the directory cannot be made private or written
     */
    public CodeCache(Path directory, long maximumBytes, Clock clock) throws IOException {
        this.directory = directory;
        this.maximumBytes = maximumBytes;
        this.clock = clock;
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        this.seal = new Seal(SealKey.in(directory));
        deleteLeftovers();
    }

    /** The entry of that name, if it is there and whole. */
    public Optional<byte[]> get(CodeKey key) {
        String name = name(key);
        Path file = directory.resolve(name + ENTRY);
        try {
            byte[] stored = Files.readAllBytes(file);
            Optional<byte[]> content = opened(name, stored);
            if (content.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            } else {
                LOG.log(Level.WARNING, "deleted a compiled module that was damaged: " + file.getFileName());
                Files.deleteIfExists(file);
            }
            return content;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot read compiled code: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps an entry, if there is room; a disk that is full costs the entry and nothing else. */
    public void put(CodeKey key, byte[] content) {
        long size = content.length + (long) Seal.BYTES;
        if (size > maximumBytes) {
            return;
        }
        String name = name(key);
        Path temporary = null;
        try {
            makeRoom(size);
            temporary = Files.createTempFile(
                    directory,
                    name,
                    TEMPORARY,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            write(temporary, seal.of(name, content), content);
            Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
            Files.move(temporary, directory.resolve(name + ENTRY), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot keep compiled code: " + e.getMessage());
            delete(temporary);
        }
    }

    /** Deletes an entry whose content turned out to be of no use. */
    public void remove(CodeKey key) {
        delete(directory.resolve(name(key) + ENTRY));
    }

    /** Entries that went because there was no room for all. */
    public long dropped() {
        return dropped.get();
    }

    private String name(CodeKey key) {
        return HexFormat.of().formatHex(seal.of("name", key.text().getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<byte[]> opened(String name, byte[] stored) {
        if (stored.length < Seal.BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(stored, Seal.BYTES, stored.length);
        byte[] expected = seal.of(name, content);
        return MessageDigest.isEqual(expected, Arrays.copyOf(stored, Seal.BYTES))
                ? Optional.of(content)
                : Optional.empty();
    }

    private static void write(Path file, byte[] sealed, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (ByteBuffer part : new ByteBuffer[] {ByteBuffer.wrap(sealed), ByteBuffer.wrap(content)}) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
            channel.force(true);
        }
    }

    private void makeRoom(long bytes) throws IOException {
        record Entry(Path file, long size, FileTime used) {}
        try (Stream<Path> files = Files.list(directory)) {
            long free = maximumBytes - bytes;
            var entries = files.filter(file -> file.toString().endsWith(ENTRY))
                    .map(file -> new Entry(file, size(file), used(file)))
                    .sorted((a, b) -> b.used().compareTo(a.used()))
                    .toList();
            for (Entry entry : entries) {
                free -= entry.size();
                if (free < 0) {
                    delete(entry.file());
                    dropped.incrementAndGet();
                }
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** What a process left that ended while it wrote. */
    private void deleteLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(TEMPORARY)).forEach(CodeCache::delete);
        }
    }

    private static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot delete " + file.getFileName() + ": " + e.getMessage());
            }
        }
    }
}
