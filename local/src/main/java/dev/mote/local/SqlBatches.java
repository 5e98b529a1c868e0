package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.worlds.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Batches of records in the database. Stateless; runs in the thread that has the connection. */
final class SqlBatches {
    private static final String CONTENT = "SELECT batch, records, results FROM batches ";

    private SqlBatches() {}

    /** @param last the greatest id that is wanted of the batch */
    private record Head(String last, long batch) {
        static Head read(ResultSet row) throws SQLException {
            return new Head(row.getString(1), row.getLong(2));
        }
    }

    /** A batch without its content. */
    private record Whole(long batch, int size, String last) {
        static Whole read(ResultSet row) throws SQLException {
            return new Whole(row.getLong(1), row.getInt(2), row.getString(3));
        }

        /** Whether all of it is surplus. */
        boolean goes(long surplus, Optional<String> before) {
            return size <= surplus && (before.isEmpty() || last.compareTo(before.get()) < 0);
        }
    }

    private record Found(RecordBatch.Item item, long batch) {}

    /** A batch as it lies in the database. */
    private record Stored(long batch, RecordBatch content) {
        static Stored read(ResultSet row) throws SQLException {
            return new Stored(
                    row.getLong(1), new RecordBatch(Payload.of(row.getBytes(2)), Payload.of(row.getBytes(3))));
        }
    }

    static void write(Sql sql, List<PendingRecords.Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        String first = entries.getFirst().invocation().id();
        String last = first;
        Instant oldest = Instant.MAX;
        Map<FunctionName, String> functions = new HashMap<>();
        for (PendingRecords.Entry entry : entries) {
            Invocation it = entry.invocation();
            first = it.id().compareTo(first) < 0 ? it.id() : first;
            last = later(last, it.id());
            oldest = finished(it).isBefore(oldest) ? finished(it) : oldest;
            functions.merge(it.function(), it.id(), SqlBatches::later);
        }
        RecordBatch content = RecordBatch.of(entries);
        long batch = sql.number("SELECT coalesce(max(batch), 0) + 1 FROM batches");
        sql.update(
                "INSERT INTO batches (batch, first, last, oldest, size, records, results) VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch,
                first,
                last,
                oldest,
                entries.size(),
                content.records(),
                content.results());
        for (var function : functions.entrySet()) {
            sql.update(
                    "INSERT INTO batch_functions (user, name, newest, batch) VALUES (?, ?, ?, ?)",
                    function.getKey().user(),
                    function.getKey().name(),
                    function.getValue(),
                    batch);
        }
    }

    static Optional<Invocation> find(Sql sql, String id) throws SQLException {
        return search(sql, id).map(found -> found.item().invocation());
    }

    static Optional<Payload> output(Sql sql, String id) throws SQLException {
        Optional<Found> found = search(sql, id);
        return found.isEmpty()
                ? Optional.empty()
                : results(sql, found.get()).map(found.get().item()::output);
    }

    static Optional<Payload> log(Sql sql, String id) throws SQLException {
        Optional<Found> found = search(sql, id);
        return found.isEmpty()
                ? Optional.empty()
                : results(sql, found.get()).map(found.get().item()::log);
    }

    /** The newest first, at most a number of them. */
    static List<Invocation> list(Sql sql, Optional<FunctionName> function, int limit) throws SQLException {
        // Every batch has one that is wanted: as many batches as records are enough.
        List<Head> heads = function.isPresent()
                ? sql.list(
                        "SELECT newest, batch FROM batch_functions WHERE user = ? AND name = ?"
                                + " ORDER BY newest DESC LIMIT ?",
                        Head::read,
                        function.get().user(),
                        function.get().name(),
                        limit)
                : sql.list("SELECT last, batch FROM batches ORDER BY last DESC LIMIT ?", Head::read, limit);
        List<Invocation> newest = new ArrayList<>();
        for (Head head : heads) {
            if (newest.size() >= limit && newest.get(limit - 1).id().compareTo(head.last()) > 0) {
                break;
            }
            for (RecordBatch.Item item : items(sql, head.batch())) {
                if (function.isEmpty()
                        || function.get().equals(item.invocation().function())) {
                    newest.add(item.invocation());
                }
            }
            newest.sort(Comparator.comparing(Invocation::id).reversed());
        }
        return newest.subList(0, Math.min(limit, newest.size()));
    }

