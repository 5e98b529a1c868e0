package dev.mote.local;

import static dev.mote.local.contract.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.platform.Invocation;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal that a crash left, on a disk that changed it. */
final class JournalFaultsTest {
    private static final int CALLS = 40;

    /** A call whose input fills pages of its own, which nothing overwrites. */
    private static final int LARGE = 12;

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @TempDir
    Path crashed;

    private byte[] database;
    private byte[] journal;
    private final List<Integer> acknowledged = new ArrayList<>();

    @BeforeEach
    void crash() throws IOException {
        try (LocalStorage storage = LocalStorage.open(crashed, Clock.systemUTC())) {
            for (int i = 0; i < CALLS; i++) {
                storage.queue().enqueue(List.of(i == LARGE ? large(i) : call("call-" + i)));
                acknowledged.add((int) Files.size(crashed.resolve("mote.db-wal")));
            }
            database = Files.readAllBytes(crashed.resolve("mote.db"));
            journal = Files.readAllBytes(crashed.resolve("mote.db-wal"));
        }
    }

    @Test
    void fault47AFlippedBitInTheMiddleTakesNothingBehindItAlong() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 8; round++) {
            byte[] damaged = journal.clone();
            int at = at(damaged, "input of call-" + (15 + random.nextInt(20)));
            damaged[at + 3] ^= 4;
            assertThat(callsAfter(damaged)).as("flipped at %s", at).isEqualTo(CALLS);
            assertThat(folder.resolve("quarantine/mote.db-wal")).hasBinaryContent(damaged);
        }
    }

    @Test
    void fault47ACallThatTheFlipHitIsSetAsideAlone() throws IOException {
        byte[] damaged = journal.clone();
        damaged[at(damaged, "x".repeat(2_000)) + 1_000] ^= 1;
        assertThat(callsAfter(damaged)).isEqualTo(CALLS);
        try (LocalStorage storage = LocalStorage.open(folder, Clock.systemUTC())) {
            assertThat(storage.invocations().list(Optional.empty(), CALLS))
                    .extracting(Invocation::id)
                    .containsExactly("call-" + LARGE);
        }
    }

    @Test
    void fault47AFlippedSaltIsMendedToo() throws IOException {
        byte[] damaged = journal.clone();
        int frame = 32 + 60 * (24 + 4_096);
        damaged[frame + 9] ^= 1;
        assertThat(callsAfter(damaged)).isEqualTo(CALLS);
        assertThat(folder.resolve("quarantine/mote.db-wal")).exists();
    }

    @Test
    void fault47AFlippedChecksumIsMendedToo() throws IOException {
        byte[] damaged = journal.clone();
        // The checksum of the header, from which all others go on.
        damaged[27] ^= 1;
        assertThat(callsAfter(damaged)).isEqualTo(CALLS);
    }

    @Test
    void anIntactJournalIsLeftAlone() throws IOException {
        assertThat(callsAfter(journal)).isEqualTo(CALLS);
        assertThat(folder.resolve("quarantine")).isEmptyDirectory();
    }

    @Test
    void fault47ATornEndIsNoDamage() throws IOException {
        byte[] torn = journal.clone();
        // Within the last transaction, which was not acknowledged then.
        torn[acknowledged.get(CALLS - 2) + 100] ^= 1;
        assertThat(callsAfter(torn)).isEqualTo(CALLS - 1);
        assertThat(folder.resolve("quarantine")).isEmptyDirectory();
    }

    @Test
    void whatIsNoJournalIsIgnored() {
        assertThat(Journal.of(new byte[0])).isEmpty();
        assertThat(Journal.of(new byte[4_096])).isEmpty();
    }

    /** Calls that wait or were found damaged: none may have vanished. */
    private int callsAfter(byte[] found) throws IOException {
        Files.write(folder.resolve("mote.db"), database);
        Files.write(folder.resolve("mote.db-wal"), found);
        Files.deleteIfExists(folder.resolve("mote.db-shm"));
        try (LocalStorage storage = LocalStorage.open(folder, Clock.systemUTC())) {
            int taken = storage.queue().take(CALLS, NOW).size();
            return taken + storage.invocations().list(Optional.empty(), CALLS).size();
        }
    }

    private static QueuedCall large(int number) {
        QueuedCall call = call("call-" + number);
        return new QueuedCall(
                call.id(),
                call.function(),
                call.version(),
                Payload.utf8("x".repeat(20_000)),
                call.trigger(),
                call.attempt(),
                call.depth(),
                call.cause(),
                call.idempotencyKey(),
                call.created());
    }

    private static int at(byte[] bytes, String text) {
        ByteBuffer wanted = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int i = 0; i + wanted.capacity() <= bytes.length; i++) {
            if (all.slice(i, wanted.capacity()).equals(wanted)) {
                return i;
            }
        }
        throw new AssertionError("not in the journal: " + text);
    }
}
