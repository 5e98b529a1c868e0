package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Invocation;
import dev.mote.platform.Invocations;
import dev.mote.platform.MoteException;
import dev.mote.platform.OutcomeErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Records of calls under {@code /v1/invocations}. */
final class InvocationEndpoints {
    private static final int DEFAULT_LIST = 100;
    private static final int LONGEST_LIST = 1_000;

    private final Invocations invocations;

    InvocationEndpoints(Invocations invocations) {
        this.invocations = invocations;
    }

    Answer list(Request request) {
        Optional<FunctionName> function = request.query("function").map(FunctionName::parse);
        function.ifPresent(request::reachable);
        List<Invocation> records = invocations.list(function, limit(request));
        ObjectNode document = Json.object();
        document.set(
                "invocations",
                Documents.list(
                        records.stream()
                                .filter(record -> request.caller()
                                        .reaches(record.function().user()))
                                .toList(),
                        Documents::invocation));
        return Json.answer(200, document);
    }

    Answer get(Request request) {
        return Json.answer(200, Documents.invocation(find(request)));
    }

    /** The output of a call that completed; the error of one that did not. */
    Answer output(Request request) {
        Invocation invocation = find(request);
        if (invocation.state() != Invocation.State.DONE) {
            throw new MoteException(ErrorCode.CONFLICT, "The invocation is not done yet.");
        }
        Optional<MoteException> error = invocation.outcome().flatMap(OutcomeErrors::of);
        if (error.isPresent()) {
            return Problems.answer(Failure.of(error.get()).about(InvokeEndpoint.RECORDS + invocation.id()));
        }
        return Answer.of(200, Answer.BYTES, invocations.output(invocation.id()).bytes())
                .with(Headers.INVOCATION, invocation.id());
    }

    Answer log(Request request) {
        Invocation invocation = find(request);
        return Answer.of(200, Answer.TEXT, invocations.log(invocation.id())).with(Headers.INVOCATION, invocation.id());
    }

    Answer cancel(Request request) {
        Invocation invocation = find(request);
        if (!invocations.cancel(invocation.id())) {
            throw new MoteException(ErrorCode.CONFLICT, "The invocation is done already.");
        }
        return Answer.noContent();
    }

    /** Somebody else's record looks like none at all. */
    private Invocation find(Request request) {
        Invocation invocation = invocations.get(request.parameter("id"));
        if (!request.caller().reaches(invocation.function().user())) {
            throw new MoteException(ErrorCode.INVOCATION_NOT_FOUND, "There is no invocation of this id.");
        }
        return invocation;
    }

    private static int limit(Request request) {
        String text = request.query("limit").orElse(Integer.toString(DEFAULT_LIST));
        if (!text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST_LIST) {
                return limit;
            }
        }
        throw new MoteException(ErrorCode.INVALID_REQUEST, "'limit' is a number from 1 to " + LONGEST_LIST + ".");
    }
}
