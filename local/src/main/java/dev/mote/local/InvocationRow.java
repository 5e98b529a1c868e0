package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finished calls as rows; output and log have rows of their own, so that a list does not read them. */
final class InvocationRow {
    static final String COLUMNS =
            "id, user, name, version, trigger, outcome, attempt, cause, created, started, finished, cpu, fuel";

    private InvocationRow() {}

    static void write(Sql sql, Invocation it, Payload output, Payload log) throws SQLException {
        Outcome outcome =
                it.outcome().orElseThrow(() -> new IllegalArgumentException("invocation " + it.id() + " is not done"));
        sql.update(
                "INSERT OR REPLACE INTO invocations (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                it.id(),
                it.function().user(),
                it.function().name(),
                it.version(),
                it.trigger().name(),
                OutcomeJson.write(outcome),
                it.attempt(),
                it.cause(),
                it.created(),
                it.started(),
                it.finished().orElse(it.created()),
                it.cpu().toNanos(),
                it.fuel());
        if (output.size() > 0 || log.size() > 0) {
            sql.update("INSERT OR REPLACE INTO results (id, output, log) VALUES (?, ?, ?)", it.id(), output, log);
        }
    }

    /** A record for a call that cannot be read any more, from what is left of it. */
    static void writeDamaged(Sql sql, CallRow row, Instant now) throws SQLException {
        Outcome outcome =
                new Outcome.Failed(ErrorCode.STORAGE_FAILED.id(), "The stored call is damaged and was set aside.");
        sql.update(
                "INSERT OR IGNORE INTO invocations (" + COLUMNS
                        + ") VALUES (?, ?, ?, 0, ?, ?, ?, NULL, ?, NULL, ?, 0, 0)",
                row.id(),
                row.user(),
                row.name(),
                Invocation.Trigger.ASYNC.name(),
                OutcomeJson.write(outcome),
                row.attempt(),
                row.created(),
                now);
    }

    static Invocation read(ResultSet row) throws SQLException {
        long started = row.getLong(10);
        Optional<Instant> startedAt = row.wasNull() ? Optional.empty() : Optional.of(Times.instant(started));
        return new Invocation(
                row.getString(1),
                new FunctionName(row.getString(2), row.getString(3)),
                row.getLong(4),
                Invocation.Trigger.valueOf(row.getString(5)),
                Invocation.State.DONE,
                Optional.of(OutcomeJson.read(row.getString(6))),
                row.getInt(7),
                Optional.ofNullable(row.getString(8)),
                Times.instant(row.getLong(9)),
                startedAt,
                Optional.of(Times.instant(row.getLong(11))),
                Duration.ofNanos(row.getLong(12)),
                row.getLong(13));
    }
}
