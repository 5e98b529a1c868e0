package dev.mote.local;

import static dev.mote.local.contract.Calls.call;
import static dev.mote.local.contract.Calls.withAttempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Invocation;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database on a disk that fails. */
final class DatabaseFaultsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void fault47ACallWithAFlippedBitIsSetAsideAndTheQueueGoesOn() throws IOException {
        try (LocalStorage storage = open(folder)) {
            storage.queue().enqueue(List.of(call("one"), call("two"), call("three")));
        }
        flipBit("input of two");
        try (LocalStorage storage = open(folder)) {
            assertThat(storage.queue().take(9, NOW))
                    .containsExactly(withAttempt(call("one"), 1), withAttempt(call("three"), 1));
            assertThat(storage.queue().take(9, NOW)).isEmpty();
            assertThat(storage.queue().pending()).isZero();
            assertThat(storage.invocations().find("two").flatMap(Invocation::outcome))
                    .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Outcome.Failed.class));
        }
    }

    @Test
    void fault47ATornLastRecordTakesNothingAcknowledgedWithIt() throws IOException {
        Path journal = folder.resolve("mote.db-wal");
        List<Long> acknowledged = new ArrayList<>();
        Path image = folder.resolve("image");
        Files.createDirectories(image);
        byte[] database;
        byte[] whole;
        try (LocalStorage storage = open(folder.resolve("."))) {
            for (int i = 0; i < 30; i++) {
                storage.queue().enqueue(List.of(call("call-" + i)));
                acknowledged.add(Files.size(journal));
            }
            database = Files.readAllBytes(folder.resolve("mote.db"));
            whole = Files.readAllBytes(journal);
        }
        Random random = new Random(7);
        for (int kept : List.of(3, 11, 12, 28)) {
            long safe = acknowledged.get(kept - 1);
            byte[] torn = Arrays.copyOf(whole, (int) safe + random.nextInt((int) (acknowledged.get(kept) - safe)));
            Arrays.fill(torn, (int) safe + (torn.length - (int) safe) / 2, torn.length, (byte) 0x5a);
            Files.write(image.resolve("mote.db"), database);
            Files.write(image.resolve("mote.db-wal"), torn);
            Files.deleteIfExists(image.resolve("mote.db-shm"));
            try (LocalStorage storage = open(image)) {
                assertThat(storage.queue().take(99, NOW))
                        .extracting(QueuedCall::id)
                        .hasSize(kept);
                assertThat(storage.healthy()).isTrue();
            }
        }
    }

    @Test
    void fault14AFullDatabaseIsSaidAndServesOn() {
        try (Database database = Database.open(folder.resolve("mote.db"))) {
            SqlQueue queue = SqlQueue.open(database, Clock.systemUTC());
            SqlFunctions functions = new SqlFunctions(database);
            functions.publish(call("x").function(), "digest", 1, "world", FunctionSettings.defaults(), NOW);
            queue.enqueue(List.of(call("before")));
            limitPages(database, 4);
            assertThatThrownBy(() -> queue.enqueue(List.of(large("large"))))
                    .isInstanceOfSatisfying(
                            MoteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL));
            assertThat(functions.find(call("x").function())).isPresent();
            assertThat(queue.find("large")).isEmpty();
            assertThat(queue.take(9, NOW)).extracting(QueuedCall::id).containsExactly("before");
            limitPages(database, 10_000);
            assertThat(queue.enqueue(List.of(large("large")))).containsExactly("large");
        }
    }

    @Test
    void fault14OneThatDoesNotFitTakesNobodyElseDown() {
        try (Database database = Database.open(folder.resolve("mote.db"))) {
            SqlQueue queue = SqlQueue.open(database, Clock.systemUTC());
            limitPages(database, 20);
            // Holds the writer, so that what follows shares one commit.
            CompletableFuture<Void> gate = new CompletableFuture<>();
            CompletableFuture<Void> held = database.submit("Holding", (_, _) -> gate.join());
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (String id : List.of("a", "large", "b")) {
                QueuedCall call = id.equals("large") ? large(id) : call(id);
                all.add(database.submit("Adding " + id, (sql, _) -> {
                    CallRow.insert(sql, call);
                    return null;
                }));
            }
            gate.complete(null);
            held.join();
            assertThat(all.get(0)).succeedsWithin(Duration.ofSeconds(10));
            assertThat(all.get(1)).failsWithin(Duration.ofSeconds(10));
            assertThat(all.get(2)).succeedsWithin(Duration.ofSeconds(10));
            assertThat(queue.find("b")).isPresent();
        }
    }

    @Test
    void aRefusalUndoesItsOwnTransactionAlone() {
        try (Database database = Database.open(folder.resolve("mote.db"))) {
            assertThatThrownBy(() -> database.write("Refusing", (sql, _) -> {
                        CallRow.insert(sql, call("a"));
                        throw new IllegalArgumentException("no");
                    }))
                    .hasRootCauseMessage("no");
            SqlQueue queue = SqlQueue.open(database, Clock.systemUTC());
            assertThat(queue.find("a")).isEmpty();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() {
        try (Database database = Database.open(folder.resolve("mote.db"))) {
            database.write("Ageing", (sql, _) -> {
                sql.execute("PRAGMA user_version = 99");
                return true;
            });
        }
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("newer");
    }

    @Test
    void aDatabaseThatIsNoneIsRefusedByName() throws IOException {
        Files.writeString(folder.resolve("mote.db"), "no database at all".repeat(100));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(MoteException.class)
                .hasMessageContaining(folder.resolve("mote.db").toString());
    }

    @Test
    void afterClosingEverythingIsRefused() {
        LocalStorage storage = open(folder);
        storage.close();
        assertThatThrownBy(() -> storage.queue().enqueue(List.of(call("a")))).isInstanceOf(MoteException.class);
        assertThatThrownBy(() -> storage.functions().list(Optional.empty())).isInstanceOf(MoteException.class);
        assertThat(storage.healthy()).isFalse();
    }

    private static LocalStorage open(Path folder) {
        return LocalStorage.open(folder, Clock.systemUTC());
    }

    private static QueuedCall large(String id) {
        QueuedCall call = call(id);
        return new QueuedCall(
                id,
                call.function(),
                call.version(),
                Payload.of(new byte[1 << 20]),
                call.trigger(),
                0,
                0,
                call.cause(),
                call.idempotencyKey(),
                call.created());
    }

    private static void limitPages(Database database, int more) {
        database.write("Limiting", (sql, _) -> {
            sql.execute("PRAGMA max_page_count = " + (sql.number("PRAGMA page_count") + more));
            return true;
        });
    }

    private void flipBit(String text) throws IOException {
        Path file = folder.resolve("mote.db");
        byte[] bytes = Files.readAllBytes(file);
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (all.slice(i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                bytes[i + wanted.length / 2] ^= 1;
                Files.write(file, bytes);
                return;
            }
        }
        throw new AssertionError("not on the disk: " + text);
    }
}