    static long size(Sql sql) throws SQLException {
        return sql.number("SELECT coalesce(sum(size), 0) FROM batches");
    }

    /** The least id of all, or nothing where there is no batch. */
    static Optional<String> first(Sql sql) throws SQLException {
        return sql.first("SELECT first FROM batches ORDER BY first LIMIT 1", row -> row.getString(1));
    }

    /** Removes from one batch what finished before an instant; returns how many went, none where no batch has any. */
    static int expire(Sql sql, Instant before) throws SQLException {
        Optional<Stored> batch = sql.first(CONTENT + "WHERE oldest < ? ORDER BY oldest LIMIT 1", Stored::read, before);
        return batch.isEmpty()
                ? 0
                : trim(sql, batch.get(), entry -> !finished(entry.invocation()).isBefore(before));
    }

    /**
     * Removes the oldest, at most a number of them, from the batch with the least id.
     *
     * @param before only ids less than this one go, where it is there
     */
    static int shrink(Sql sql, long surplus, Optional<String> before) throws SQLException {
        Optional<Whole> whole = sql.first("SELECT batch, size, last FROM batches ORDER BY first LIMIT 1", Whole::read);
        if (whole.isPresent() && whole.get().goes(surplus, before)) {
            // Nearly every batch goes as one, unread.
            sql.update("DELETE FROM batches WHERE batch = ?", whole.get().batch());
            return whole.get().size();
        }
        Optional<Stored> batch = sql.first(CONTENT + "ORDER BY first LIMIT 1", Stored::read);
        if (batch.isEmpty()) {
            return 0;
        }
        Set<String> gone = RecordBatch.read(batch.get().content().records()).stream()
                .map(item -> item.invocation().id())
                .filter(id -> before.isEmpty() || id.compareTo(before.get()) < 0)
                .sorted()
                .limit(surplus)
                .collect(Collectors.toSet());
        return trim(sql, batch.get(), entry -> !gone.contains(entry.invocation().id()));
    }

    private static int trim(Sql sql, Stored batch, Predicate<PendingRecords.Entry> stays) throws SQLException {
        List<PendingRecords.Entry> all = batch.content().entries();
        List<PendingRecords.Entry> kept = all.stream().filter(stays).toList();
        sql.update("DELETE FROM batches WHERE batch = ?", batch.batch());
        write(sql, kept);
        return all.size() - kept.size();
    }

    private static Optional<Found> search(Sql sql, String id) throws SQLException {
        List<Head> heads = sql.list(
                "SELECT last, batch FROM batches WHERE last >= ? AND first <= ? ORDER BY last", Head::read, id, id);
        for (Head head : heads) {
            for (RecordBatch.Item item : items(sql, head.batch())) {
                if (item.invocation().id().equals(id)) {
                    return Optional.of(new Found(item, head.batch()));
                }
            }
        }
        return Optional.empty();
    }

    /** None where the batch went meanwhile. */
    private static List<RecordBatch.Item> items(Sql sql, long batch) throws SQLException {
        return sql.first(
                        "SELECT records FROM batches WHERE batch = ?",
                        row -> RecordBatch.read(Payload.of(row.getBytes(1))),
                        batch)
                .orElse(List.of());
    }

    private static Optional<Payload> results(Sql sql, Found found) throws SQLException {
        return sql.first(
                "SELECT results FROM batches WHERE batch = ?", row -> Payload.of(row.getBytes(1)), found.batch());
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Instant finished(Invocation it) {
        return it.finished().orElse(it.created());
    }
}
