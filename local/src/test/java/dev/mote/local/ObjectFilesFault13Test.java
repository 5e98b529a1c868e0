package dev.mote.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of buckets on a disk that fails at one step of an upload: the old content stays, and trying again works. */
final class ObjectFilesFault13Test {
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "newer".getBytes(StandardCharsets.UTF_8);
    private static final int MOST = 100;

    private enum Step {
        WRITE,
        RENAME,
        SYNC
    }

    @TempDir
    private Path folder;

    private DataDirectory data;
    private FileObjects objects;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder);
        // Makes the folder for temporary files.
        FileBlobs.open(data, new PrivateFiles());
        objects = FileObjects.open(data, new PrivateFiles());
        objects.createBucket("files");
        objects.put("files", "a", OLD);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void anUploadThatFailsLeavesTheOldContentAndNothingElse() throws IOException {
        for (Step step : List.of(Step.WRITE, Step.RENAME)) {
            FileObjects failing = FileObjects.open(data, new FailingFiles(step));
            assertThatThrownBy(() -> failing.put("files", "a", NEW))
                    .isInstanceOfSatisfying(
                            MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
            assertThat(content()).isEqualTo(OLD);
            assertThat(objects.keys("files", 10)).containsExactly("a");
            assertThat(temporary()).isZero();
        }
    }

    /** The new content may be there or not: the call has not said that it is. */
    @Test
    void aFailureAfterTheNameWasGivenIsToldAndTryingAgainWorks() {
        FileObjects failing = FileObjects.open(data, new FailingFiles(Step.SYNC));
        assertThatThrownBy(() -> failing.put("files", "a", NEW)).isInstanceOf(MoteException.class);
        assertThat(content()).isIn(OLD, NEW);
        objects.put("files", "a", NEW);
        assertThat(content()).isEqualTo(NEW);
    }

    @Test
    void anAcknowledgedFileSurvivesPowerLoss() throws IOException {
        LossyFiles disk = new LossyFiles(folder);
        FileObjects lossy = FileObjects.open(data, disk);
        lossy.createBucket("kept");
        lossy.put("kept", "a", NEW);
        disk.powerLoss();
        assertThat(lossy.get("kept", "a", MOST).orElseThrow().bytes().bytes()).isEqualTo(NEW);
    }

    private byte[] content() {
        return objects.get("files", "a", MOST).orElseThrow().bytes().bytes();
    }

    private long temporary() throws IOException {
        try (Stream<Path> files = Files.list(data.temporary())) {
            return files.count();
        }
    }

    /** Fails at one step, and only inside a bucket's folder or the folder for temporary files. */
    private static final class FailingFiles extends ForwardingFiles {
        private final Step step;

        FailingFiles(Step step) {
            this.step = step;
        }

        @Override
        public void writeSynced(Path file, byte[] bytes) throws IOException {
            super.writeSynced(file, bytes);
            fail(Step.WRITE);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            fail(Step.RENAME);
            super.rename(from, to);
        }

        @Override
        public void syncDirectory(Path directory) throws IOException {
            if (directory.endsWith("files")) {
                fail(Step.SYNC);
            }
            super.syncDirectory(directory);
        }

        private void fail(Step at) throws IOException {
            if (step == at) {
                throw new IOException("the disk does not answer");
            }
        }
    }
}
