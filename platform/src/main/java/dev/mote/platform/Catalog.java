package dev.mote.platform;

import dev.mote.engine.CpuSlots;
import dev.mote.platform.spi.FunctionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of the storage, kept at hand so that a call needs no query. Any thread may call; what is read into the
 * map is read under its user's lock, so that it cannot be older than the last change.
 */
final class Catalog {
    private static final int BOUND = 10_000;

    private final FunctionStore store;
    private final UserLocks locks;
    private final Limits node;
    private final CpuSlots slots;
    private final Metrics metrics;
    private final RunnableVersion.Source source;
    private final Map<FunctionName, LiveFunction> functions = new ConcurrentHashMap<>();

    Catalog(
            FunctionStore store,
            UserLocks locks,
            Limits node,
            CpuSlots slots,
            Metrics metrics,
            RunnableVersion.Source source) {
        this.store = store;
        this.locks = locks;
        this.node = node;
        this.slots = slots;
        this.metrics = metrics;
        this.source = source;
    }

    Optional<LiveFunction> find(FunctionName name) {
        LiveFunction known = functions.get(name);
        return known != null && !store.changedElsewhere(name)
                ? Optional.of(known)
                : locks.holding(name.user(), () -> refresh(name));
    }

    /** @throws MoteException with FUNCTION_NOT_FOUND */
    LiveFunction get(FunctionName name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    /** Reads a function again after a change; the caller holds the user's lock. */
    Optional<LiveFunction> refresh(FunctionName name) {
        Optional<FunctionRecord> state = store.find(name);
        Optional<RunnableVersion> live = state.flatMap(found -> load(name, found.live()));
        if (state.isEmpty() || live.isEmpty()) {
            functions.remove(name);
            return Optional.empty();
        }
        LiveFunction known = functions.get(name);
        if (known != null) {
            known.update(state.get(), live.get());
            return Optional.of(known);
        }
        makeRoom();
        LiveFunction function = new LiveFunction(state.get(), live.get(), slots.share(), number -> load(name, number));
        functions.put(name, function);
        return Optional.of(function);
    }

    static MoteException notFound(FunctionName name) {
        return new MoteException(ErrorCode.FUNCTION_NOT_FOUND, "There is no function " + name + ".");
    }

    private Optional<RunnableVersion> load(FunctionName name, long number) {
        return store.version(name, number)
                .map(version -> new RunnableVersion(version, node, metrics.calls(version.world()), source));
    }

    /** Forgets a function that nobody calls now; it is read again when somebody does. */
    private void makeRoom() {
        if (functions.size() >= BOUND) {
            functions.values().stream()
                    .filter(function -> function.gate().idle())
                    .findFirst()
                    .ifPresent(function -> functions.remove(function.name(), function));
        }
    }
}
