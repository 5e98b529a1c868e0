package dev.mote.platform;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import dev.mote.worlds.CallLimits;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A version with everything that its calls need worked out once, and the guest that its last call used. Any thread may
 * call; the guest's own counter makes the hand-over safe.
 */
final class RunnableVersion {
    private final FunctionVersion version;
    private final Limits limits;
    private final InstanceLimits instance;
    private final CallLimits call;
    private final RunLimits run;
    private final CallMeters meters;
    private final Source source;
    private volatile Optional<Prepared> last = Optional.empty();

    /** Where guests and modules come from. */
    record Source(PreparedModules modules, Preparer preparer, Blobs blobs, NanoClock clock) {}

    /** Reads the module of a user; CORRUPT_MODULE where it is gone, VERSION_NOT_FOUND where nobody needs it. */
    @FunctionalInterface
    interface Blobs {
        byte[] read(String user, String digest);
    }

    RunnableVersion(FunctionVersion version, Limits node, CallMeters meters, Source source) {
        this.version = version;
        this.limits = version.settings().limits().over(node);
        this.instance = instance(limits);
        this.call = new CallLimits(
                limits.get(Limit.INPUT),
                limits.get(Limit.OUTPUT),
                limits.count(Limit.SOCKETS),
                limits.count(Limit.OPEN_FILES),
                limits.count(Limit.CHAINED_CALLS));
        this.run = new RunLimits(
                limits.duration(Limit.WALL_TIME),
                limits.duration(Limit.CPU_TIME),
                countsFuel(limits) ? limits.get(Limit.FUEL) : RunLimits.UNLIMITED_FUEL);
        this.meters = meters;
        this.source = source;
    }

    /** What an instance may hold under a function's limits. */
    static InstanceLimits instance(Limits limits) {
        return new InstanceLimits(limits.get(Limit.MEMORY), limits.get(Limit.TABLE_ELEMENTS));
    }

    /** Whether a function's code counts what it executes under these limits. */
    static boolean countsFuel(Limits limits) {
        return limits.get(Limit.FUEL) > 0;
    }

    FunctionVersion version() {
        return version;
    }

    Limits limits() {
        return limits;
    }

    InstanceLimits instance() {
        return instance;
    }

    CallLimits call() {
        return call;
    }

    RunLimits run() {
        return run;
    }

    CallMeters meters() {
        return meters;
    }

    /**
     * The guest, ready to run; the caller releases it.
     *
     * @return empty when the patience ended first
     */
    Optional<Prepared> acquire(Patience patience) {
        Optional<Prepared> warm = last;
        if (warm.isPresent() && warm.get().retain(source.clock().nanoTime())) {
            return warm;
        }
        String user = version.function().user();
        Supplier<byte[]> wasm = () -> source.blobs().read(user, version.digest());
        Optional<Prepared> prepared = source.modules()
                .acquire(
                        new PreparedModules.Key(user, version.digest(), instance, countsFuel(limits)),
                        source.preparer().world(version.world()),
                        wasm,
                        patience);
        last = prepared;
        return prepared;
    }
}
