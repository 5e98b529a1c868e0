package dev.mote.local;

import static dev.mote.local.contract.Calls.FUNCTION;
import static dev.mote.local.contract.Calls.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.MoteException;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in batches, as they come to lie when calls end in another order than they began. */
final class RecordBatchesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FunctionName OTHER = new FunctionName("bob", "other");

    @TempDir
    Path folder;

    private Database database;
    private SqlInvocations records;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("mote.db"));
        records = new SqlInvocations(database, new PendingRecords());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallThatTookLongIsFoundAmongLaterOnes() {
        write(entry("b", FUNCTION), entry("d", OTHER));
        write(entry("a", FUNCTION), entry("e", FUNCTION));
        write(entry("c", FUNCTION));
        for (String id : List.of("a", "b", "c", "d", "e")) {
            assertThat(records.find(id)).as(id).map(Invocation::id).hasValue(id);
            assertThat(records.output(id)).as(id).hasValue(Payload.utf8("out " + id));
            assertThat(records.log(id)).as(id).map(Payload::of).hasValue(Payload.utf8("log " + id));
        }
        assertThat(records.find("bb")).isEmpty();
        assertThat(records.list(Optional.empty(), 3)).extracting(Invocation::id).containsExactly("e", "d", "c");
        assertThat(records.list(Optional.of(FUNCTION), 4))
                .extracting(Invocation::id)
                .containsExactly("e", "c", "b", "a");
    }

    @Test
    void theOldestIdsGoFirstWhereverTheyLie() {
        write(entry("b", FUNCTION), entry("d", OTHER));
        write(entry("a", FUNCTION), entry("e", FUNCTION));
        assertThat(records.expire(NOW.minusSeconds(1), 3)).isEqualTo(1);
        assertThat(records.find("a")).isEmpty();
        assertThat(records.expire(NOW.minusSeconds(1), 2)).isEqualTo(1);
        assertThat(records.list(Optional.empty(), 9)).extracting(Invocation::id).containsExactly("e", "d");
        assertThat(records.list(Optional.of(FUNCTION), 9))
                .extracting(Invocation::id)
                .containsExactly("e");
        assertThat(records.output("e")).hasValue(Payload.utf8("out e"));
        assertThat(records.expire(NOW.plusSeconds(1), 9)).isEqualTo(2);
        assertThat(records.list(Optional.empty(), 9)).isEmpty();
    }

    /** A batch that was written before calls were charged. */
    @Test
    void recordsWithoutFuelAreRead() {
        RecordBatch batch = RecordBatch.of(List.of(entry("a", FUNCTION)));
        byte[] bytes = batch.records().bytes();
        Payload before = Payload.of(Arrays.copyOfRange(bytes, Integer.BYTES + Long.BYTES, bytes.length));

        Invocation written = RecordBatch.read(batch.records()).getFirst().invocation();
        Invocation read = RecordBatch.read(before).getFirst().invocation();

        assertThat(written.fuel()).isPositive();
        assertThat(read.fuel()).isZero();
        assertThat(read).usingRecursiveComparison().ignoringFields("fuel").isEqualTo(written);
    }

    @Test
    void rowsOfTheQueueAndBatchesAreOneHistory() {
        database.write("Completing", (sql, _) -> {
            InvocationRow.write(sql, entry("b", FUNCTION).invocation(), Payload.utf8("row"), Payload.empty());
            InvocationRow.write(sql, entry("f", FUNCTION).invocation(), Payload.utf8("row"), Payload.empty());
            return true;
        });
        write(entry("a", FUNCTION), entry("c", FUNCTION), entry("e", FUNCTION));
        assertThat(records.list(Optional.of(FUNCTION), 4))
                .extracting(Invocation::id)
                .containsExactly("f", "e", "c", "b");
        assertThat(records.output("b")).hasValue(Payload.utf8("row"));
        assertThat(records.expire(NOW.minusSeconds(1), 2)).isEqualTo(3);
        assertThat(records.list(Optional.empty(), 9)).extracting(Invocation::id).containsExactly("f", "e");
    }

    @Test
    void fault47ADamagedBatchIsAnErrorThatNamesTheRecord() {
        write(entry("a", FUNCTION));
        database.write(
                "Damaging",
                (sql, _) -> sql.update("UPDATE batches SET records = substr(records, 1, length(records) - 9)"));
        assertThatThrownBy(() -> records.find("a"))
                .isInstanceOf(MoteException.class)
                .hasMessageContaining("a");
    }

    @Test
    void aBatchEndsWithTheRecordThatFillsIt() throws InterruptedException {
        PendingRecords pending = new PendingRecords();
        IntStream.range(0, 9)
                .forEach(i -> pending.add(new PendingRecords.Entry(
                        entry("r" + i, FUNCTION).invocation(), Payload.of(new byte[100]), Payload.empty())));
        assertThat(pending.oldest(5, 10_000)).hasSize(5);
        assertThat(pending.oldest(5, 150)).hasSize(2);
    }

    private void write(PendingRecords.Entry... entries) {
        database.write("Keeping records", (sql, _) -> {
            SqlBatches.write(sql, Arrays.asList(entries));
            return true;
        });
    }

    private static PendingRecords.Entry entry(String id, FunctionName function) {
        Outcome completed = new Outcome.Completed(Payload.empty(), List.of());
        return new PendingRecords.Entry(
                record(id, function, completed, NOW), Payload.utf8("out " + id), Payload.utf8("log " + id));
    }
}
