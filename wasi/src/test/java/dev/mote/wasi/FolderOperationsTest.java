package dev.mote.wasi;

import static dev.mote.wasi.EscapeFault16Test.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done below a granted folder does what its names say. */
class FolderOperationsTest {
    private static final OpenMode CREATING = new OpenMode(true, true, true, false, false, OpenMode.Sync.NOTHING);
    private static final OpenMode NEW = new OpenMode(true, true, true, true, false, OpenMode.Sync.NOTHING);

    @TempDir
    private Path folder;

    private Box box;
    private Folder root;

    @BeforeEach
    void open() throws IOException {
        box = Box.in(folder);
        root = box.open();
    }

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void detoursWithinAreWalked() throws Exception {
        assertThat(PathOperations.stat(root, "inner/.//deeper/../../inner/file", true)
                        .size())
                .isEqualTo(13);
        box.link("in", "inner/deeper/../file");
        assertThat(PathOperations.stat(root, "in", true).size()).isEqualTo(13);
        box.link("tofolder", "inner/");
        assertThat(PathOperations.stat(root, "tofolder/file", true).size()).isEqualTo(13);
        assertThat(PathOperations.stat(root, "tofolder/", false).type()).isEqualTo(FileType.DIRECTORY);
        assertThat(PathOperations.stat(root, "tofolder", false).type()).isEqualTo(FileType.SYMBOLIC_LINK);
    }

    @Test
    void filesAreReadWrittenAndAppendedTo() throws Exception {
        try (FileHandle file = file("new", NEW)) {
            assertThat(file.write(bytes("hello"), 0, 5, 0)).isEqualTo(5);
            assertThat(file.append(bytes(" world"), 0, 6)).isEqualTo(6);
            byte[] read = new byte[20];
            assertThat(file.read(read, 2, 10, 6)).isEqualTo(5);
            assertThat(new String(read, 2, 5, StandardCharsets.UTF_8)).isEqualTo("world");
            assertThat(file.read(read, 0, 10, 11)).isZero();
            file.setSize(4);
            file.allocate(2, 8);
            file.sync(true);
            assertThat(file.stat().size()).isEqualTo(10);
        }
        refused(Errno.EXIST, () -> PathOperations.open(root, "new", true, NEW, false));
        refused(Errno.ISDIR, () -> PathOperations.open(root, "inner", true, CREATING, false));
        refused(Errno.NOTDIR, () -> PathOperations.open(root, "file", true, OpenMode.reading(), true));
    }

    @Test
    void whatAppendsWritesAtTheEndWhereverItIsToldTo() throws Exception {
        FileDescriptor appending = new FileDescriptor(file("new", NEW), NEW, Flags.APPEND);
        try {
            assertThat(appending.writeAt(bytes("a"), 0, 1, 50)).isEqualTo(1);
            assertThat(appending.writeAt(bytes("b"), 0, 1, 0)).isEqualTo(1);
            assertThat(appending.position()).isZero();
            assertThat(appending.write(bytes("c"), 0, 1)).isEqualTo(1);
            assertThat(appending.position()).isEqualTo(3);
            byte[] read = new byte[3];
            assertThat(appending.readAt(read, 3, 0)).isEqualTo(3);
            assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("abc");
        } finally {
            appending.close();
        }
    }

