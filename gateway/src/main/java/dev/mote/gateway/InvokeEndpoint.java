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
import java.util.Optional;

/** {@code POST /v1/invoke/{user}/{name}[@version|@alias]}: the body is the input, the answer is the output. */
final class InvokeEndpoint {
    static final String RECORDS = "/v1/invocations/";

    private static final VersionRef LIVE = new VersionRef.Live();
    private static final int LONGEST_KEY = 255;

    private final Functions functions;
    private final Invocations invocations;

    InvokeEndpoint(Functions functions, Invocations invocations) {
        this.functions = functions;
        this.invocations = invocations;
    }

    Answer invoke(Request request) {
        String name = request.parameter("name");
        int at = name.indexOf('@');
        VersionRef version = at < 0 ? LIVE : VersionRef.parse(name.substring(at + 1));
        FunctionName function =
                request.reachable(new FunctionName(request.parameter("user"), at < 0 ? name : name.substring(0, at)));
        return request.flag("async") ? enqueue(request, function, version) : call(request, function, version);
    }

    private Answer call(Request request, FunctionName function, VersionRef version) {
        InvocationResult result = invocations.invoke(
                new InvocationRequest(function, version, request.body(), Invocation.Trigger.HTTP), request.started());
        String id = result.invocation().id();
        Answer answer = result.outcome() instanceof Outcome.Completed completed
                ? Answer.of(200, Answer.BYTES, completed.output().bytes())
                : Problems.answer(Failure.of(OutcomeErrors.of(result.outcome()).orElseThrow())
                        .about(RECORDS + id));
        long fuel = result.invocation().fuel();
        Answer told = fuel == 0 ? answer : answer.with(Headers.FUEL, Long.toString(fuel));
        return told.with(Headers.INVOCATION, id);
    }

    private Answer enqueue(Request request, FunctionName function, VersionRef version) {
        long limit = functions.limits(function, version).get(Limit.INPUT);
        Payload input = Payload.of(request.readBody(limit));
        String id = invocations.enqueue(function, version, input, idempotencyKey(request));
        return Json.answer(202, Json.object().put("id", id))
                .with("Location", RECORDS + id)
                .with(Headers.INVOCATION, id);
    }

    private static Optional<String> idempotencyKey(Request request) {
        Optional<String> key = request.header(Headers.IDEMPOTENCY_KEY);
        if (key.isPresent()
                && (key.get().isEmpty()
                        || key.get().length() > LONGEST_KEY
                        || !key.get().chars().allMatch(c -> c >= ' ' && c <= '~'))) {
            throw new MoteException(
                    ErrorCode.INVALID_REQUEST, "An idempotency key is 1 to " + LONGEST_KEY + " ASCII characters.");
        }
        return key;
    }
}
