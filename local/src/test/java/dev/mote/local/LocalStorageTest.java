package dev.mote.local;

import static dev.mote.local.contract.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a node as a whole. */
final class LocalStorageTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    @Test
    void aFolderIsOpenOnce() {
        try (LocalStorage _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED))
                    .hasMessageContaining(folder.toString());
        }
        open().close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> LocalStorage.open(file.resolve("data"), Clock.systemUTC()))
                .isInstanceOf(MoteException.class)
                .hasMessageContaining(file.resolve("data").toString());
    }

    @Test
    void onlyTheNodesUserCanReadTheDatabase() throws IOException {
        try (LocalStorage storage = open()) {
            storage.queue().enqueue(List.of(call("a")));
            for (String name : List.of("mote.db", "mote.db-wal", "lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void anOpenStorageIsHealthy() {
        try (LocalStorage storage = open()) {
            assertThat(storage.healthy()).isTrue();
        }
    }

    @Test
    void fault57ClosingGivesThreadsAndFilesBack() throws IOException {
        assumeThat(DESCRIPTORS).isDirectory();
        open().close();
        int files = openFiles();
        for (int i = 0; i < 10; i++) {
            open().close();
        }
        assertThat(openFiles()).isLessThanOrEqualTo(files);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("mote-storage", "mote-records");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        assertThat(folder.resolve("mote.db-wal")).as("moved into the database").doesNotExist();
    }

    private LocalStorage open() {
        return LocalStorage.open(folder, Clock.systemUTC());
    }

    private static int openFiles() throws IOException {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count();
        }
    }
}
