package dev.mote.gateway;

import dev.mote.platform.Buckets;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Functions;
import dev.mote.platform.Invocation;
import dev.mote.platform.InvocationRequest;
import dev.mote.platform.InvocationResult;
import dev.mote.platform.Invocations;
import dev.mote.platform.Limit;
import dev.mote.platform.OutcomeErrors;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Outcome;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /exec/{bucket}/{key}} of WASM-FaaS: any JSON value in, as compact text, and the guest's output, parsed and
 * written again, out. A request that is not JSON is answered in plain text, as the original's framework does.
 */
final class ExecEndpoint {
    private static final String CURL_DEFAULT = "application/x-www-form-urlencoded";
    private static final VersionRef LIVE = new VersionRef.Live();

    private final Buckets buckets;
    private final Functions functions;
    private final Invocations invocations;

    ExecEndpoint(Buckets buckets, Functions functions, Invocations invocations) {
        this.buckets = buckets;
        this.functions = functions;
        this.invocations = invocations;
    }

    Answer exec(Request request) {
        String bucket = request.parameter("bucket");
        request.caller().requireUser(bucket);
        if (!isJson(request)) {
            return Answer.text(415, "Expected request with `Content-Type: application/json`");
        }
        FunctionName function = buckets.function(bucket, request.parameter("key"));
        byte[] body = request.readBody(functions.limits(function, LIVE).get(Limit.INPUT));
        Optional<JsonNode> input = Json.read(body);
        return input.isEmpty()
                ? Answer.text(400, "Failed to parse the request body as JSON")
                : call(request, function, Json.bytes(input.get()));
    }

    private Answer call(Request request, FunctionName function, byte[] input) {
        InvocationResult result = invocations.invoke(
                new InvocationRequest(function, LIVE, new ByteArrayInputStream(input), Invocation.Trigger.HTTP),
                request.started());
        Answer answer = result.outcome() instanceof Outcome.Completed completed
                ? output(completed)
                : BucketErrors.answer(
                        Failure.of(OutcomeErrors.of(result.outcome()).orElseThrow()));
        return answer.with(Headers.INVOCATION, result.invocation().id());
    }

    private static Answer output(Outcome.Completed completed) {
        return Json.read(completed.output().bytes())
                .map(value -> Json.answer(200, value))
                .orElseGet(() -> BucketErrors.answer(
                        Failure.of(ErrorCode.OUTPUT_NOT_JSON, "The function's output is not one JSON value.")));
    }

    /**
     * {@code application/json} or {@code application/….+json}, with any parameters; also what curl says of {@code -d} when
     * nobody tells it otherwise.
     */
    private static boolean isJson(Request request) {
        String type = request.header(HttpHeaders.CONTENT_TYPE)
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        return type.equals("application/json")
                || type.equals(CURL_DEFAULT)
                || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
