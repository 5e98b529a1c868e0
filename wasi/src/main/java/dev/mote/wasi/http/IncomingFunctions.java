package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.p2.Functions;
import dev.mote.wasi.p2.InputResource;
import dev.mote.wasi.p2.Pollable;
import java.util.List;
import java.util.Optional;

/** The functions of what a component receives: requests, answers, bodies and trailers. Stateless. */
final class IncomingFunctions {
    private IncomingFunctions() {}

    static void addTo(Functions functions) {
        functions
                .quick(
                        "[method]incoming-request.method",
                        (_, params) -> Words.method(request(params).method()))
                .quick(
                        "[method]incoming-request.path-with-query",
                        (_, params) -> VariantValue.some(request(params).pathWithQuery()))
                .quick(
                        "[method]incoming-request.scheme",
                        (_, params) ->
                                VariantValue.some(Words.scheme(request(params).scheme())))
                .quick(
                        "[method]incoming-request.authority",
                        (_, params) -> Words.option(request(params).authority()))
                .quick(
                        "[method]incoming-request.headers",
                        (call, params) -> FieldsFunctions.shown(
                                HttpProcess.of(call), request(params).headers()))
                .quick(
                        "[method]incoming-request.consume",
                        (call, params) -> body(call, ((IncomingRequestResource) params.get(0)).consume()))
                .quick(
                        "[method]incoming-response.status",
                        (_, params) -> response(params).head().status())
                .quick(
                        "[method]incoming-response.headers",
                        (call, params) -> FieldsFunctions.shown(
                                HttpProcess.of(call), response(params).head().headers()))
                .quick(
                        "[method]incoming-response.consume",
                        (call, params) -> body(call, response(params).consume()))
                .quick("[method]incoming-body.stream", IncomingFunctions::stream)
                .quick("[static]incoming-body.finish", IncomingFunctions::finish)
                .quick(
                        "[method]future-trailers.subscribe",
                        (call, params) -> HttpProcess.of(call).process().subscribe(Pollable.always(), (TrailersResource)
                                params.get(0)))
                .quick("[method]future-trailers.get", IncomingFunctions::trailers);
    }

    private static Object body(HostCall call, Optional<IncomingBodyResource> body) {
        return Words.result(body.map(HttpProcess.of(call).resources()::keep));
    }

    private static Object stream(HostCall call, List<?> params) {
        IncomingBodyResource body = (IncomingBodyResource) params.get(0);
        Optional<InputResource> stream = body.stream();
        return Words.result(stream.map(made -> HttpProcess.of(call).resources().keep(made, body)));
    }

    private static Object finish(HostCall call, List<?> params) {
        IncomingBodyResource body = (IncomingBodyResource) params.get(0);
        TrailersResource trailers = new TrailersResource(body.trailers());
        body.drop();
        return HttpProcess.of(call).resources().keep(trailers);
    }

    private static Object trailers(HostCall call, List<?> params) {
        Optional<List<Header>> taken = ((TrailersResource) params.get(0)).take();
        if (taken.isEmpty()) {
            return VariantValue.some(Words.FAILED);
        }
        List<Header> headers = taken.get();
        Object fields = headers.isEmpty()
                ? VariantValue.NONE
                : VariantValue.some(HttpProcess.of(call).resources().keep(new FieldsResource(headers, true)));
        return VariantValue.some(VariantValue.ok(VariantValue.ok(fields)));
    }

    private static ServerExchange request(List<?> params) {
        return ((IncomingRequestResource) params.get(0)).exchange();
    }

    private static IncomingResponseResource response(List<?> params) {
        return (IncomingResponseResource) params.get(0);
    }
}
