package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.worlds.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of finished calls as two values of the database: one for all records, one for what they put out and logged, end
 * to end. Writing a record costs a microsecond this way, where a row with its indexes costs ten times as much.
 *
 * @param records each with the lengths of its output and log
 * @param results outputs and logs in the same order
 */
record RecordBatch(Payload records, Payload results) {
    private static final long NOT_STARTED = Long.MIN_VALUE;

    /** What a record with fuel begins with, where earlier ones begin with the length of the id. */
    private static final int WITH_FUEL = -1;

    /**
     * A record in a batch.
     *
     * @param at where its output lies in the results; the log follows
     */
    record Item(Invocation invocation, int at, int output, int log) {
        Payload output(Payload results) {
            return slice(results, at, output);
        }

        Payload log(Payload results) {
            return slice(results, at + output, log);
        }

        private static Payload slice(Payload from, int at, int length) {
            byte[] part = new byte[length];
            System.arraycopy(from.bytes(), at, part, 0, length);
            return Payload.of(part);
        }
    }

    static RecordBatch of(List<PendingRecords.Entry> entries) {
        ByteArrayOutputStream records = new ByteArrayOutputStream(entries.size() * 160);
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(records)) {
            for (PendingRecords.Entry entry : entries) {
                write(out, entry.invocation());
                out.writeInt(entry.output().size());
                out.writeInt(entry.log().size());
                results.writeBytes(entry.output().bytes());
                results.writeBytes(entry.log().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordBatch(Payload.of(records.toByteArray()), Payload.of(results.toByteArray()));
    }

    /**
     * @param records as they were written
     * @throws IllegalArgumentException where they are damaged
     */
    static List<Item> read(Payload records) {
        List<Item> items = new ArrayList<>();
        int at = 0;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(records.bytes()))) {
            while (in.available() > 0) {
                Invocation invocation = invocation(in);
                Item item = new Item(invocation, at, in.readInt(), in.readInt());
                at += item.output() + item.log();
                items.add(item);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a batch of records is damaged", e);
        }
        return items;
    }

    /** The batch again, as entries that can be written. */
    List<PendingRecords.Entry> entries() {
        return read(records).stream()
                .map(item -> new PendingRecords.Entry(item.invocation(), item.output(results), item.log(results)))
                .toList();
    }

    private static void write(DataOutputStream out, Invocation it) throws IOException {
        out.writeInt(WITH_FUEL);
        out.writeLong(it.fuel());
        text(out, it.id());
        text(out, it.function().user());
        text(out, it.function().name());
        out.writeLong(it.version());
        text(out, it.trigger().name());
        text(
                out,
                OutcomeJson.write(it.outcome()
                        .orElseThrow(() -> new IllegalArgumentException("invocation " + it.id() + " is not done"))));
        out.writeInt(it.attempt());
        text(out, it.cause().orElse(""));
        out.writeLong(Times.nanos(it.created()));
        out.writeLong(it.started().map(Times::nanos).orElse(NOT_STARTED));
        out.writeLong(Times.nanos(it.finished().orElse(it.created())));
        out.writeLong(it.cpu().toNanos());
    }

    private static Invocation invocation(DataInputStream in) throws IOException {
        in.mark(Integer.BYTES);
        long fuel = 0;
        if (in.readInt() == WITH_FUEL) {
            fuel = in.readLong();
        } else {
            in.reset();
        }
        String id = text(in);
        FunctionName function = new FunctionName(text(in), text(in));
        long version = in.readLong();
        Invocation.Trigger trigger = Invocation.Trigger.valueOf(text(in));
        String outcome = text(in);
        int attempt = in.readInt();
        String cause = text(in);
        Instant created = Times.instant(in.readLong());
        long started = in.readLong();
        return new Invocation(
                id,
                function,
                version,
                trigger,
                Invocation.State.DONE,
                Optional.of(OutcomeJson.read(outcome)),
                attempt,
                cause.isEmpty() ? Optional.empty() : Optional.of(cause),
                created,
                started == NOT_STARTED ? Optional.empty() : Optional.of(Times.instant(started)),
                Optional.of(Times.instant(in.readLong())),
                Duration.ofNanos(in.readLong()),
                fuel);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
