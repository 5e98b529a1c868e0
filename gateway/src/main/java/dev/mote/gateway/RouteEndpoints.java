package dev.mote.gateway;

import dev.mote.platform.Invocation;
import dev.mote.platform.InvocationRequest;
import dev.mote.platform.InvocationResult;
import dev.mote.platform.Invocations;
import dev.mote.platform.OutcomeErrors;
import dev.mote.worlds.Outcome;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** What answers for the targets of routes. Immutable. */
final class RouteEndpoints {
    private final Invocations invocations;

    RouteEndpoints(Invocations invocations) {
        this.invocations = invocations;
    }

    Endpoint of(RouteTarget target) {
        return switch (target) {
            case RouteTarget.Function function -> request -> call(function, request);
            case RouteTarget.Fixed fixed -> {
                Answer answer = fixed(fixed);
                yield _ -> answer;
            }
            case RouteTarget.Redirect redirect -> {
                Answer answer = new Answer(redirect.status(), Optional.empty(), Buffer.buffer(), List.of())
                        .with("Location", redirect.location());
                yield _ -> answer;
            }
            case RouteTarget.Files files -> new StaticFiles(files);
        };
    }

    private Answer call(RouteTarget.Function function, Request request) {
        RouteExchange exchange = new RouteExchange(request);
        InvocationRequest call = new InvocationRequest(
                function.name(), function.version(), request.body(), Invocation.Trigger.HTTP, Optional.of(exchange));
        InvocationResult result = invocations.invoke(call, request.started());
        Answer answer = result.outcome() instanceof Outcome.Completed completed
                ? exchange.answer(completed.output())
                : AppErrors.answer(Failure.of(OutcomeErrors.of(result.outcome()).orElseThrow()));
        return answer.with(Headers.INVOCATION, result.invocation().id());
    }

    private static Answer fixed(RouteTarget.Fixed fixed) {
        Answer answer = new Answer(
                fixed.status(), Optional.empty(), Buffer.buffer(fixed.body().bytes()), List.of());
        boolean typed = fixed.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        if (!typed && fixed.body().size() > 0) {
            answer = answer.with("Content-Type", Answer.TEXT.toString());
        }
        for (var header : fixed.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
