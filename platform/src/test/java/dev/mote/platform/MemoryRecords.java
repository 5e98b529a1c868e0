package dev.mote.platform;

import dev.mote.platform.spi.InvocationStore;
import dev.mote.worlds.Payload;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Records on the heap, visible at once. */
final class MemoryRecords implements InvocationStore {
    private record Row(Invocation invocation, Payload output, List<Byte> log) {}

    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    @Override
    public void record(Invocation invocation, Payload output, byte[] log) {
        rows.put(invocation.id(), new Row(invocation, output, boxed(log)));
    }

    @Override
    public Optional<Invocation> find(String id) {
        return Optional.ofNullable(rows.get(id)).map(Row::invocation);
    }

    @Override
    public List<Invocation> list(Optional<FunctionName> function, int limit) {
        return rows.values().stream()
                .map(Row::invocation)
                .filter(row -> function.isEmpty() || row.function().equals(function.get()))
                .sorted(Comparator.comparing(Invocation::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Payload> output(String id) {
        return Optional.ofNullable(rows.get(id)).map(Row::output);
    }

    @Override
    public Optional<byte[]> log(String id) {
        return Optional.ofNullable(rows.get(id)).map(row -> unboxed(row.log()));
    }

    @Override
    public int expire(Instant before, long keep) {
        List<String> gone = list(Optional.empty(), Integer.MAX_VALUE).stream()
                .skip(keep)
                .map(Invocation::id)
                .toList();
        int all = rows.size();
        rows.keySet().removeAll(gone);
        rows.values().removeIf(row -> row.invocation().finished().orElseThrow().isBefore(before));
        return all - rows.size();
    }

    @Override
    public long dropped() {
        return 0;
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] all = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = bytes[i];
        }
        return List.of(all);
    }

    private static byte[] unboxed(List<Byte> bytes) {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return all;
    }
}
