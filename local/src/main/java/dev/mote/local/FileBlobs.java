package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.BlobStore;
import dev.mote.platform.spi.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blobs as files: {@code <user>/<first two digits>/<digest>}. A file has its name only once its content is on the disk,
 * and a call returns only once the name is. Any thread may call; the file system orders them.
 */
final class FileBlobs implements BlobStore {
    private static final System.Logger LOG = System.getLogger(FileBlobs.class.getName());

    private final Path root;
    private final Path temporary;
    private final Path quarantine;
    private final FileOps files;

    private FileBlobs(Path root, Path temporary, Path quarantine, FileOps files) {
        this.root = root;
        this.temporary = temporary;
        this.quarantine = quarantine;
        this.files = files;
    }

    /** Removes what an upload left behind that did not end. */
    static FileBlobs open(DataDirectory data, FileOps files) {
        FileBlobs blobs = new FileBlobs(data.blobs(), data.temporary(), data.quarantine(), files);
        try {
            files.createDirectory(blobs.root);
            files.createDirectory(blobs.temporary);
            files.createDirectory(blobs.quarantine);
            files.syncDirectory(blobs.root.getParent());
            blobs.removeTemporary();
            return blobs;
        } catch (IOException e) {
            throw StorageErrors.of("Opening the modules' folder " + blobs.root, e);
        }
    }

    @Override
    public void put(String scope, String digest, byte[] bytes) {
        Path file = file(scope, digest);
        try {
            if (!isIntact(file, digest)) {
                write(file, bytes);
            }
            // Also where the file was there: whoever renamed it may not have got as far as this.
            files.syncDirectory(file.getParent());
        } catch (IOException e) {
            throw StorageErrors.of("Storing module " + digest, e);
        }
    }

    @Override
    public Optional<byte[]> get(String scope, String digest) {
        Path file = file(scope, digest);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (Digests.sha256(bytes).equals(digest)) {
                return Optional.of(bytes);
            }
            setAside(scope, digest, file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StorageErrors.of("Reading module " + digest, e);
        }
        throw new MoteException(
                ErrorCode.CORRUPT_MODULE, "The stored bytes of module " + digest + " do not match its digest.");
    }

    @Override
    public void delete(String scope, String digest) {
        Path file = file(scope, digest);
        try {
            files.deleteIfExists(file);
        } catch (IOException e) {
            throw StorageErrors.of("Deleting module " + digest, e);
        }
    }

    @Override
    public Set<String> digests(String scope) {
        FunctionName.check("user", scope);
        try (Stream<Path> found = Files.walk(root.resolve(scope), 2)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(Digests::isDigest)
                    .collect(Collectors.toSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw StorageErrors.of("Listing the modules of " + scope, e);
        }
    }

    @Override
    public Set<String> scopes() {
        try (Stream<Path> found = Files.list(root)) {
            return found.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw StorageErrors.of("Listing the modules' folder " + root, e);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Path user = file.getParent().getParent();
        files.createDirectory(user);
        files.syncDirectory(root);
        files.createDirectory(file.getParent());
        files.syncDirectory(user);
        Path temp = temporary.resolve(UUID.randomUUID().toString());
        try {
            files.writeSynced(temp, bytes);
            files.rename(temp, file);
        } catch (IOException e) {
            removeQuietly(temp);
            throw e;
        }
    }

    private void setAside(String scope, String digest, Path file) throws IOException {
        Path aside = quarantine.resolve(scope + "." + digest);
        files.rename(file, aside);
        LOG.log(System.Logger.Level.ERROR, "module {0} of {1} is damaged; moved to {2}", digest, scope, aside);
    }

    private void removeTemporary() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path file : left.toList()) {
                files.deleteIfExists(file);
            }
        }
    }

    private void removeQuietly(Path temp) {
        try {
            files.deleteIfExists(temp);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "temporary file {0} stays until the next start", temp);
        }
    }

    private static boolean isIntact(Path file, String digest) throws IOException {
        return Files.exists(file) && Digests.sha256(Files.readAllBytes(file)).equals(digest);
    }

    /** Both names are checked, so that no path leads out of the folder. */
    private Path file(String scope, String digest) {
        FunctionName.check("user", scope);
        Digests.check(digest);
        return root.resolve(scope).resolve(digest.substring(0, 2)).resolve(digest);
    }
}
