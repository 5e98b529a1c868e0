package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.spi.InvocationStore;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finished calls: those on their way to the disk, and those on it. Calls of the queue have rows, which their result is
 * committed with; all others lie in batches. Any thread may call.
 */
final class SqlInvocations implements InvocationStore {
    /** Records that one transaction removes, so that those who wait for the writer do not wait long. */
    private static final int CHUNK = 500;

    private static final String SELECT = "SELECT " + InvocationRow.COLUMNS + " FROM invocations ";
    private static final String EXPIRED = "SELECT id FROM invocations WHERE finished < ? LIMIT ?";
    private static final String SURPLUS = "SELECT id FROM invocations ORDER BY id LIMIT ?";
    private static final String SURPLUS_BEFORE = "SELECT id FROM invocations WHERE id < ? ORDER BY id LIMIT ?";

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
                .or(() -> database.read("Reading invocation " + id, sql -> {
                    Optional<Invocation> row = sql.first(SELECT + "WHERE id = ?", InvocationRow::read, id);
                    return row.isPresent() ? row : SqlBatches.find(sql, id);
                }));
    }

    @Override
    public List<Invocation> list(Optional<FunctionName> function, int wanted) {
        int limit = Math.max(0, wanted);
        // Pending first: a record that is written in between is then seen twice, not missed.
        Map<String, Invocation> newest = new TreeMap<>(Comparator.reverseOrder());
        pending.all().stream()
                .filter(it -> function.isEmpty() || function.get().equals(it.function()))
                .forEach(it -> newest.put(it.id(), it));
        database.read("Listing invocations", sql -> {
                    List<Invocation> kept = new ArrayList<>(SqlBatches.list(sql, function, limit));
                    kept.addAll(rows(sql, function, limit));
                    return kept;
                })
                .forEach(it -> newest.put(it.id(), it));
        return newest.values().stream().limit(limit).toList();
    }

    @Override
    public Optional<Payload> output(String id) {
        return pending.find(id)
                .map(PendingRecords.Entry::output)
                .or(() -> database.read("Reading the output of " + id, sql -> {
                    Optional<Payload> row = result(sql, id, "output");
                    return row.isPresent() ? row : SqlBatches.output(sql, id);
                }));
    }

    @Override
    public Optional<byte[]> log(String id) {
        return pending.find(id)
                .map(PendingRecords.Entry::log)
                .or(() -> database.read("Reading the log of " + id, sql -> {
                    Optional<Payload> row = result(sql, id, "log");
                    return row.isPresent() ? row : SqlBatches.log(sql, id);
                }))
                .map(Payload::bytes);
    }

    @Override
    public int expire(Instant before, long keep) {
        int removed = 0;
        int gone;
        do {
            gone = database.write(
                    "Removing old records",
                    (sql, _) -> remove(sql, EXPIRED, before, CHUNK) + SqlBatches.expire(sql, before));
            removed += gone;
        } while (gone > 0);
        do {
            gone = database.write("Removing the oldest records", (sql, _) -> removeSurplus(sql, keep));
            removed += gone;
        } while (gone > 0);
        database.write("Forgetting old keys", (sql, _) -> Idempotency.expire(sql, before, Integer.MAX_VALUE));
        return removed;
    }

    @Override
    public long dropped() {
        return pending.dropped();
    }

    private static List<Invocation> rows(Sql sql, Optional<FunctionName> function, int limit) throws SQLException {
        return function.isPresent()
                ? sql.list(
                        SELECT + "WHERE user = ? AND name = ? ORDER BY id DESC LIMIT ?",
                        InvocationRow::read,
                        function.get().user(),
                        function.get().name(),
                        limit)
                : sql.list(SELECT + "ORDER BY id DESC LIMIT ?", InvocationRow::read, limit);
    }

    /** Empty bytes where there is a row without them, nothing where there is no row. */
    private static Optional<Payload> result(Sql sql, String id, String column) throws SQLException {
        return sql.first(
                "SELECT coalesce(" + column + ", x'') FROM invocations LEFT JOIN results USING (id) WHERE id = ?",
                row -> Payload.of(Optional.ofNullable(row.getBytes(1)).orElseGet(() -> new byte[0])),
                id);
    }

    /** The oldest rows that are older than every batch, or else the oldest of the oldest batch; some at a time. */
    private static int removeSurplus(Sql sql, long keep) throws SQLException {
        long surplus = sql.number("SELECT count(*) FROM invocations") + SqlBatches.size(sql) - keep;
        if (surplus <= 0) {
            return 0;
        }
        Optional<String> batched = SqlBatches.first(sql);
        int rows = batched.isPresent()
                ? remove(sql, SURPLUS_BEFORE, batched.get(), Math.min(surplus, CHUNK))
                : remove(sql, SURPLUS, Math.min(surplus, CHUNK));
        return rows > 0
                ? rows
                : SqlBatches.shrink(
                        sql,
                        surplus,
                        sql.first("SELECT id FROM invocations ORDER BY id LIMIT 1", row -> row.getString(1)));
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
                it.cpu(),
                it.fuel());
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
