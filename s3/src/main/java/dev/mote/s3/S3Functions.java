package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.s3.StateObjects.Look;
import dev.mote.s3.StateObjects.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Functions as objects of a bucket, which every node that uses it sees and changes. What was read is kept for a second and
 * then compared by its tag. Any thread may call; the server orders the changes.
 */
final class S3Functions implements FunctionStore {
    private static final System.Logger LOG = System.getLogger(S3Functions.class.getName());
    private static final int BOUND = 10_000;

    /** Others may change a function between a look and the change that was made of it. */
    private static final int TRIES = 20;

    /** How long a change of another node may go unseen. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What a call waits for a look; it goes on with what is known then. */
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private static final Duration READ = Duration.ofSeconds(20);

    /**
     * What is known of a function.
     *
     * @param stored empty where it is known that there is none
     */
    private record Known(Optional<Stored> stored, Instant at) {}

    /** The modules that a user's functions need; asked for one after the other where a user's modules are tidied up. */
    private record Used(String user, Set<String> digests, Instant at) {}

    private final StateObjects objects;
    private final InstantSource clock;
    private final Map<FunctionName, Known> known = new ConcurrentHashMap<>();
    private volatile Optional<Used> used = Optional.empty();

    S3Functions(StateObjects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    /** Takes over functions that another store has kept until now, except those that are there already. */
    void adopt(FunctionStore before) {
        for (FunctionRecord function : before.list(Optional.empty())) {
            List<FunctionVersion> versions = before.versions(function.name());
            long latest =
                    versions.stream().mapToLong(FunctionVersion::number).max().orElse(0);
            if (objects.replace(new FunctionState(function, latest, versions), Optional.empty())
                    .isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} is in the bucket already; what this node''s folder had of it is dropped",
                        function.name());
            }
            before.delete(function.name());
        }
    }

    @Override
    public FunctionVersion publish(
            FunctionName function, String digest, long bytes, String world, FunctionSettings settings, Instant now) {
        return change(
                        function,
                        before -> Optional.of(
                                FunctionState.published(before, function, digest, bytes, world, settings, now)))
                .map(state -> state.versions().getFirst())
                .orElseThrow();
    }

    @Override
    public Optional<FunctionRecord> find(FunctionName function) {
        return current(function).map(FunctionState::function);
    }

    @Override
    public List<FunctionRecord> list(Optional<String> user) {
        return states(user).stream()
                .map(FunctionState::function)
                .sorted(Comparator.comparing(
                                (FunctionRecord record) -> record.name().user())
                        .thenComparing(record -> record.name().name()))
                .toList();
    }

    @Override
    public int count(String user) {
        return objects.list(Optional.of(user)).size();
    }

    @Override
    public List<FunctionVersion> versions(FunctionName function) {
        return current(function).map(FunctionState::versions).orElse(List.of());
    }

    @Override
    public Optional<FunctionVersion> version(FunctionName function, long number) {
        return current(function).flatMap(state -> state.version(number));
    }

    @Override
    public boolean setLive(FunctionName function, long number, Instant now) {
        return change(function, before -> before.flatMap(state -> state.withLive(number, now)))
                .isPresent();
    }

    @Override
    public boolean setAlias(FunctionName function, String alias, long number) {
        return change(function, before -> before.flatMap(state -> state.withAlias(alias, number)))
                .isPresent();
    }

    @Override
    public boolean removeAlias(FunctionName function, String alias) {
        return change(function, before -> before.flatMap(state -> state.withoutAlias(alias)))
                .isPresent();
    }

    @Override
    public List<FunctionVersion> prune(FunctionName function, int keep) {
        while (true) {
            List<FunctionVersion> dropped =
                    read(function).map(stored -> stored.state().beyond(keep)).orElse(List.of());
            if (dropped.isEmpty()) {
                return dropped;
            }
            Optional<FunctionState> left = change(
                    function,
                    before -> before.filter(state -> state.beyond(keep).equals(dropped))
                            .map(state -> state.without(dropped)));
            if (left.isPresent()) {
                return dropped;
            }
        }
    }

    @Override
    public List<FunctionVersion> delete(FunctionName function) {
        List<FunctionVersion> versions =
                read(function).map(stored -> stored.state().versions()).orElse(List.of());
        if (!versions.isEmpty()) {
            objects.delete(function);
            remember(function, Optional.empty());
        }
        return versions;
    }

    @Override
    public boolean isUsed(String user, String digest) {
        Used last =
                used.filter(one -> one.user().equals(user) && fresh(one.at())).orElseGet(() -> used(user));
        used = Optional.of(last);
        return last.digests().contains(digest);
    }

    private Used used(String user) {
        Instant at = clock.instant();
        Set<String> digests = states(Optional.of(user)).stream()
                .flatMap(state -> state.versions().stream())
                .map(FunctionVersion::digest)
                .collect(Collectors.toUnmodifiableSet());
        return new Used(user, digests, at);
    }

    /** Looks at most once a second; where the server does not answer, what is known stays. */
    @Override
    public boolean changedElsewhere(FunctionName function) {
        Known before = known.get(function);
        if (before == null) {
            return true;
        }
        // Whoever replaces the entry looks, and nobody else until the next second.
        if (fresh(before) || !known.replace(function, before, new Known(before.stored(), clock.instant()))) {
            return false;
        }
        try {
            Look look = objects.look(function, before.stored().map(Stored::etag), GLANCE);
            if (look instanceof Look.Unchanged) {
                return false;
            }
            remember(function, taken(look, before.stored()));
            return true;
        } catch (MoteException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} goes on as it is: {1}", function, e.getMessage());
            return false;
        }
    }

    /** The state that was stored; empty where nothing had to be changed. */
    private Optional<FunctionState> change(FunctionName function, UnaryOperator<Optional<FunctionState>> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Stored> before = read(function);
            Optional<FunctionState> wanted = change.apply(before.map(Stored::state));
            if (wanted.isEmpty()) {
                return wanted;
            }
            Optional<Stored> stored = objects.replace(wanted.get(), before.map(Stored::etag));
            if (stored.isPresent()) {
                remember(function, stored);
                return wanted;
            }
            // A try that the client repeated may have met its own success.
            if (read(function).map(Stored::state).equals(wanted)) {
                return wanted;
            }
        }
        throw new MoteException(ErrorCode.STORAGE_FAILED, "Other nodes change " + function + " too often; try again.");
    }

    private Optional<FunctionState> current(FunctionName function) {
        Known before = known.get(function);
        return (before != null && fresh(before) ? before.stored() : read(function)).map(Stored::state);
    }

    /** As it stands in the bucket now. */
    private Optional<Stored> read(FunctionName function) {
        Optional<Stored> before = Optional.ofNullable(known.get(function)).flatMap(Known::stored);
        Look look = objects.look(function, before.map(Stored::etag), READ);
        Optional<Stored> now = taken(look, before);
        remember(function, now);
        return now;
    }

    private static Optional<Stored> taken(Look look, Optional<Stored> before) {
        return switch (look) {
            case Look.Found(Stored stored) -> Optional.of(stored);
            case Look.Unchanged() -> before;
            case Look.Missing() -> Optional.empty();
        };
    }

    /** Only what changed is read. */
    private List<FunctionState> states(Optional<String> user) {
        return objects.list(user).entrySet().stream()
                .map(entry -> Optional.ofNullable(known.get(entry.getKey()))
                        .flatMap(Known::stored)
                        .filter(stored -> stored.etag().equals(entry.getValue()))
                        .or(() -> read(entry.getKey()))
                        .map(Stored::state))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean fresh(Known entry) {
        return fresh(entry.at());
    }

    private boolean fresh(Instant at) {
        Instant now = clock.instant();
        return !now.isBefore(at) && at.isAfter(now.minus(INTERVAL));
    }

    private void remember(FunctionName function, Optional<Stored> stored) {
        if (known.size() >= BOUND) {
            // Whichever: it is read again when somebody asks for it.
            known.keySet().stream().findAny().ifPresent(known::remove);
        }
        known.put(function, new Known(stored, clock.instant()));
        used = Optional.empty();
    }
}
