package dev.mote.platform;

import dev.mote.engine.CpuSlots;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * A function as calls see it: what the storage says about it, kept at hand, its turns and its share of the CPU slots.
 * Any thread may call; {@link #update} comes from one thread at a time.
 */
final class LiveFunction {
    private final FunctionName name;
    private final CpuSlots.Share share;
    private final Gate gate;
    private final Map<Long, RunnableVersion> versions = new ConcurrentHashMap<>();
    private final LongFunction<Optional<RunnableVersion>> loader;
    private volatile FunctionRecord state;

    /** @param loader reads a version from the storage; asked once per version */
    LiveFunction(
            FunctionRecord state,
            RunnableVersion live,
            CpuSlots.Share share,
            LongFunction<Optional<RunnableVersion>> loader) {
        this.name = state.name();
        this.share = share;
        this.loader = loader;
        this.state = state;
        this.gate =
                new Gate(live.limits().count(Limit.CONCURRENCY), live.limits().count(Limit.BACKLOG));
        versions.put(state.live(), live);
    }

    /** Takes over what changed; versions that are neither live nor aliased are read again when somebody wants them. */
    void update(FunctionRecord changed, RunnableVersion live) {
        versions.put(changed.live(), live);
        versions.keySet()
                .removeIf(
                        number -> number != changed.live() && !changed.aliases().containsValue(number));
        gate.resize(live.limits().count(Limit.CONCURRENCY), live.limits().count(Limit.BACKLOG));
        state = changed;
    }

    FunctionName name() {
        return name;
    }

    FunctionRecord state() {
        return state;
    }

    Gate gate() {
        return gate;
    }

    CpuSlots.Share share() {
        return share;
    }

    /** @throws MoteException with VERSION_NOT_FOUND, or FUNCTION_NOT_FOUND where the function went meanwhile */
    RunnableVersion resolve(VersionRef wanted) {
        return switch (wanted) {
            case VersionRef.Live _ -> live();
            case VersionRef.Number(long given) -> numbered(given);
            case VersionRef.Alias(String alias) ->
                numbered(Optional.ofNullable(state.aliases().get(alias))
                        .orElseThrow(() -> new MoteException(
                                ErrorCode.VERSION_NOT_FOUND,
                                "The function " + name + " has no alias '" + alias + "'.")));
        };
    }

    /** A live version that is not there was followed by another one, or the whole function went. */
    private RunnableVersion live() {
        while (true) {
            long number = state.live();
            Optional<RunnableVersion> found = find(number);
            if (found.isPresent()) {
                return found.get();
            }
            if (state.live() == number) {
                throw new MoteException(ErrorCode.FUNCTION_NOT_FOUND, "The function " + name + " was deleted.");
            }
        }
    }

    private RunnableVersion numbered(long number) {
        return find(number)
                .orElseThrow(() -> new MoteException(
                        ErrorCode.VERSION_NOT_FOUND, "The function " + name + " has no version " + number + "."));
    }

    private Optional<RunnableVersion> find(long number) {
        RunnableVersion known = versions.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        return loader.apply(number).map(loaded -> {
            RunnableVersion raced = versions.putIfAbsent(number, loaded);
            return raced != null ? raced : loaded;
        });
    }
}
