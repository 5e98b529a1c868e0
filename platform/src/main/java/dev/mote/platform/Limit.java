package dev.mote.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every limit of the platform: its default and bounds, the error that a client sees when it is reached, and the metric that counts
 * or shows it. The limits page and {@code /v1/limits} are made from this table.
 */
public enum Limit {
    MEMORY(
            Scope.FUNCTION,
            Unit.BYTES,
            256L << 20,
            1L << 16,
            4L << 30,
            "trap or memory.grow = -1",
            "mote_guest_memory_bytes",
            "all memories of one instance; of a component, those of all its core modules"),
    TABLE_ELEMENTS(
            Scope.FUNCTION,
            Unit.COUNT,
            1 << 20,
            1,
            1 << 24,
            "table.grow = -1",
            "mote_guest_tables_refused_total",
            "all tables of one instance"),
    WALL_TIME(
            Scope.FUNCTION,
            Unit.MILLIS,
            60_000,
            1,
            86_400_000,
            "guest.timed-out",
            "mote_invocations_total",
            "one call, waiting included"),
    CPU_TIME(
            Scope.FUNCTION,
            Unit.MILLIS,
            30_000,
            1,
            86_400_000,
            "guest.timed-out",
            "mote_invocations_total",
            "processor time of one call"),
    FUEL(
            Scope.FUNCTION,
            Unit.COUNT,
            0,
            0,
            1_000_000_000_000_000L,
            "guest.out-of-fuel",
            "mote_guest_fuel_total",
            "instructions of one call; 0 does not count them, and code is faster that does not count"),
    INPUT(
            Scope.FUNCTION,
            Unit.BYTES,
            8L << 20,
            0,
            1L << 30,
            "input.too-large",
            "mote_rejections_total",
            "input of one call"),
    OUTPUT(
            Scope.FUNCTION,
            Unit.BYTES,
            8L << 20,
            0,
            1L << 30,
            "output.too-large",
            "mote_invocations_total",
            "output of one call"),
    LOG(
            Scope.FUNCTION,
            Unit.BYTES,
            1L << 20,
            0,
            64L << 20,
            "a warning line in the log",
            "mote_logs_truncated_total",
            "log of one call"),
    SOCKETS(
            Scope.FUNCTION,
            Unit.COUNT,
            16,
            0,
            1_024,
            "an error code to the guest",
            "mote_guest_refusals_total",
            "sockets of one call, counted from creation"),
    OPEN_FILES(
            Scope.FUNCTION,
            Unit.COUNT,
            256,
            0,
            65_536,
            "an error code to the guest",
            "mote_guest_refusals_total",
            "files and folders that one call has open at once"),
    CHAINED_CALLS(
            Scope.FUNCTION,
            Unit.COUNT,
            20,
            0,
            1_000,
            "chain.invalid",
            "mote_invocations_total",
            "calls that one call starts"),
    CHAIN_DEPTH(
            Scope.FUNCTION,
            Unit.COUNT,
            32,
            0,
            1_000,
            "chain.invalid",
            "mote_invocations_total",
            "calls that start calls that start calls"),
    CONCURRENCY(
            Scope.FUNCTION,
            Unit.COUNT,
            64,
            1,
            10_000,
            "function.busy",
            "mote_rejections_total",
            "calls of one function that run or wait for a CPU slot"),
    BACKLOG(
            Scope.FUNCTION,
            Unit.COUNT,
            256,
            0,
            100_000,
            "function.busy",
            "mote_rejections_total",
            "calls of one function that wait for their turn"),
    ATTEMPTS(
            Scope.FUNCTION,
            Unit.COUNT,
            3,
            1,
            100,
            "invocation.dead-letter",
            "mote_queue_dead_total",
            "tries of one asynchronous call before it is set aside"),

