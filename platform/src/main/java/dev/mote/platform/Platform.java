package dev.mote.platform;

import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.StopReason;
import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.ObjectStore;
import dev.mote.platform.spi.Storage;
import dev.mote.worlds.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One node's core: what fronts hold. Starting it resumes the asynchronous calls that a crash or a stop left behind. Any
 * thread may call.
 */
public final class Platform implements AutoCloseable {
    /** How long a stop waits for calls that were told to end. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);

    private final NodeConfig config;
    private final MemoryBudget memory;
    private final Storage storage;
    private final Metrics metrics;
    private final DeadlineTicker ticker = new DeadlineTicker();
    private final CpuSlots slots;
    private final CompilePool pool;
    private final PreparedModules prepared;
    private final RunningCalls running;
    private final QueueBound bound;
    private final Deployments deployments;
    private final Functions functions;
    private final Buckets buckets;
    private final Invocations invocations;
    private final Dispatcher dispatcher;
    private final Janitor janitor;
    private final Instant started;

    private Platform(
            Engine engine, MemoryBudget memory, Worlds worlds, Storage storage, NodeConfig config, Clock clock) {
        this.config = config;
        this.memory = memory;
        this.storage = storage;
        this.started = clock.instant();
        Limits limits = config.limits();
        limits.overrides().forEach(LimitValues::check);
        NodeSize size = NodeSize.of(limits);
        metrics = new Metrics(worlds);
        slots = new CpuSlots(size.cpuSlots(), size.cpuShare());
        pool = new CompilePool(limits.count(Limit.UPLOADS));
        running = new RunningCalls(limits.count(Limit.INSTANCES));
        NanoClock nanos = NanoClock.system();
        GuestExecutor executor = new GuestExecutor(ticker, nanos, CpuClock.system());
        Preparer preparer = new Preparer(engine, worlds, executor, slots.share(), limits, metrics);
        prepared = new PreparedModules(limits.count(Limit.PREPARED_MODULES), preparer, pool, nanos);
        UserLocks locks = new UserLocks();
        Modules modules = new Modules(storage.blobs(), storage.functions(), locks);
        Catalog catalog = new Catalog(
                storage.functions(),
                locks,
                limits,
                slots,
                metrics,
                new RunnableVersion.Source(prepared, preparer, modules, nanos));
        Uploads uploads = new Uploads(
                storage.functions(),
                modules,
                catalog,
                locks,
                pool,
                preparer,
                prepared,
                running,
                limits,
                metrics,
                clock);
        deployments = new Deployments(uploads, clock);
        functions = new Functions(storage.functions(), catalog, locks, uploads, deployments, limits);
        ObjectStore objects = storage.objects();
        buckets = new Buckets(
                objects, new ObjectFunctions(objects, functions, catalog, clock, limits.get(Limit.FILE_SIZE)), limits);
        FaultLog faults = new FaultLog(System.getLogger(Platform.class.getName()), nanos);
        Ids ids = new Ids(clock);
        CallQueue queue = storage.queue();
        bound = new QueueBound(queue, limits.get(Limit.QUEUE));
        CallRunner runner = new CallRunner(executor, running, metrics, clock, faults);
        Chaining chaining = new Chaining(catalog, ids, clock);
        invocations = new Invocations(
                catalog, runner, chaining, running, queue, storage.invocations(), bound, ids, metrics, clock);
        QueueWorker worker = new QueueWorker(catalog, runner, chaining, running, queue, bound, metrics, clock);
        dispatcher = new Dispatcher(queue, worker, limits.count(Limit.QUEUE_WORKERS), clock, faults);
        janitor = new Janitor(storage.invocations(), modules, limits, metrics, clock);
        NodeMeters.memory(metrics, memory);
        NodeMeters.engine(metrics, engine);
        NodeMeters.slots(metrics, slots);
        NodeMeters.calls(metrics, running, prepared);
        NodeMeters.storage(metrics, storage, dispatcher);
    }

    /** The bytes that all guests of a node may hold together: what the engine of such a node is made with. */
    public static MemoryBudget memoryBudget(NodeConfig config) {
        long bytes = config.limits().get(Limit.NODE_MEMORY);
        return new MemoryBudget(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Starts a node.
     *
     * @param memory the budget that the engine was made with; see {@link #memoryBudget}
     */
    public static Platform start(
            Engine engine, MemoryBudget memory, Worlds worlds, Storage storage, NodeConfig config, Clock clock) {
        Platform platform = new Platform(engine, memory, worlds, storage, config, clock);
        platform.ticker.start();
        platform.dispatcher.start();
        platform.janitor.start();
        return platform;
    }

    public Functions functions() {
        return functions;
    }

    public Buckets buckets() {
        return buckets;
    }

    public Invocations invocations() {
        return invocations;
    }

    public NodeConfig config() {
        return config;
    }

    /** Whether the node takes requests, part by part. */
    public Readiness readiness() {
        boolean stored = storage.healthy();
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("node", running.open() ? "ok" : "shutting down");
        checks.put("storage", stored ? "ok" : "cannot be written");
        return new Readiness(running.open() && stored, checks);
    }

    /** What the node does right now. */
    public NodeStatus status() {
        return new NodeStatus(
                started,
                running.all().stream()
                        .map(RunningCall::present)
                        .sorted(Comparator.comparing(Invocation::id))
                        .toList(),
                storage.functions().list(Optional.empty()),
                new NodeStatus.Gauge(memory.used(), memory.total()),
                new NodeStatus.Gauge(slots.used(), slots.total()),
                new NodeStatus.Gauge(running.instances(), running.maxInstances()),
                new NodeStatus.Gauge(storage.queue().pending(), bound.most()));
    }

    /** The node's meters; fronts add their own to the registry. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Takes no new calls and waits for the running ones. Asynchronous calls that do not finish in time go back to the
     * queue.
     *
     * @return whether everything finished in time
     */
    public boolean drain(Duration within) {
        running.refuse();
        dispatcher.stop();
        long end = System.nanoTime() + within.toNanos();
        boolean quiet = running.awaitQuiet(within) && dispatcher.awaitIdle(Duration.ofNanos(end - System.nanoTime()));
        if (!quiet) {
            running.stop(RunningCall::queued, StopReason.SHUTDOWN);
            dispatcher.awaitIdle(STOP_GRACE);
        }
        return quiet;
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        running.refuse();
        dispatcher.stop();
        janitor.close();
        running.stop(_ -> true, StopReason.SHUTDOWN);
        running.awaitQuiet(STOP_GRACE);
        dispatcher.close();
        deployments.close();
        pool.close();
        prepared.close();
        ticker.close();
    }
}
