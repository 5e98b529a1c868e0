package dev.mote.wasi;

import static dev.mote.wasi.EscapeFault16Test.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is granted for reading is never changed, nor reachable for writing by another grant. */
class ReadOnlyGrantTest {
    private static final OpenMode WRITING = new OpenMode(true, true, false, false, false, OpenMode.Sync.NOTHING);
    private static final Stamps NOW = new Stamps(new Stamp.Now(), new Stamp.Now());

    @TempDir
    private Path readOnly;

    @TempDir
    private Path writable;

    private Folder from;
    private Folder to;

    @BeforeEach
    void open() throws IOException {
        from = Box.in(readOnly).openReadOnly();
        to = Box.in(writable).open();
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void nothingIsChanged() {
        refused(Errno.ROFS, () -> PathOperations.open(from, "file", true, WRITING, false));
        refused(Errno.ROFS, () -> PathOperations.open(from, "inner/file", true, WRITING, false));
        refused(Errno.ROFS, () -> PathOperations.createFolder(from, "new"));
        refused(Errno.ROFS, () -> PathOperations.createLink("file", from, "new"));
        refused(Errno.ROFS, () -> PathOperations.removeFile(from, "file"));
        refused(Errno.ROFS, () -> PathOperations.removeFolder(from, "inner/deeper"));
        refused(Errno.ROFS, () -> PathOperations.setTimes(from, "file", true, NOW));
        refused(Errno.ROFS, () -> PathOperations.setTimes(from, ".", true, NOW));
    }

    @Test
    void aFileOpenedForReadingCannotBeTouchedByItsHandle() throws Exception {
        var opened = (PathOperations.Opened.OfFile) PathOperations.open(from, "file", true, OpenMode.reading(), false);
        try (FileHandle file = opened.file()) {
            refused(Errno.ROFS, () -> file.setTimes(NOW));
            refused(Errno.ROFS, () -> file.setSize(0));
            refused(Errno.ROFS, () -> file.write(new byte[1], 0, 1, 0));
            assertThat(file.read(new byte[10], 0, 10, 0)).isEqualTo(7);
        }
    }

    @Test
    void noOtherGrantGetsAWritableNameOfIt() {
        refused(Errno.ROFS, () -> PathOperations.createHardLink(from, "file", to, "hard"));
        refused(Errno.ROFS, () -> PathOperations.rename(from, "file", to, "moved"));
        refused(Errno.ROFS, () -> PathOperations.rename(to, "file", from, "moved"));
        refused(Errno.ROFS, () -> PathOperations.createHardLink(to, "file", from, "hard"));
    }
}
