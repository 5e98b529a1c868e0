package dev.mote.platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every error that a client can meet: a stable id, the HTTP status, and the hint that says the fix. The detail, which
 * names the part, comes with the {@link MoteException}.
 */
public enum ErrorCode {
    MALFORMED(
            "module.malformed",
            400,
            "The bytes are not a WebAssembly module",
            "Upload the binary .wasm file that the compiler wrote, whole."),
    INVALID(
            "module.invalid",
            400,
            "The module does not validate",
            "Rebuild it with a current toolchain; wasm-validate shows the same fault."),
    UNSUPPORTED_FEATURE(
            "module.unsupported-feature",
            400,
            "The module uses a feature that this engine does not have",
            "Rebuild without the named feature; 'mote inspect' lists what a module uses."),
    TOO_COMPLEX(
            "module.too-complex",
            400,
            "The module exceeds a limit of its structure",
            "Split the named function or raise the node's module limits."),
    MODULE_TOO_LARGE(
            "module.too-large",
            413,
            "The module is too large",
            "Strip it (wasm-opt, wasm-strip) or raise the node's module size limit."),
    MEMORY_TOO_LARGE(
            "module.memory-too-large",
            400,
            "The module declares more memory than a guest may have",
            "Declare a smaller minimum or raise the function's memory limit."),
    NOT_A_CORE_MODULE(
            "module.not-a-core-module",
            400,
            "The bytes are a component, and no world for components is offered",
            "Upload the core module."),
    UNKNOWN_IMPORT(
            "module.unknown-import",
            400,
            "The module fits no world",
            "Link against one of the offered worlds; 'mote inspect' lists imports and worlds."),
    WRONG_IMPORT_TYPE(
            "module.wrong-import-type",
            400,
            "An import has another type than the one that is offered",
            "Rebuild against the guest SDK of this version."),
    INITIALISATION_FAILED(
            "module.initialisation-failed",
            400,
            "The module's initialisation trapped or took too long",
            "Make the start function short and free of traps."),

    INVALID_NAME(
            "name.invalid",
            400,
            "The name is not allowed",
            "Use 1 to 63 letters, digits, '_', '.', '-', starting with a letter or digit, without '..'."),
    INVALID_REQUEST(
            "request.invalid",
            400,
            "The request cannot be understood",
            "See /openapi.json for what this address takes."),
    INVALID_SETTINGS(
            "settings.invalid", 400, "The settings cannot be used", "See /v1/limits for names, units and bounds."),
    UNAUTHENTICATED(
            "auth.missing-token",
            401,
            "A token is needed",
            "Send 'Authorization: Bearer …' with a token of this node."),
    FORBIDDEN("auth.forbidden", 403, "The token does not allow this", "Use a token with the needed scope."),
    NOT_FOUND(
            "request.not-found",
            404,
            "Nothing is at this address",
            "See /openapi.json for the addresses of this node."),
    FUNCTION_NOT_FOUND(
            "function.not-found",
            404,
            "There is no such function",
            "Upload it, or list what is there: GET /v1/functions."),
    BUCKET_NOT_FOUND("bucket.not-found", 404, "There is no such bucket", "Create it: PUT /bucket/{bucket}."),
    BUCKET_EXISTS("bucket.exists", 409, "There is such a bucket already", "Use it, or choose another name."),
    BUCKET_NOT_EMPTY(
            "bucket.not-empty", 409, "The bucket holds files", "Delete them first; GET /bucket/{bucket} lists them."),
    FILE_NOT_FOUND(
            "file.not-found",
            404,
            "The bucket has no such file",
            "Upload it, or list what is there: GET /bucket/{bucket}."),
    FILE_TOO_LARGE("file.too-large", 413, "The file is too large", "Raise the node's file size limit."),
    NO_ENTRY(
            "function.no-entry",
            404,
            "The function's module lacks the export to call",
            "Set 'entry' to an export that 'mote inspect' lists."),
    VERSION_NOT_FOUND(
            "version.not-found",
            404,
            "The function has no such version or alias",
            "List them: GET /v1/functions/{user}/{name}/versions."),
    INVOCATION_NOT_FOUND(
            "invocation.not-found",
            404,
            "There is no such invocation, or its record has expired",
            "Records are kept for a stated time; see /v1/limits."),
    METHOD_NOT_ALLOWED(
            "request.method-not-allowed", 405, "This address does not take this method", "See the Allow header."),
    CONFLICT(
            "request.conflict",
            409,
            "The request does not fit the present state",
            "Read the present state and try again."),
    INPUT_TOO_LARGE("input.too-large", 413, "The input is too large", "Send less or raise the function's input limit."),
    URI_TOO_LONG("request.uri-too-long", 414, "The address is too long", "Send data in the body."),
    HEADERS_TOO_LARGE(
            "request.headers-too-large",
            431,
            "The request's header is too large",
            "Send fewer or shorter header fields."),
    REQUEST_TIMEOUT(
            "request.timeout",
            408,
            "The request did not arrive in time",
            "Send the whole request within the node's time limits."),

