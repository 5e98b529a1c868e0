package dev.mote.local;

import static dev.mote.local.contract.Calls.FUNCTION;
import static dev.mote.local.contract.Calls.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.Invocation;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of calls when the disk is slow or full. */
final class RecordsUnderPressureTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void fault57RecordsThatWaitAreBoundedInBytes() {
        PendingRecords pending = new PendingRecords();
        for (int i = 0; i < 100; i++) {
            pending.add(new PendingRecords.Entry(completed("r" + i), Payload.of(new byte[1 << 20]), Payload.empty()));
        }
        assertThat(pending.all()).hasSizeBetween(50, 64);
        assertThat(pending.dropped()).isEqualTo(100 - pending.all().size());
    }

    @Test
    void fault57RecordsThatWaitAreBoundedInNumber() {
        PendingRecords pending = new PendingRecords();
        for (int i = 0; i < 20_010; i++) {
            pending.add(new PendingRecords.Entry(completed("r" + i), Payload.empty(), Payload.empty()));
        }
        assertThat(pending.dropped()).isEqualTo(10);
    }

    @Test
    void roomComesBackWhenRecordsWereWritten() throws InterruptedException {
        PendingRecords pending = new PendingRecords();
        PendingRecords.Entry entry =
                new PendingRecords.Entry(completed("a"), Payload.of(new byte[60 << 20]), Payload.empty());
        pending.add(entry);
        pending.remove(pending.oldest(9, Long.MAX_VALUE));
        pending.add(entry);
        assertThat(pending.dropped()).isZero();
        assertThat(pending.find("a")).isPresent();
    }

    @Test
    void fault14RecordsThatTheFullDiskRefusesAreCountedAndTheStorageGoesOn() {
        try (Database database = Database.open(folder.resolve("mote.db"))) {
            PendingRecords pending = new PendingRecords();
            SqlInvocations invocations = new SqlInvocations(database, pending);
            try (Recorder _ = new Recorder(database, pending)) {
                limitPages(database, 4);
                invocations.record(completed("large"), Payload.of(new byte[1 << 20]), new byte[0]);
                await().until(() -> invocations.dropped() == 1);
                assertThat(invocations.find("large")).isEmpty();
                limitPages(database, 10_000);
                invocations.record(completed("after"), Payload.of(new byte[1 << 20]), new byte[0]);
                await().until(() -> pending.all().isEmpty());
                assertThat(invocations.find("after")).isPresent();
                assertThat(invocations.list(Optional.empty(), 9)).hasSize(1);
            }
        }
    }

    private static Invocation completed(String id) {
        return record(id, FUNCTION, new Outcome.Completed(Payload.empty(), List.of()), NOW);
    }

    private static void limitPages(Database database, int more) {
        database.write("Limiting", (sql, _) -> {
            sql.execute("PRAGMA max_page_count = " + (sql.number("PRAGMA page_count") + more));
            return true;
        });
    }
}