    @Test
    void namesAreMadeMovedAndRemoved() throws Exception {
        PathOperations.createFolder(root, "made/");
        PathOperations.rename(root, "made/", root, "moved/");
        refused(Errno.EXIST, () -> PathOperations.createFolder(root, "moved"));
        PathOperations.createLink("../file", root, "moved/link");
        assertThat(PathOperations.readLink(root, "moved/link")).isEqualTo("../file");
        assertThat(PathOperations.stat(root, "moved/link", true).size()).isEqualTo(7);
        PathOperations.createHardLink(root, "file", root, "moved/hard");
        assertThat(PathOperations.stat(root, "file", true).links()).isEqualTo(2);
        refused(Errno.NOTEMPTY, () -> PathOperations.removeFolder(root, "moved"));
        refused(Errno.ISDIR, () -> PathOperations.removeFile(root, "moved"));
        refused(Errno.ISDIR, () -> PathOperations.removeFile(root, "moved/"));
        refused(Errno.NOTDIR, () -> PathOperations.removeFile(root, "file/"));
        refused(Errno.NOTDIR, () -> PathOperations.removeFolder(root, "file"));
        refused(Errno.NOTDIR, () -> PathOperations.rename(root, "file", root, "elsewhere/"));
        refused(Errno.NOENT, () -> PathOperations.createHardLink(root, "file", root, "hard/"));
        refused(Errno.NOENT, () -> PathOperations.createLink("file", root, "link/"));
        refused(Errno.PERM, () -> PathOperations.createHardLink(root, "moved", root, "hard"));
        PathOperations.removeFile(root, "moved/link");
        PathOperations.removeFile(root, "moved/hard");
        PathOperations.removeFolder(root, "moved/");
        assertThat(box.path().resolve("moved")).doesNotExist();
    }

    @Test
    void timesAreSetByTheNanosecond() throws Exception {
        long time = 1_234_567_890_123_456_789L;
        PathOperations.setTimes(root, "file", true, new Stamps(new Stamp.Keep(), new Stamp.At(time)));
        long accessed = PathOperations.stat(root, "file", true).accessed();
        assertThat(PathOperations.stat(root, "file", true).modified()).isEqualTo(time);
        assertThat(accessed).isNotEqualTo(time);
        PathOperations.setTimes(root, "inner", true, new Stamps(new Stamp.At(time), new Stamp.Now()));
        assertThat(PathOperations.stat(root, "inner", true).accessed()).isEqualTo(time);
    }

    @Test
    void aListingGoesOnFromAnyEntry() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Files.createFile(box.path().resolve("inner/deeper/entry-with-a-longer-name-" + i));
        }
        try (Folder deeper = root.open("inner").open("deeper")) {
            List<FolderEntry> all = list(deeper, 0);
            assertThat(all).hasSize(1_002);
            assertThat(all)
                    .filteredOn(entry -> entry.type() == FileType.REGULAR_FILE)
                    .hasSize(1_000);
            int middle = 500;
            List<FolderEntry> rest = list(deeper, all.get(middle).next());
            assertThat(rest).hasSize(all.size() - middle - 1);
            assertThat(rest.getFirst().name()).isEqualTo(all.get(middle + 1).name());
            assertThat(list(deeper, all.getLast().next())).isEmpty();
        }
    }

    @Test
    void theFolderAboveIsNotToldApart() throws Exception {
        FolderEntry above = list(root, 0).stream()
                .filter(entry -> new String(entry.name(), StandardCharsets.UTF_8).equals(".."))
                .findFirst()
                .orElseThrow();
        assertThat(above.inode()).isEqualTo(root.stat().inode());
    }

    @Test
    void anUnreadableNameIsNoFailure() throws Exception {
        // Java's own paths cannot be made of bytes that are no UTF-8.
        assertThat(new ProcessBuilder("bash", "-c", "touch $'odd\\xff'")
                        .directory(box.path().toFile())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(list(root, 0)).anySatisfy(entry -> assertThat(entry.name()).endsWith((byte) 0xff));
    }

    private static List<FolderEntry> list(Folder folder, long from) throws WasiError {
        List<FolderEntry> all = new ArrayList<>();
        for (List<FolderEntry> some = folder.list(from);
                !some.isEmpty();
                some = folder.list(all.getLast().next())) {
            all.addAll(some);
        }
        return all;
    }

    private FileHandle file(String name, OpenMode mode) throws WasiError {
        return ((PathOperations.Opened.OfFile) PathOperations.open(root, name, true, mode, false)).file();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