    FUNCTION_BUSY(
            "function.busy",
            429,
            "The function has reached its concurrency limit",
            "Retry after the time given, or raise the function's concurrency limit."),
    QUEUE_FULL("queue.full", 429, "The queue of asynchronous calls is full", "Retry after the time given."),
    TOO_MANY_FUNCTIONS(
            "function.too-many", 429, "The user has too many functions", "Delete some, or raise the node's limit."),

    TOO_MANY_ALIASES(
            "alias.too-many", 429, "The function has too many aliases", "Remove some, or raise the node's limit."),

    GUEST_FAILED("guest.failed", 502, "The function failed", "The detail is what the function said; see its log."),
    GUEST_TRAPPED("guest.trapped", 502, "The function trapped", "The detail names the trap; see the invocation's log."),
    NO_ANSWER(
            "guest.no-answer",
            502,
            "The function did not answer",
            "Set a status before the function returns: response_set_status_line."),
    BAD_ANSWER(
            "guest.bad-answer",
            502,
            "The function's answer is not HTTP",
            "The detail names the part: status, reason phrase or header field."),
    OUTPUT_TOO_LARGE(
            "output.too-large",
            502,
            "The function's output is too large",
            "Write less or raise the function's output limit."),
    OUTPUT_NOT_JSON(
            "output.not-json",
            502,
            "The function's output is not JSON",
            "Return one JSON value from exec, or call it by /v1/invoke, which takes any bytes."),
    CHAIN_FAILED(
            "chain.invalid",
            502,
            "The function asked for a call that cannot be made",
            "Upload the chained function under the same user, or mend its name."),
    GUEST_TIMED_OUT(
            "guest.timed-out",
            504,
            "The function reached a time limit",
            "Make it faster, call it asynchronously, or raise its wall-time or cpu-time limit."),
    GUEST_OUT_OF_FUEL(
            "guest.out-of-fuel", 504, "The function used up its fuel", "Make it do less, or raise its fuel limit."),
    DEAD_LETTER(
            "invocation.dead-letter",
            502,
            "The asynchronous call was given up",
            "Every attempt ended with a fault of the node; see the node's log, then call again."),
    CANCELLED("invocation.cancelled", 409, "The invocation was cancelled", "Call again."),

    SHUTTING_DOWN("node.shutting-down", 503, "The node is shutting down", "Retry after the time given, elsewhere."),
    NODE_BUSY("node.busy", 503, "The node has no room for this now", "Retry after the time given."),
    STORAGE_FULL(
            "storage.full", 507, "The disk is full", "Free space in the data directory; existing functions go on."),
    STORAGE_FAILED(
            "storage.failed", 503, "The storage did not do what it was asked", "See the node's log; retry is safe."),
    CORRUPT_MODULE(
            "storage.corrupt-module",
            500,
            "A stored module is damaged",
            "Upload it again; the damaged copy was set aside."),
    INTERNAL(
            "node.internal",
            500,
            "Something went wrong inside the node",
            "See the node's log for the id of this request.");

    private final String id;
    private final int status;
    private final String title;
    private final String hint;

    ErrorCode(String id, int status, String title, String hint) {
        this.id = id;
        this.status = status;
        this.title = title;
        this.hint = hint;
    }

    public String id() {
        return id;
    }

    /** The HTTP status that a native endpoint answers. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String hint() {
        return hint;
    }

    public static Optional<ErrorCode> byId(String id) {
        return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
    }
}
