package dev.mote.gateway;

import dev.mote.platform.Limits;
import dev.mote.platform.Platform;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The table of addresses. {@code openapi.json} describes the same ones, and a test holds the two together. */
final class Api {
    private static final String FUNCTION = "/v1/functions/{user}/{name}";
    private static final String INVOCATION = "/v1/invocations/{id}";

    private final List<Route> routes = new ArrayList<>();

    private Api() {}

    static Router router(Platform platform, BooleanSupplier draining) {
        Api api = new Api();
        api.addNode(platform, draining);
        api.addFaasm(platform);
        api.addFunctions(
                new FunctionEndpoints(platform.functions(), platform.config().limits()));
        api.addInvocations(platform);
        return new Router(api.routes);
    }

    private void addNode(Platform platform, BooleanSupplier draining) {
        NodeEndpoints node = new NodeEndpoints(platform, draining);
        open("/", new Landing(platform.functions())::show, 200);
        open("/openapi.json", node::openApi, 200);
        open("/livez", node::live, 200);
        open("/readyz", node::ready, 200, 503);
        open("/healthz", node::ready, 200, 503);
        get("/metrics", node::metrics);
        get("/v1/limits", node::limits);
        get("/v1/node", node::node);
    }

    private void addFaasm(Platform platform) {
        Limits limits = platform.config().limits();
        FaasmEndpoints faasm = new FaasmEndpoints(platform.functions(), platform.invocations(), limits);
        for (String prefix : List.of("/f/*", "/fa/*")) {
            open(prefix, faasm::get, 200);
            Endpoint post = prefix.equals("/f/*") ? faasm::call : faasm::submit;
            int posted = prefix.equals("/f/*") ? 200 : 201;
            faasm(HttpMethod.POST, prefix, Scope.INVOKE, posted, FaasmEndpoints::error, post);
            faasm(HttpMethod.PUT, prefix, Scope.DEPLOY, 200, FaasmEndpoints::uploadError, faasm::put);
        }
    }

    private void addFunctions(FunctionEndpoints functions) {
        get("/v1/functions", functions::list);
        get(FUNCTION, functions::get, 404);
        change(HttpMethod.PUT, FUNCTION, functions::upload, 201, 413);
        change(HttpMethod.DELETE, FUNCTION, functions::delete, 204, 404);
        get(FUNCTION + "/versions", functions::versions, 404);
        get(FUNCTION + "/settings", functions::settings, 404);
        change(HttpMethod.PUT, FUNCTION + "/settings", functions::configure, 200, 404);
        get(FUNCTION + "/aliases", functions::aliases, 404);
        change(HttpMethod.PUT, FUNCTION + "/aliases/{alias}", functions::setAlias, 200, 404);
        change(HttpMethod.DELETE, FUNCTION + "/aliases/{alias}", functions::removeAlias, 204, 404);
        change(HttpMethod.POST, FUNCTION + "/rollback", functions::rollback, 200, 404);
        change(HttpMethod.POST, "/v1/inspect", functions::inspect, 200, 413);
    }

    private void addInvocations(Platform platform) {
        InvokeEndpoint invoke = new InvokeEndpoint(platform.functions(), platform.invocations());
        add(
                HttpMethod.POST,
                "/v1/invoke/{user}/{name}",
                Scope.INVOKE,
                invoke::invoke,
                Set.of(200, 202, 404, 409, 413, 429, 502, 504));
        InvocationEndpoints invocations = new InvocationEndpoints(platform.invocations());
        get("/v1/invocations", invocations::list);
        get(INVOCATION, invocations::get, 404);
        get(INVOCATION + "/output", invocations::output, 404, 409, 502, 504);
        get(INVOCATION + "/log", invocations::log, 404);
        add(HttpMethod.DELETE, INVOCATION, Scope.INVOKE, invocations::cancel, Set.of(204, 404, 409));
    }

    private void open(String pattern, Endpoint endpoint, Integer... statuses) {
        routes.add(new Route(
                HttpMethod.GET, pattern, Optional.empty(), false, Set.of(statuses), Problems::answer, endpoint));
    }

    private void get(String pattern, Endpoint endpoint, Integer... errors) {
        Set<Integer> statuses = new HashSet<>(Set.of(errors));
        statuses.add(200);
        add(HttpMethod.GET, pattern, Scope.READ, endpoint, statuses);
    }

    private void change(HttpMethod method, String pattern, Endpoint endpoint, Integer... statuses) {
        add(method, pattern, Scope.DEPLOY, endpoint, Set.of(statuses));
    }

    private void add(HttpMethod method, String pattern, Scope scope, Endpoint endpoint, Set<Integer> statuses) {
        boolean takesBody = !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.DELETE);
        routes.add(new Route(method, pattern, Optional.of(scope), takesBody, statuses, Problems::answer, endpoint));
    }

    private void faasm(
            HttpMethod method,
            String pattern,
            Scope scope,
            int status,
            Function<Failure, Answer> errors,
            Endpoint endpoint) {
        routes.add(new Route(method, pattern, Optional.of(scope), true, Set.of(status, 400, 500), errors, endpoint));
    }
}
