package dev.mote.platform;

import dev.mote.platform.spi.FunctionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Functions on the heap; one lock around everything. */
final class MemoryFunctions implements FunctionStore {
    private record Row(FunctionRecord function, TreeMap<Long, FunctionVersion> versions) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<FunctionName, Row> rows = new HashMap<>();
    private final Trouble trouble;

    MemoryFunctions(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public FunctionVersion publish(
            FunctionName name, String digest, long bytes, String world, FunctionSettings settings, Instant now) {
        trouble.strike("functions.publish");
        return locked(() -> {
            Row old =
                    rows.getOrDefault(name, new Row(new FunctionRecord(name, 0, Map.of(), now, now), new TreeMap<>()));
            long number = old.versions().isEmpty() ? 1 : old.versions().lastKey() + 1;
            FunctionVersion version = new FunctionVersion(name, number, digest, bytes, world, settings, now);
            old.versions().put(number, version);
            put(old, number, old.function().aliases(), now);
            return version;
        });
    }

    @Override
    public Optional<FunctionRecord> find(FunctionName name) {
        return locked(() -> Optional.ofNullable(rows.get(name)).map(Row::function));
    }

    @Override
    public List<FunctionRecord> list(Optional<String> user) {
        return locked(() -> rows.values().stream()
                .map(Row::function)
                .filter(row -> user.isEmpty() || row.name().user().equals(user.get()))
                .sorted(Comparator.comparing(row -> row.name().toString()))
                .toList());
    }

    @Override
    public int count(String user) {
        return list(Optional.of(user)).size();
    }

    @Override
    public List<FunctionVersion> versions(FunctionName name) {
        return locked(() -> Optional.ofNullable(rows.get(name))
                .map(row -> List.copyOf(row.versions().descendingMap().values()))
                .orElse(List.of()));
    }

    @Override
    public Optional<FunctionVersion> version(FunctionName name, long number) {
        return locked(() ->
                Optional.ofNullable(rows.get(name)).map(row -> row.versions().get(number)));
    }

    @Override
    public boolean setLive(FunctionName name, long number, Instant now) {
        return locked(() -> {
            Row row = rows.get(name);
            if (row == null || !row.versions().containsKey(number)) {
                return false;
            }
            put(row, number, row.function().aliases(), now);
            return true;
        });
    }

    @Override
    public boolean setAlias(FunctionName name, String alias, long number) {
        return locked(() -> {
            Row row = rows.get(name);
            if (row == null || !row.versions().containsKey(number)) {
                return false;
            }
            Map<String, Long> aliases = new HashMap<>(row.function().aliases());
            aliases.put(alias, number);
            put(row, row.function().live(), aliases, row.function().updated());
            return true;
        });
    }

    @Override
    public boolean removeAlias(FunctionName name, String alias) {
        return locked(() -> {
            Row row = rows.get(name);
            if (row == null || !row.function().aliases().containsKey(alias)) {
                return false;
            }
            Map<String, Long> aliases = new HashMap<>(row.function().aliases());
            aliases.remove(alias);
            put(row, row.function().live(), aliases, row.function().updated());
            return true;
        });
    }

    @Override
    public List<FunctionVersion> prune(FunctionName name, int keep) {
        return locked(() -> {
            Row row = rows.get(name);
            List<FunctionVersion> gone = row.versions().descendingMap().values().stream()
                    .skip(keep)
                    .filter(version -> version.number() != row.function().live())
                    .filter(version -> !row.function().aliases().containsValue(version.number()))
                    .toList();
            gone.forEach(version -> row.versions().remove(version.number()));
            return gone;
        });
    }

    @Override
    public List<FunctionVersion> delete(FunctionName name) {
        return locked(() -> Optional.ofNullable(rows.remove(name))
                .map(row -> new ArrayList<>(row.versions().values()))
                .orElseGet(ArrayList::new));
    }

    @Override
    public boolean isUsed(String user, String digest) {
        return locked(() -> rows.values().stream()
                .filter(row -> row.function().name().user().equals(user))
                .flatMap(row -> row.versions().values().stream())
                .anyMatch(version -> version.digest().equals(digest)));
    }

    private void put(Row row, long live, Map<String, Long> aliases, Instant updated) {
        FunctionRecord old = row.function();
        rows.put(
                old.name(),
                new Row(new FunctionRecord(old.name(), live, aliases, old.created(), updated), row.versions()));
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
