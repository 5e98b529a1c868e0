package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finished calls: those on their way to the disk, and those on it. Any thread may call. */
final class SqlInvocations implements InvocationStore {
    /** Records that one transaction removes, so that those who wait for the writer do not wait long. */
    private static final int CHUNK = 500;

    private static final String SELECT = "SELECT " + InvocationRow.COLUMNS + " FROM invocations ";
    private static final String EXPIRED = "SELECT id FROM invocations WHERE finished < ? LIMIT ?";
    private static final String SURPLUS = "SELECT id FROM invocations ORDER BY id LIMIT ?";

    private final Database database;
    private final PendingRecords pending;

    SqlInvocations(Database database, PendingRecords pending) {
        this.database = database;
        this.pending = pending;
    }

    @Override
    public void record(Invocation invocation, Payload output, byte[] log) {
        pending.add(new PendingRecords.Entry(bare(invocation), output, Payload.of(log)));
    }

    @Override
    public Optional<Invocation> find(String id) {
        return pending.find(id)
                .map(PendingRecords.Entry::invocation)
                .or(() -> database.read(
                        "Reading invocation " + id,
                        sql -> sql.first(SELECT + "WHERE id = ?", InvocationRow::read, id)));
    }

    @Override
    public List<Invocation> list(Optional<FunctionName> function, int wanted) {
        int limit = Math.max(0, wanted);
        // Pending first: a record that is written in between is then seen twice, not missed.
        List<Invocation> fresh = pending.all();
        List<Invocation> kept = database.read(
                "Listing invocations",
                sql -> function.isPresent()
                        ? sql.list(
                                SELECT + "WHERE user = ? AND name = ? ORDER BY id DESC LIMIT ?",
                                InvocationRow::read,
                                function.get().user(),
                                function.get().name(),
                                limit)
                        : sql.list(SELECT + "ORDER BY id DESC LIMIT ?", InvocationRow::read, limit));
        Stream<Invocation> unwritten = fresh.stream()
                .filter(it -> function.isEmpty() || function.get().equals(it.function()))
                .filter(it -> kept.stream().noneMatch(other -> other.id().equals(it.id())));
        return Stream.concat(unwritten, kept.stream())
                .sorted(Comparator.comparing(Invocation::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Payload> output(String id) {
        return pending.find(id).map(PendingRecords.Entry::output).or(() -> result(id, "output"));
    }

    @Override
    public Optional<byte[]> log(String id) {
        return pending.find(id)
                .map(PendingRecords.Entry::log)
                .or(() -> result(id, "log"))
                .map(Payload::bytes);
    }

    @Override
    public int expire(Instant before, long keep) {
        int removed = 0;
        int gone;
        do {
            gone = database.write("Removing old records", (sql, _) -> {
                int expired = remove(sql, EXPIRED, before, CHUNK);
                long surplus = sql.number("SELECT count(*) FROM invocations") - keep;
                return surplus <= 0 ? expired : expired + remove(sql, SURPLUS, Math.min(surplus, CHUNK));
            });
            removed += gone;
        } while (gone >= CHUNK);
        database.write("Forgetting old keys", (sql, _) -> Idempotency.expire(sql, before, Integer.MAX_VALUE));
        return removed;
    }

    @Override
    public long dropped() {
        return pending.dropped();
    }

    /** Empty bytes where there is a record without them, nothing where there is no record. */
    private Optional<Payload> result(String id, String column) {
        return database.read(
                "Reading the " + column + " of " + id,
                sql -> sql.first(
                        "SELECT coalesce(" + column
                                + ", x'') FROM invocations LEFT JOIN results USING (id) WHERE id = ?",
                        row -> Payload.of(Optional.ofNullable(row.getBytes(1)).orElseGet(() -> new byte[0])),
                        id));
    }

    /** The record as it will be read back, so that waiting for the disk makes no difference. */
    private static Invocation bare(Invocation it) {
        return new Invocation(
                it.id(),
                it.function(),
                it.version(),
                it.trigger(),
                it.state(),
                it.outcome().map(SqlInvocations::bare),
                it.attempt(),
                it.cause(),
                it.created(),
                it.started(),
                it.finished(),
                it.cpu());
    }

    private static Outcome bare(Outcome outcome) {
        return outcome instanceof Outcome.Completed ? new Outcome.Completed(Payload.empty(), List.of()) : outcome;
    }

    /** @param ids a query, whose answer is the same until records are removed */
    private static int remove(Sql sql, String ids, Object... arguments) throws SQLException {
        sql.update("DELETE FROM results WHERE id IN (" + ids + ")", arguments);
        return sql.update("DELETE FROM invocations WHERE id IN (" + ids + ")", arguments);
    }
}
