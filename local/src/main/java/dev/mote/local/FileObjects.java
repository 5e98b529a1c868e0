package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.ObjectStore;
import dev.mote.worlds.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Buckets as folders, objects as files. A file has its name only once its content is on the disk, and a call returns only
 * once the name is. Any thread may call; the file system orders them.
 */
final class FileObjects implements ObjectStore {
    private final Path root;
    private final Path temporary;
    private final FileOps files;

    private FileObjects(Path root, Path temporary, FileOps files) {
        this.root = root;
        this.temporary = temporary;
        this.files = files;
    }

    /** Shares the folder for temporary files with the modules, which empty it when they are opened. */
    static FileObjects open(DataDirectory data, FileOps files) {
        try {
            files.createDirectory(data.objects());
            files.syncDirectory(data.objects().getParent());
            return new FileObjects(data.objects(), data.temporary(), files);
        } catch (IOException e) {
            throw StorageErrors.of("Opening the buckets' folder " + data.objects(), e);
        }
    }

    @Override
    public void createBucket(String bucket) {
        Path folder = folder(bucket);
        try {
            files.createNewDirectory(folder);
            files.syncDirectory(root);
        } catch (FileAlreadyExistsException e) {
            throw new MoteException(ErrorCode.BUCKET_EXISTS, "There is a bucket " + bucket + " already.", e);
        } catch (IOException e) {
            throw StorageErrors.of("Creating the bucket " + bucket, e);
        }
    }

    @Override
    public void deleteBucket(String bucket) {
        try {
            files.delete(folder(bucket));
            files.syncDirectory(root);
        } catch (NoSuchFileException e) {
            throw noBucket(bucket);
        } catch (DirectoryNotEmptyException e) {
            throw new MoteException(ErrorCode.BUCKET_NOT_EMPTY, "The bucket " + bucket + " holds files.", e);
        } catch (IOException e) {
            throw StorageErrors.of("Deleting the bucket " + bucket, e);
        }
    }

    @Override
    public List<String> keys(String bucket, int most) {
        try (Stream<Path> found = Files.list(folder(bucket))) {
            // The folder may hold millions: the last one that is still wanted gives way.
            PriorityQueue<String> first = new PriorityQueue<>(Comparator.reverseOrder());
            found.map(file -> ObjectFileName.key(file.getFileName().toString())).forEach(key -> {
                first.add(key);
                if (first.size() > most) {
                    first.poll();
                }
            });
            return first.stream().sorted().toList();
        } catch (NoSuchFileException e) {
            throw noBucket(bucket);
        } catch (IOException e) {
            throw StorageErrors.of("Listing the bucket " + bucket, e);
        }
    }

    @Override
    public void put(String bucket, String key, byte[] bytes) {
        Path file = file(bucket, key);
        Path temp = temporary.resolve(UUID.randomUUID().toString());
        try {
            try {
                files.writeSynced(temp, bytes);
                files.rename(temp, file);
            } finally {
                files.deleteIfExists(temp);
            }
            files.syncDirectory(file.getParent());
        } catch (NoSuchFileException e) {
            throw noBucket(bucket);
        } catch (IOException e) {
            throw StorageErrors.of("Storing the file " + key + " in the bucket " + bucket, e);
        }
    }

    @Override
    public Optional<Content> get(String bucket, String key, long most) {
        Path file = file(bucket, key);
        try {
            while (true) {
                Optional<String> before = tag(file);
                if (before.isEmpty()) {
                    requireBucket(bucket);
                    return Optional.empty();
                }
                Payload bytes = Payload.of(read(bucket, key, file, most));
                if (before.equals(tag(file))) {
                    return Optional.of(new Content(bytes, before.get()));
                }
            }
        } catch (IOException e) {
            throw StorageErrors.of("Reading the file " + key + " of the bucket " + bucket, e);
        }
    }

    @Override
    public Optional<String> etag(String bucket, String key) {
        try {
            Optional<String> tag = tag(file(bucket, key));
            if (tag.isEmpty()) {
                requireBucket(bucket);
            }
            return tag;
        } catch (IOException e) {
            throw StorageErrors.of("Looking at the file " + key + " of the bucket " + bucket, e);
        }
    }

    @Override
    public void delete(String bucket, String key) {
        requireBucket(bucket);
        try {
            files.deleteIfExists(file(bucket, key));
            files.syncDirectory(folder(bucket));
        } catch (IOException e) {
            throw StorageErrors.of("Deleting the file " + key + " of the bucket " + bucket, e);
        }
    }

    private static byte[] read(String bucket, String key, Path file, long most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
            if (in.read() >= 0) {
                throw ObjectStore.tooLarge(bucket, key, most);
            }
            return bytes;
        }
    }

    /** Every put makes a file of its own: its identity, time and size tell it from the one before. */
    private static Optional<String> tag(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    found.fileKey() + "-" + found.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "-" + found.size());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void requireBucket(String bucket) {
        if (!Files.isDirectory(folder(bucket))) {
            throw noBucket(bucket);
        }
    }

    private static MoteException noBucket(String bucket) {
        return new MoteException(ErrorCode.BUCKET_NOT_FOUND, "There is no bucket " + bucket + ".");
    }

    /** Names are checked or escaped, so that no path leads out of the folder. */
    private Path folder(String bucket) {
        FunctionName.check("bucket", bucket);
        return root.resolve(bucket);
    }

    private Path file(String bucket, String key) {
        return folder(bucket).resolve(ObjectFileName.of(key));
    }
}
