package dev.mote.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No path, link or name leads out of a granted folder. */
class EscapeFault16Test {
    @TempDir
    private Path folder;

    private Box box;
    private Folder root;

    @BeforeEach
    void open() throws IOException {
        box = Box.in(folder);
        box.link("out", "../secret");
        box.link("outfolder", "..");
        box.link("absolute", box.above().resolve("secret").toString());
        box.link("chain", "inner/chained");
        Files.createSymbolicLink(box.path().resolve("inner/chained"), Path.of("../../secret"));
        box.link("root", "/");
        root = box.open();
    }

    @AfterEach
    void close() throws IOException {
        root.close();
        Files.delete(box.path().resolve("root"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..", "../secret", "/etc/passwd", "//etc/passwd", "inner/../../secret", "./../secret",
                "inner/deeper/../../../secret", "out", "out/", "outfolder", "outfolder/", "outfolder/secret",
                "outfolder/box/file", "absolute", "chain", "root/etc/passwd", "root", "inner/../outfolder/../secret"
            })
    void noPathLeadsOut(String path) {
        refused(Errno.PERM, () -> PathOperations.open(root, path, true, OpenMode.reading(), false));
        refused(Errno.PERM, () -> PathOperations.stat(root, path, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../new", "outfolder/new", "inner/../../new", "root/tmp/new", "/tmp/new"})
    void nothingIsMadeOrMovedOutside(String path) {
        OpenMode creating = new OpenMode(true, true, true, false, true, OpenMode.Sync.NOTHING);
        refused(Errno.PERM, () -> PathOperations.open(root, path, true, creating, false));
        refused(Errno.PERM, () -> PathOperations.createFolder(root, path));
        refused(Errno.PERM, () -> PathOperations.createLink("file", root, path));
        refused(Errno.PERM, () -> PathOperations.createHardLink(root, "file", root, path));
        refused(Errno.PERM, () -> PathOperations.rename(root, "file", root, path));
        assertThat(box.above().resolve("new")).doesNotExist();
        assertThat(box.path().resolve("file")).exists();
    }

    @Test
    void whatLiesOutsideIsNeitherTakenNorRemoved() {
        refused(Errno.PERM, () -> PathOperations.rename(root, "../secret", root, "taken"));
        refused(Errno.PERM, () -> PathOperations.createHardLink(root, "outfolder/secret", root, "hard"));
        refused(Errno.PERM, () -> PathOperations.removeFile(root, "../secret"));
        refused(Errno.PERM, () -> PathOperations.removeFolder(root, "../box"));
        assertThat(box.above().resolve("secret")).exists();
    }

    @Test
    void aHardLinkOfALinkIsTheLinkAgain() throws Exception {
        PathOperations.createHardLink(root, "out", root, "again");
        assertThat(PathOperations.stat(root, "again", false).type()).isEqualTo(FileType.SYMBOLIC_LINK);
        refused(Errno.PERM, () -> PathOperations.open(root, "again", true, OpenMode.reading(), false));
    }

    @Test
    void aLinkAtTheEndIsNotOpenedUnlessItIsFollowed() {
        refused(Errno.LOOP, () -> PathOperations.open(root, "out", false, OpenMode.reading(), false));
    }

    @Test
    void noLinkIsMadeWithAnAbsoluteTarget() {
        refused(Errno.PERM, () -> PathOperations.createLink("/etc/passwd", root, "link"));
    }

    @Test
    void removingALinkWithASlashRemovesNothing() {
        refused(Errno.NOTDIR, () -> PathOperations.removeFolder(root, "outfolder/"));
        refused(Errno.NOTDIR, () -> PathOperations.removeFile(root, "outfolder/"));
        assertThat(box.above()).exists();
    }

    @Test
    void longAndOddNamesAreErrors() {
        refused(Errno.NAMETOOLONG, () -> PathOperations.stat(root, "x".repeat(300), true));
        refused(Errno.NAMETOOLONG, () -> PathOperations.stat(root, "x/".repeat(3_000), true));
        refused(Errno.INVAL, () -> PathOperations.stat(root, "file\0", true));
        refused(Errno.NOENT, () -> PathOperations.stat(root, "", true));
        refused(Errno.NOTDIR, () -> PathOperations.stat(root, "file/", true));
        refused(Errno.NOTDIR, () -> PathOperations.stat(root, "file/x", true));
    }

    @Test
    void aLoopOfLinksEnds() throws Exception {
        box.link("a", "b");
        box.link("b", "a");
        refused(Errno.LOOP, () -> PathOperations.stat(root, "a", true));
        refused(Errno.LOOP, () -> PathOperations.stat(root, "a/x", true));
    }

    @Test
    void onlyFilesAndFoldersAreOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", box.path().resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        refused(Errno.ACCES, () -> PathOperations.open(root, "pipe", true, OpenMode.reading(), false));
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt {
        void run() throws WasiError;
    }

    static void refused(Errno errno, Attempt attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        WasiError.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }
}
