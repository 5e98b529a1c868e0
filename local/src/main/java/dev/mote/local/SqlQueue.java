package dev.mote.local;

import dev.mote.engine.StopReason;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue as rows. Any thread may call; the writer orders the changes, and tells {@link QueueSignal} what they did. */
final class SqlQueue implements CallQueue {
    private static final System.Logger LOG = System.getLogger(SqlQueue.class.getName());
    private static final String SELECT = "SELECT " + CallRow.COLUMNS + " FROM calls ";

    private final Database database;
    private final QueueSignal signal;

    private SqlQueue(Database database, QueueSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    /** What was taken when the process ended waits again, in its old place. */
    static SqlQueue open(Database database, Clock clock) {
        return database.write("Opening the queue", (sql, _) -> {
            sql.update("UPDATE calls SET state = 0, not_before = 0 WHERE state = 1");
            long waiting = sql.number("SELECT count(*) FROM calls WHERE state = 0");
            return new SqlQueue(database, new QueueSignal(clock, QueueSignal.NOW, waiting));
        });
    }

    @Override
    public List<String> enqueue(List<QueuedCall> calls) {
        return database.write("Accepting a call", (sql, commit) -> add(sql, commit, calls));
    }

    @Override
    public List<QueuedCall> take(int max, Instant now) {
        return database.write("Taking a call", (sql, commit) -> {
            sql.update("UPDATE calls SET not_before = 0 WHERE state = 0 AND not_before > 0 AND not_before <= ?", now);
            List<CallRow> rows =
                    sql.list(SELECT + "WHERE state = 0 AND not_before = 0 ORDER BY seq LIMIT ?", CallRow::read, max);
            List<QueuedCall> taken = new ArrayList<>();
            for (CallRow row : rows) {
                Optional<QueuedCall> call = row.call();
                if (call.isPresent()) {
                    sql.update("UPDATE calls SET state = 1, attempt = attempt + 1 WHERE seq = ?", row.seq());
                    taken.add(nextAttempt(call.get()));
                } else {
                    setAside(sql, row, now);
                }
            }
            long nextDue = rows.size() == max ? QueueSignal.NOW : nextDelayed(sql);
            commit.then(() -> signal.removed(rows.size(), nextDue));
            return taken;
        });
    }

    @Override
    public void complete(QueuedCall call, Invocation result, Payload output, byte[] log, List<QueuedCall> chained) {
        database.write("Keeping the result of " + call.id(), (sql, commit) -> {
            // Nothing is there where the call was completed before: its calls were chained then.
            if (sql.update("DELETE FROM calls WHERE id = ? AND state = 1", call.id()) > 0) {
                InvocationRow.write(sql, result, output, Payload.of(log));
                add(sql, commit, chained);
            }
            return true;
        });
    }

    @Override
    public void retry(QueuedCall call, Instant notBefore) {
        database.write("Giving back " + call.id(), (sql, commit) -> {
            long due = Math.max(0, Times.nanos(notBefore));
            int changed = sql.update(
                    "UPDATE calls SET state = 0, not_before = ?, attempt = ? WHERE id = ? AND state = 1",
                    due,
                    call.attempt(),
                    call.id());
            commit.then(() -> signal.added(changed, due));
            return true;
        });
    }

    @Override
    public boolean cancel(String id, Instant now) {
        return database.write("Cancelling " + id, (sql, commit) -> {
            Optional<QueuedCall> waiting = sql.first(SELECT + "WHERE id = ? AND state = 0", CallRow::read, id)
                    .flatMap(CallRow::call);
            if (waiting.isEmpty()) {
                return false;
            }
            sql.update("DELETE FROM calls WHERE id = ?", id);
            Outcome outcome = new Outcome.Cancelled(StopReason.CANCELLED);
            InvocationRow.write(sql, ended(waiting.get(), outcome, now), Payload.empty(), Payload.empty());
            commit.then(() -> signal.removed(1));
            return true;
        });
    }

    @Override
    public Optional<QueuedCall> find(String id) {
        return database.read(
                        "Reading call " + id,
                        sql -> sql.first(SELECT + "WHERE id = ? AND state < 2", CallRow::read, id))
                .flatMap(CallRow::call);
    }

    @Override
    public List<QueuedCall> list(FunctionName function, int limit) {
        return database
                .read(
                        "Listing the calls of " + function,
                        sql -> sql.list(
                                SELECT + "WHERE user = ? AND name = ? AND state < 2 ORDER BY seq LIMIT ?",
                                CallRow::read,
                                function.user(),
                                function.name(),
                                limit))
                .stream()
                .flatMap(row -> row.call().stream())
                .toList();
    }

    @Override
    public long pending() {
        return signal.waiting();
    }

    @Override
    public void await(Instant until) throws InterruptedException {
        signal.await(until);
    }

    private List<String> add(Sql sql, Commit commit, List<QueuedCall> calls) throws SQLException {
        List<String> ids = new ArrayList<>();
        int added = 0;
        for (QueuedCall call : calls) {
            Optional<String> earlier = Idempotency.earlier(sql, call);
            if (earlier.isEmpty()) {
                CallRow.insert(sql, call);
                added++;
            }
            ids.add(earlier.orElse(call.id()));
        }
        int number = added;
        if (number > 0) {
            commit.then(() -> signal.added(number, QueueSignal.NOW));
        }
        return List.copyOf(ids);
    }

    /** The row stays, out of the queue's way, and whoever asks for the call learns what became of it. */
    private static void setAside(Sql sql, CallRow row, Instant now) throws SQLException {
        LOG.log(System.Logger.Level.ERROR, "queued call {0} is damaged; set aside as row {1}", row.id(), row.seq());
        sql.update("UPDATE calls SET state = 2 WHERE seq = ?", row.seq());
        InvocationRow.writeDamaged(sql, row, now);
    }

    private static long nextDelayed(Sql sql) throws SQLException {
        return sql.first(
                        "SELECT not_before FROM calls WHERE state = 0 AND not_before > 0 ORDER BY not_before LIMIT 1",
                        row -> row.getLong(1))
                .orElse(QueueSignal.NEVER);
    }

    private static QueuedCall nextAttempt(QueuedCall call) {
        return new QueuedCall(
                call.id(),
                call.function(),
                call.version(),
                call.input(),
                call.trigger(),
                call.attempt() + 1,
                call.depth(),
                call.cause(),
                call.idempotencyKey(),
                call.created());
    }

    private static Invocation ended(QueuedCall call, Outcome outcome, Instant now) {
        return new Invocation(
                call.id(),
                call.function(),
                0,
                call.trigger(),
                Invocation.State.DONE,
                Optional.of(outcome),
                call.attempt(),
                call.cause(),
                call.created(),
                Optional.empty(),
                Optional.of(now),
                Duration.ZERO,
                0);
    }
}
