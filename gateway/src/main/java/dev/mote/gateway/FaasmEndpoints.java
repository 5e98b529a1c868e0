package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Functions;
import dev.mote.platform.Invocation;
import dev.mote.platform.InvocationRequest;
import dev.mote.platform.InvocationResult;
import dev.mote.platform.Invocations;
import dev.mote.platform.Limit;
import dev.mote.platform.MoteException;
import dev.mote.platform.OutcomeErrors;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of Faasm in 2018: {@code /f/<user>/<function>} and {@code /fa/<user>/<function>}. Further path segments
 * are ignored, because {@code curl -T} adds the file's name to an address that ends in a slash. Where the original's
 * behaviour was undefined (a missing user or function) the answer is a 400 that says so; what the original did not know
 * (tokens, quotas, shutdown) keeps its own status.
 */
final class FaasmEndpoints {
    private static final VersionRef LIVE = new VersionRef.Live();
    private static final Answer GET_OK = Answer.text(200, "Get OK");
    private static final Answer UPLOADED = Answer.text(200, "Upload complete\n");
    private static final Answer SUBMITTED = Answer.text(201, "Async request submitted\n");
    private static final byte[] ERROR = "Error\n".getBytes(StandardCharsets.US_ASCII);

    private final Functions functions;
    private final Invocations invocations;

    FaasmEndpoints(Functions functions, Invocations invocations) {
        this.functions = functions;
        this.invocations = invocations;
    }

    Answer get(Request request) {
        return GET_OK;
    }

    Answer put(Request request) {
        FunctionName function = function(request);
        functions.upload(function, request.readBody(), Optional.empty());
        return UPLOADED;
    }

    Answer call(Request request) {
        FunctionName function = function(request);
        InvocationResult result = invocations.invoke(
                new InvocationRequest(function, LIVE, request.body(), Invocation.Trigger.HTTP), request.started());
        Answer answer = result.outcome() instanceof Outcome.Completed completed
                ? output(completed.output())
                : error(Failure.of(OutcomeErrors.of(result.outcome()).orElseThrow()));
        return answer.with(Headers.INVOCATION, result.invocation().id());
    }

    Answer submit(Request request) {
        FunctionName function = function(request);
        long limit = functions.limits(function, LIVE).get(Limit.INPUT);
        byte[] input = request.readBody(limit);
        String id = invocations.enqueue(function, LIVE, Payload.of(input), Optional.empty());
        return SUBMITTED.with(Headers.INVOCATION, id);
    }

    /** What a failed call or submission looks like: the original has one answer for all. */
    static Answer error(Failure failure) {
        int status = status(failure.code());
        return status == 500
                ? Problems.withHeaders(Answer.of(500, Answer.TEXT, ERROR), failure)
                : explained(status, failure);
    }

    /** What a failed upload looks like: the original left the text open. */
    static Answer uploadError(Failure failure) {
        return explained(status(failure.code()), failure);
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST, INVALID_NAME -> 400;
            default ->
                switch (code.status()) {
                    case 401, 403, 408, 429, 503, 507 -> code.status();
                    default -> 500;
                };
        };
    }

    private static Answer explained(int status, Failure failure) {
        return Problems.withHeaders(Answer.text(status, failure.code().id() + ": " + failure.detail() + "\n"), failure);
    }

    private static Answer output(Payload output) {
        Buffer body =
                Buffer.buffer(output.size() + 1).appendBytes(output.bytes()).appendByte((byte) '\n');
        return new Answer(200, Optional.of(Answer.TEXT), body, List.of());
    }

    private static FunctionName function(Request request) {
        List<String> segments = request.segments();
        if (segments.size() < 3) {
            throw new MoteException(
                    ErrorCode.INVALID_REQUEST,
                    "The address has to name a user and a function: /" + segments.getFirst() + "/<user>/<function>.");
        }
        return request.reachable(new FunctionName(segments.get(1), segments.get(2)));
    }
}
