package dev.mote.local;

import dev.mote.platform.spi.QueuedCall;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Remembers which call a key stood for, also after that call is done. */
final class Idempotency {
    private Idempotency() {}

    /** The id of an earlier call of the same function with the same key; else this call is remembered. */
    static Optional<String> earlier(Sql sql, QueuedCall call) throws SQLException {
        if (call.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        int added = sql.update(
                "INSERT INTO idempotency (user, name, idempotency_key, id, created) VALUES (?, ?, ?, ?, ?) "
                        + "ON CONFLICT DO NOTHING",
                call.function().user(),
                call.function().name(),
                call.idempotencyKey(),
                call.id(),
                call.created());
        if (added > 0) {
            return Optional.empty();
        }
        return sql.first(
                "SELECT id FROM idempotency WHERE user = ? AND name = ? AND idempotency_key = ?",
                row -> row.getString(1),
                call.function().user(),
                call.function().name(),
                call.idempotencyKey());
    }

    /** Forgets keys as old as this whose calls are done. */
    static int expire(Sql sql, Instant before, int limit) throws SQLException {
        return sql.update(
                "DELETE FROM idempotency WHERE (user, name, idempotency_key) IN ("
                        + "SELECT user, name, idempotency_key FROM idempotency i WHERE created < ? "
                        + "AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.id = i.id AND c.state < 2) LIMIT ?)",
                before,
                limit);
    }
}
