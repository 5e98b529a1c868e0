package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.p2.ErrorResource;
import dev.mote.wasi.p2.Functions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of the requests that a component makes: what it sets, how long it waits, what came of it. Stateless. */
final class RequestFunctions {
    private RequestFunctions() {}

    static void addTo(Functions functions) {
        functions
                .quick(
                        "[constructor]outgoing-request",
                        (call, params) -> HttpProcess.of(call)
                                .resources()
                                .keep(new OutgoingRequestResource(FieldsFunctions.taken(params.get(0)))))
                .quick(
                        "[method]outgoing-request.body",
                        (call, params) ->
                                AnswerFunctions.body(call, request(params).takeBody()))
                .quick(
                        "[method]outgoing-request.method",
                        (_, params) -> Words.method(request(params).method()))
                .quick(
                        "[method]outgoing-request.set-method",
                        (_, params) -> Words.result(request(params).method(Words.method(params.get(1)))))
                .quick(
                        "[method]outgoing-request.path-with-query",
                        (_, params) -> Words.option(request(params).pathWithQuery()))
                .quick(
                        "[method]outgoing-request.set-path-with-query",
                        (_, params) -> Words.result(request(params).pathWithQuery(text(params))))
                .quick(
                        "[method]outgoing-request.scheme",
                        (_, params) -> Words.option(request(params).scheme().map(Words::scheme)))
                .quick(
                        "[method]outgoing-request.set-scheme",
                        (_, params) -> Words.result(request(params)
                                .scheme(Words.option(params.get(1)).map(Words::scheme))))
                .quick(
                        "[method]outgoing-request.authority",
                        (_, params) -> Words.option(request(params).authority()))
                .quick(
                        "[method]outgoing-request.set-authority",
                        (_, params) -> Words.result(request(params).authority(text(params))))
                .quick(
                        "[method]outgoing-request.headers",
                        (call, params) -> FieldsFunctions.shown(
                                HttpProcess.of(call), request(params).headers()))
                .quick(
                        "[constructor]request-options",
                        (call, _) -> HttpProcess.of(call).resources().keep(new OptionsResource()))
                .quick("[method]future-incoming-response.subscribe", (call, params) -> {
                    FutureResponseResource future = (FutureResponseResource) params.get(0);
                    return HttpProcess.of(call).process().subscribe(future.answered(), future);
                })
                .quick("[method]future-incoming-response.get", RequestFunctions::answer)
                .quick(
                        "http-error-code",
                        (_, params) -> Words.option(
                                ((ErrorResource) params.get(0)).error() instanceof HttpFault fault
                                        ? Optional.of(fault.code().value())
                                        : Optional.empty()));
        for (OptionsResource.Step step : OptionsResource.Step.values()) {
            addOptions(functions, step);
        }
    }

    private static void addOptions(Functions functions, OptionsResource.Step step) {
        String name = step.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-timeout";
        functions
                .quick(
                        "[method]request-options." + name,
                        (_, params) -> Words.option(
                                ((OptionsResource) params.get(0)).get(step).map(Duration::toNanos)))
                .quick("[method]request-options.set-" + name, (_, params) -> {
                    ((OptionsResource) params.get(0))
                            .set(step, Words.option(params.get(1)).map(RequestFunctions::time));
                    return VariantValue.OK;
                });
    }

    private static Object answer(HostCall call, List<?> params) {
        FutureResponseResource future = (FutureResponseResource) params.get(0);
        Optional<ClientExchange.Result> result = future.exchange().result();
        if (result.isEmpty()) {
            return VariantValue.NONE;
        }
        if (future.isTaken()) {
            return VariantValue.some(Words.FAILED);
        }
        Runnable whenClosed = future.take();
        return VariantValue.some(VariantValue.ok(
                switch (result.get()) {
                    case ClientExchange.Result.Answered answered ->
                        VariantValue.ok(HttpProcess.of(call)
                                .resources()
                                .keep(new IncomingResponseResource(answered, whenClosed)));
                    case ClientExchange.Result.Failed(HttpFault fault) -> {
                        whenClosed.run();
                        yield VariantValue.error(fault.code().value());
                    }
                }));
    }

    /** Nanoseconds without a sign; what does not fit is as good as for ever. */
    private static Duration time(Object nanos) {
        long value = (Long) nanos;
        return Duration.ofNanos(value < 0 ? Long.MAX_VALUE : value);
    }

    private static Optional<String> text(List<?> params) {
        return Words.option(params.get(1)).map(String.class::cast);
    }

    private static OutgoingRequestResource request(List<?> params) {
        return (OutgoingRequestResource) params.get(0);
    }
}
