package dev.mote.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.Digests;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules on a disk that fails. */
final class BlobFaultsTest {
    private static final byte[] MODULE = "the bytes of a module".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = Digests.sha256(MODULE);

    @TempDir
    Path folder;

    private DataDirectory data;
    private LossyFiles disk;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder);
        disk = new LossyFiles(folder);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void fault47AnAcknowledgedModuleSurvivesPowerLoss() throws IOException {
        FileBlobs.open(data, disk).put("ann", DIGEST, MODULE);
        disk.powerLoss();
        assertThat(FileBlobs.open(data, disk).get("ann", DIGEST)).hasValue(MODULE);
    }

    @Test
    void fault47ASecondUploadOfAModuleMakesItsNameDurableToo() throws IOException {
        FileBlobs blobs = FileBlobs.open(data, disk);
        blobs.put("ann", DIGEST, MODULE);
        Files.delete(file());
        disk.syncDirectory(file().getParent());
        // Renamed by an upload that has not come to the sync of the folder.
        Files.write(file(), MODULE);
        disk.writeSynced(file(), MODULE);
        blobs.put("ann", DIGEST, MODULE);
        disk.powerLoss();
        assertThat(FileBlobs.open(data, disk).get("ann", DIGEST)).hasValue(MODULE);
    }

    @Test
    void fault47TheModelLosesWhatIsNotForced() throws IOException {
        FileBlobs blobs = FileBlobs.open(data, disk);
        disk.forgetNames();
        blobs.put("ann", DIGEST, MODULE);
        disk.powerLoss();
        assertThat(FileBlobs.open(data, new PrivateFiles()).get("ann", DIGEST)).isEmpty();
    }

    @Test
    void fault47ATornModuleIsSetAsideAndReported() throws IOException {
        FileBlobs blobs = FileBlobs.open(data, disk);
        disk.forgetContent();
        blobs.put("ann", DIGEST, MODULE);
        disk.powerLoss();
        assertDamaged(FileBlobs.open(data, new PrivateFiles()));
    }

    @Test
    void fault47AFlippedBitIsFoundAndAnUploadHealsIt() throws IOException {
        FileBlobs blobs = FileBlobs.open(data, new PrivateFiles());
        blobs.put("ann", DIGEST, MODULE);
        byte[] flipped = MODULE.clone();
        flipped[5] ^= 8;
        Files.write(file(), flipped);
        assertDamaged(blobs);
        assertThat(blobs.get("ann", DIGEST)).as("set aside").isEmpty();
        blobs.put("ann", DIGEST, MODULE);
        assertThat(blobs.get("ann", DIGEST)).hasValue(MODULE);
    }

    @Test
    void fault47AnUploadReplacesADamagedModule() throws IOException {
        FileBlobs blobs = FileBlobs.open(data, new PrivateFiles());
        blobs.put("ann", DIGEST, MODULE);
        Files.write(file(), Arrays.copyOf(MODULE, 3));
        blobs.put("ann", DIGEST, MODULE);
        assertThat(blobs.get("ann", DIGEST)).hasValue(MODULE);
    }

    @Test
    void fault14AFullDiskIsSaidAndLeavesNothingBehind() throws IOException {
        FileBlobs.open(data, disk).put("ann", DIGEST, MODULE);
        byte[] more = "another module".getBytes(StandardCharsets.UTF_8);
        String digest = Digests.sha256(more);
        FileBlobs full = FileBlobs.open(data, new FullDisk());
        assertThatThrownBy(() -> full.put("ann", digest, more))
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL));
        assertThat(full.get("ann", DIGEST)).as("what was there is served").hasValue(MODULE);
        assertThat(full.get("ann", digest)).isEmpty();
        assertThat(filesIn(data.temporary())).isEmpty();
    }

    @Test
    void fault12FilesOfUploadsThatDidNotEndAreRemovedAtTheStart() throws IOException {
        FileBlobs.open(data, disk);
        Files.write(data.temporary().resolve("left-behind"), MODULE);
        FileBlobs.open(data, disk);
        assertThat(filesIn(data.temporary())).isEmpty();
    }

    @Test
    void onlyTheNodesUserCanReadModules() throws IOException {
        FileBlobs.open(data, new PrivateFiles()).put("ann", DIGEST, MODULE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        for (Path path = file().getParent(); path.startsWith(data.blobs()); path = path.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void anInterruptMeantForAGuestDoesNotHarmAnUpload() {
        FileBlobs blobs = FileBlobs.open(data, new PrivateFiles());
        Thread.currentThread().interrupt();
        blobs.put("ann", DIGEST, MODULE);
        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(blobs.get("ann", DIGEST)).hasValue(MODULE);
    }

    private void assertDamaged(FileBlobs blobs) throws IOException {
        assertThatThrownBy(() -> blobs.get("ann", DIGEST))
                .isInstanceOfSatisfying(
                        MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_MODULE))
                .hasMessageContaining(DIGEST);
        assertThat(filesIn(data.quarantine())).hasSize(1);
    }

    private Path file() {
        return data.blobs().resolve("ann").resolve(DIGEST.substring(0, 2)).resolve(DIGEST);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Predicate.not(Files::isDirectory)).toList();
        }
    }

    /** A disk that takes half a file. */
    private static final class FullDisk extends ForwardingFiles {
        @Override
        public void writeSynced(Path file, byte[] bytes) throws IOException {
            super.writeSynced(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw new FileSystemException(file.toString(), null, "No space left on device");
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            throw new FileNotFoundException(from.toString());
        }
    }
}
