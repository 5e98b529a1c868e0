package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.VersionRef;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Payload;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One row of the queue as the database holds it, with a checksum over all that never changes: the disk may have changed
 * it nevertheless.
 */
record CallRow(
        long seq,
        String id,
        String user,
        String name,
        String version,
        Payload input,
        String trigger,
        long depth,
        Optional<String> cause,
        Optional<String> idempotencyKey,
        long created,
        long checksum,
        int attempt) {
    static final String COLUMNS =
            "seq, id, user, name, version, input, trigger, depth, cause, idempotency_key, created, "
                    + "checksum, attempt";

    static CallRow read(ResultSet row) throws SQLException {
        return new CallRow(
                row.getLong(1),
                Objects.toString(row.getString(2), ""),
                Objects.toString(row.getString(3), ""),
                Objects.toString(row.getString(4), ""),
                Objects.toString(row.getString(5), ""),
                Payload.of(Objects.requireNonNullElse(row.getBytes(6), new byte[0])),
                Objects.toString(row.getString(7), ""),
                row.getLong(8),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)),
                row.getLong(11),
                row.getLong(12),
                row.getInt(13));
    }

    /** Adds a call to the queue, unless one of this id is there. */
    static void insert(Sql sql, QueuedCall call) throws SQLException {
        CallRow row = of(call);
        sql.update(
                "INSERT INTO calls (id, user, name, version, input, trigger, depth, cause, idempotency_key, created, "
                        + "checksum, attempt, not_before, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                row.id,
                row.user,
                row.name,
                row.version,
                row.input,
                row.trigger,
                row.depth,
                row.cause,
                row.idempotencyKey,
                row.created,
                row.computedChecksum(),
                row.attempt);
    }

    /** The call, with the attempt as it is kept; nothing where the row is damaged. */
    Optional<QueuedCall> call() {
        if (checksum != computedChecksum()) {
            return Optional.empty();
        }
        return Optional.of(new QueuedCall(
                id,
                new FunctionName(user, name),
                Versions.read(version),
                input,
                Invocation.Trigger.valueOf(trigger),
                attempt,
                Math.toIntExact(depth),
                cause,
                idempotencyKey,
                Times.instant(created)));
    }

    private static CallRow of(QueuedCall call) {
        return new CallRow(
                0,
                call.id(),
                call.function().user(),
                call.function().name(),
                Versions.write(call.version()),
                call.input(),
                call.trigger().name(),
                call.depth(),
                call.cause(),
                call.idempotencyKey(),
                Times.nanos(call.created()),
                0,
                call.attempt());
    }

    private long computedChecksum() {
        CRC32C crc = new CRC32C();
        add(crc, id);
        add(crc, user);
        add(crc, name);
        add(crc, version);
        add(crc, trigger);
        add(crc, Long.toString(depth));
        add(crc, cause.orElse("\0"));
        add(crc, idempotencyKey.orElse("\0"));
        add(crc, Long.toString(created));
        crc.update(input.bytes());
        return crc.getValue();
    }

    private static void add(CRC32C crc, String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
    }

    /** How a column says which version is wanted. */
    private static final class Versions {
        static String write(VersionRef version) {
            return switch (version) {
                case VersionRef.Live _ -> "";
                case VersionRef.Number it -> Long.toString(it.number());
                case VersionRef.Alias it -> "@" + it.alias();
            };
        }

        static VersionRef read(String text) {
            return text.isEmpty()
                    ? new VersionRef.Live()
                    : text.startsWith("@")
                            ? new VersionRef.Alias(text.substring(1))
                            : new VersionRef.Number(Long.parseLong(text));
        }
    }
}
