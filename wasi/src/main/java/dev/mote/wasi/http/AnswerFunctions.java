package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.p2.Functions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The functions of the answers that a component makes, and of bodies that it writes. Stateless. */
final class AnswerFunctions {
    private static final int OK = 0;

    private AnswerFunctions() {}

    static void addTo(Functions functions) {
        functions
                .quick(
                        "[constructor]outgoing-response",
                        (call, params) -> HttpProcess.of(call)
                                .resources()
                                .keep(new OutgoingResponseResource(FieldsFunctions.taken(params.get(0)))))
                .quick(
                        "[method]outgoing-response.status-code",
                        (_, params) -> response(params.get(0)).status())
                .quick(
                        "[method]outgoing-response.set-status-code",
                        (_, params) -> Words.result(response(params.get(0)).status((Integer) params.get(1))))
                .quick(
                        "[method]outgoing-response.headers",
                        (call, params) -> FieldsFunctions.shown(
                                HttpProcess.of(call), response(params.get(0)).headers()))
                .quick(
                        "[method]outgoing-response.body",
                        (call, params) -> body(call, response(params.get(0)).takeBody()))
                .action("[static]response-outparam.set", AnswerFunctions::set)
                .quick("[method]outgoing-body.write", (call, params) -> {
                    OutgoingBodyResource body = (OutgoingBodyResource) params.get(0);
                    return Words.result(body.stream()
                            .map(made -> HttpProcess.of(call).resources().keep(made, body)));
                })
                .answer("[static]outgoing-body.finish", AnswerFunctions::finish);
    }

    static Object body(HostCall call, Optional<OutgoingBodyResource> body) {
        return Words.result(body.map(HttpProcess.of(call).resources()::keep));
    }

    private static void set(HostCall call, List<?> params) {
        OutparamResource outparam = (OutparamResource) params.get(0);
        ServerAnswer answer = outparam.answer();
        outparam.drop();
        VariantValue given = (VariantValue) params.get(1);
        if (given.index() != OK) {
            answer.refuse(HttpError.of((VariantValue) given.payload().orElseThrow()));
            return;
        }
        OutgoingResponseResource response = response(given.payload().orElseThrow());
        response.body()
                .ifPresentOrElse(
                        body -> body.connect(call.run(), answer, response.status(), response.headers()),
                        () -> answer.bodiless(response.status(), response.headers()));
        response.drop();
    }

    private static Object finish(HostCall call, List<?> params) {
        OutgoingBodyResource body = (OutgoingBodyResource) params.get(0);
        List<Header> trailers =
                Words.option(params.get(1)).map(FieldsFunctions::taken).orElse(List.of());
        try {
            boolean whole = body.finish(call.run(), trailers);
            return whole ? VariantValue.OK : VariantValue.error(HttpError.HTTP_RESPONSE_BODY_SIZE.value());
        } catch (IOException e) {
            return VariantValue.error(ClientExchange.fault(e, HttpError.CONNECTION_WRITE_TIMEOUT)
                    .code()
                    .value());
        } finally {
            body.drop();
        }
    }

    private static OutgoingResponseResource response(Object param) {
        return (OutgoingResponseResource) param;
    }
}