    MODULE_SIZE(
            Scope.NODE,
            Unit.BYTES,
            64L << 20,
            8,
            1L << 30,
            "module.too-large",
            "mote_rejections_total",
            "one uploaded module"),
    FILE_SIZE(
            Scope.NODE,
            Unit.BYTES,
            50L << 20,
            1,
            1L << 30,
            "file.too-large",
            "mote_rejections_total",
            "one file in a bucket"),
    INITIALISATION_TIME(
            Scope.NODE,
            Unit.MILLIS,
            10_000,
            1,
            600_000,
            "module.initialisation-failed",
            "mote_rejections_total",
            "start function and snapshot of one module"),
    NODE_MEMORY(
            Scope.NODE,
            Unit.BYTES,
            0,
            0,
            1L << 50,
            "trap.node-memory-exhausted",
            "mote_guest_memory_bytes",
            "memory of all guests together; 0 is half of the JVM's heap"),
    CPU_SLOTS(
            Scope.NODE,
            Unit.COUNT,
            0,
            0,
            10_000,
            "waiting",
            "mote_cpu_slots_used",
            "guests that execute at once; 0 is four times the cores"),
    CPU_SHARE(
            Scope.NODE,
            Unit.COUNT,
            0,
            0,
            10_000,
            "waiting",
            "mote_cpu_slots_used",
            "slots that one function can hold; 0 is a quarter of them"),
    UPLOADS(Scope.NODE, Unit.COUNT, 4, 1, 64, "node.busy", "mote_rejections_total", "uploads that compile at once"),
    PREPARED_MODULES(
            Scope.NODE,
            Unit.COUNT,
            256,
            1,
            100_000,
            "prepared again",
            "mote_modules_prepared",
            "modules kept ready to run"),
    CODE_CACHE(
            Scope.NODE,
            Unit.BYTES,
            512L << 20,
            0,
            1L << 40,
            "compiled again",
            "mote_code_cache_dropped_total",
            "compiled code kept on disk; the oldest goes first"),
    INSTANCES(
            Scope.NODE,
            Unit.COUNT,
            4_096,
            1,
            1_000_000,
            "node.busy",
            "mote_active_instances",
            "calls that hold an instance at once"),
    FUNCTIONS_PER_USER(
            Scope.NODE,
            Unit.COUNT,
            1_000,
            1,
            1_000_000,
            "function.too-many",
            "mote_rejections_total",
            "functions of one user"),
    VERSIONS(
            Scope.NODE,
            Unit.COUNT,
            50,
            1,
            10_000,
            "the oldest goes",
            "mote_versions_dropped_total",
            "versions kept of one function, aliased ones aside"),
    ALIASES(
            Scope.NODE,
            Unit.COUNT,
            50,
            0,
            10_000,
            "alias.too-many",
            "mote_rejections_total",
            "aliases of one function"),
    QUEUE(
            Scope.NODE,
            Unit.COUNT,
            100_000,
            1,
            100_000_000,
            "queue.full",
            "mote_queue_pending",
            "asynchronous calls that wait"),
    QUEUE_WORKERS(
            Scope.NODE,
            Unit.COUNT,
            16,
            1,
            10_000,
            "waiting",
            "mote_queue_running",
            "asynchronous calls that run at once"),
    RESULT_RETENTION(
            Scope.NODE,
            Unit.MILLIS,
            24L * 3_600_000,
            1_000,
            365L * 86_400_000,
            "invocation.not-found",
            "mote_records_expired_total",
            "how long results and logs are kept"),
    RECORDS(
            Scope.NODE,
            Unit.COUNT,
            100_000,
            0,
            100_000_000,
            "invocation.not-found",
            "mote_records_expired_total",
            "records kept; the oldest go first"),

    HTTP_CONNECTIONS(
            Scope.HTTP,
            Unit.COUNT,
            20_000,
            1,
            1_000_000,
            "the connection is closed",
            "mote_http_connections",
            "open connections"),
    HTTP_CONNECTIONS_PER_CLIENT(
            Scope.HTTP,
            Unit.COUNT,
            10_000,
            1,
            1_000_000,
            "the connection is closed",
            "mote_http_connections_refused_total",
            "open connections of one address"),
    HTTP_URI(
            Scope.HTTP,
            Unit.BYTES,
            8_192,
            256,
            65_536,
            "request.uri-too-long",
            "mote_rejections_total",
            "request line"),
    HTTP_HEADERS(
            Scope.HTTP,
            Unit.BYTES,
            32_768,
            1_024,
            1 << 20,
            "request.headers-too-large",
            "mote_rejections_total",
            "request header"),
    HTTP_HEADER_TIME(
            Scope.HTTP,
            Unit.MILLIS,
            10_000,
            100,
            600_000,
            "the connection is closed",
            "mote_http_timeouts_total",
            "from the first byte of a request to the end of its header"),
    HTTP_BODY_IDLE(
            Scope.HTTP,
            Unit.MILLIS,
            30_000,
            100,
            3_600_000,
            "request.timeout",
            "mote_http_timeouts_total",
            "pause within a request body"),
    HTTP_WRITE_IDLE(
            Scope.HTTP,
            Unit.MILLIS,
            30_000,
            100,
            3_600_000,
            "the connection is closed",
            "mote_http_timeouts_total",
            "a client that does not read its response"),
    HTTP_KEEP_ALIVE(
            Scope.HTTP,
            Unit.MILLIS,
            75_000,
            100,
            3_600_000,
            "the connection is closed",
            "mote_http_timeouts_total",
            "pause between requests");

    /** Who a limit is set for. */
    public enum Scope {
        /** Settings of one function. */
        FUNCTION,
        /** Configuration of one node. */
        NODE,
        /** Configuration of the HTTP front. */
        HTTP
    }

    /** What a limit counts. */
    public enum Unit {
        BYTES,
        MILLIS,
        COUNT
    }

    private final Scope scope;
    private final Unit unit;
    private final long defaultValue;
    private final long minimum;
    private final long maximum;
    private final String reached;
    private final String metric;
    private final String meaning;

    Limit(
            Scope scope,
            Unit unit,
            long defaultValue,
            long minimum,
            long maximum,
            String reached,
            String metric,
            String meaning) {
        this.scope = scope;
        this.unit = unit;
        this.defaultValue = defaultValue;
        this.minimum = minimum;
        this.maximum = maximum;
        this.reached = reached;
        this.metric = metric;
        this.meaning = meaning;
    }

    /** The name in settings and documents, as {@code wall-time}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Scope scope() {
        return scope;
    }

    public Unit unit() {
        return unit;
    }

    public long defaultValue() {
        return defaultValue;
    }

    /** The smallest value that may be set. */
    public long minimum() {
        return minimum;
    }

    /** The largest value that may be set. */
    public long maximum() {
        return maximum;
    }

    /** What a client meets when the limit is reached: an id of the error table, or words. */
    public String reached() {
        return reached;
    }

    /** The metric that counts or shows it. */
    public String metric() {
        return metric;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Limit> byKey(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
    }
}
