package dev.mote.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest opens only so much at once, and everything is given back when it ends. */
class DescriptorsFault23Test {
    private static final int RESULT = 4_096;
    private static final int GRANT = 3;

    @TempDir
    private Path folder;

    @Test
    void theTableIsBoundedAndItsFilesAreClosed() throws IOException {
        List<RefusalListener.Refused> refusals = new ArrayList<>();
        WasiConfig config = config().withLimits(new OpenLimits(10, 0, refusals::add));
        TestGuest.of(config, guest -> {
            int length = guest.put(0, "file");
            for (int i = 0; i < 10; i++) {
                assertThat(open(guest, length)).isZero();
                assertThat(guest.memory().getInt(RESULT)).isEqualTo(GRANT + 1 + i);
            }
            assertThat(refusals).isEmpty();
            assertThat(open(guest, length)).isEqualTo(Errno.MFILE.code());
            assertThat(refusals).containsExactly(RefusalListener.Refused.OPEN_FILES);
            assertThat(leadingIn()).isEqualTo(11);
            assertThat(Preview1Files.close(guest, GRANT + 5)).isZero();
            assertThat(open(guest, length)).isZero();
            assertThat(guest.memory().getInt(RESULT))
                    .as("the lowest free number")
                    .isEqualTo(GRANT + 5);
            return 0;
        });
        assertThat(open()).isZero();
    }

    @Test
    void aNumberIsGivenToAnotherDescriptor() throws IOException {
        TestGuest.of(config(), guest -> {
            int length = guest.put(0, "file");
            assertThat(open(guest, length)).isZero();
            int file = guest.memory().getInt(RESULT);
            assertThat(Preview1Files.renumber(guest, file, 1)).isZero();
            assertThat(Preview1Files.close(guest, file)).isEqualTo(Errno.BADF.code());
            assertThat(Preview1Files.renumber(guest, 1, file)).isEqualTo(Errno.BADF.code());
            assertThat(Preview1Files.filestatGet(guest, 1, 1_024)).isZero();
            assertThat(guest.memory().getLong(1_024 + 32)).isEqualTo(7);
            return 0;
        });
    }

    @Test
    void aWriteOnlyFileCannotBeReadNorTheOtherWayRound() throws IOException {
        TestGuest.of(config(), guest -> {
            int length = guest.put(0, "file");
            guest.memory().putInt(64, 512);
            guest.memory().putInt(68, 4);
            assertThat(open(guest, length)).isZero();
            int reading = guest.memory().getInt(RESULT);
            assertThat(Preview1Files.write(guest, reading, 64, 1, RESULT)).isEqualTo(Errno.BADF.code());
            assertThat(Preview1Paths.open(guest, GRANT, 0, 0, length, 0, Rights.FD_WRITE, 0, 0, RESULT))
                    .isZero();
            int writing = guest.memory().getInt(RESULT);
            assertThat(Preview1Files.read(guest, writing, 64, 1, RESULT)).isEqualTo(Errno.BADF.code());
            assertThat(Preview1Files.read(guest, GRANT, 64, 1, RESULT)).isEqualTo(Errno.ISDIR.code());
            return 0;
        });
    }

    @Test
    void aFolderHasNoPlaceToMove() throws IOException {
        TestGuest.of(config(), guest -> {
            assertThat(Preview1Files.seek(guest, GRANT, 0, 0, RESULT)).isEqualTo(Errno.BADF.code());
            assertThat(Preview1Files.tell(guest, GRANT, RESULT)).isEqualTo(Errno.BADF.code());
            return 0;
        });
    }

    private static int open(TestGuest guest, int length) {
        return Preview1Paths.open(guest, GRANT, 0, 0, length, 0, Rights.FD_READ, 0, 0, RESULT);
    }

    private WasiConfig config() throws IOException {
        Folder box = Box.in(folder).open();
        return WasiConfig.of(List.of("test"), ByteSource.empty(), ByteSink.discard(), ByteSink.discard())
                .withFolders(List.of(new FolderGrant("/box", box)));
    }

    /** Descriptors of this process that lead into the folder. */
    private long open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(this::leadsIn).count();
        }
    }

    private long leadingIn() {
        try {
            return open();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean leadsIn(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
        } catch (IOException e) {
            // Closed meanwhile by somebody else.
            return false;
        }
    }
}
