package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.p2.Functions;
import java.util.List;
import java.util.Optional;

/** {@code wasi:http/outgoing-handler}: sends a component's requests. Stateless. */
final class OutgoingHandler {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private OutgoingHandler() {}

    static Functions functions() {
        return new Functions().answer("handle", OutgoingHandler::handle);
    }

    private static Object handle(HostCall call, List<?> params) {
        OutgoingRequestResource given = (OutgoingRequestResource) params.get(0);
        Optional<OptionsResource> options = Words.option(params.get(1)).map(OptionsResource.class::cast);
        ClientRequest.Timeouts timeouts =
                options.orElseGet(OptionsResource::new).timeouts();
        options.ifPresent(OptionsResource::drop);
        Optional<Authority> authority = given.authority().flatMap(Authority::parse);
        String scheme = given.scheme().orElse("https");
        given.drop();
        if (authority.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
            given.body().ifPresent(body -> body.abort("the request was not sent"));
            return VariantValue.error(HttpError.HTTP_REQUEST_URI_INVALID.value());
        }
        boolean tls = scheme.equals("https");
        ClientRequest request = new ClientRequest(
                given.method(),
                tls,
                authority.get().host(),
                authority.get().port().orElse(tls ? HTTPS : HTTP),
                given.authority().orElseThrow(),
                target(given),
                given.headers(),
                given.body(),
                timeouts);
        return send(HttpProcess.of(call), request);
    }

    private static Object send(HttpProcess process, ClientRequest request) {
        if (!process.takeConnection()) {
            request.body().ifPresent(body -> body.abort("too many requests at once"));
            return VariantValue.error(HttpError.CONNECTION_LIMIT_REACHED.value());
        }
        ClientExchange exchange = new ClientExchange(request, process.dialer());
        FutureResponseResource future = new FutureResponseResource(exchange, () -> {
            exchange.close();
            process.giveConnectionBack();
        });
        process.resources().keep(future);
        exchange.start();
        return VariantValue.ok(future);
    }

    /** Always with a path: a query alone follows the root. */
    private static String target(OutgoingRequestResource request) {
        String given = request.pathWithQuery().orElse("");
        return given.startsWith("/") || given.equals("*") ? given : "/" + given;
    }
}
