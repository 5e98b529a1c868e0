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

    static Router router(Platform platform, BooleanSupplier draining, Compat compat) {
        Api api = new Api();
        api.addNode(platform, draining);
        if (compat.faasm()) {
            api.addFaasm(platform);
        }
        api.addFunctions(
                new FunctionEndpoints(platform.functions()), platform.config().limits());
        api.addInvocations(platform);
        if (compat.wasmFaas()) {
            api.addBuckets(platform);
        }
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
        BodyRule module = BodyRule.module(platform.config().limits());
        FaasmEndpoints faasm = new FaasmEndpoints(platform.functions(), platform.invocations());
        for (String prefix : List.of("/f/*", "/fa/*")) {
            open(prefix, faasm::get, 200);
            Endpoint post = prefix.equals("/f/*") ? faasm::call : faasm::submit;
            int posted = prefix.equals("/f/*") ? 200 : 201;
            faasm(HttpMethod.POST, prefix, Scope.INVOKE, BodyRule.INPUT, posted, FaasmEndpoints::error, post);
            faasm(HttpMethod.PUT, prefix, Scope.DEPLOY, module, 200, FaasmEndpoints::uploadError, faasm::put);
        }
    }

    private void addFunctions(FunctionEndpoints functions, Limits limits) {
        BodyRule module = BodyRule.module(limits);
        get("/v1/functions", functions::list);
        get(FUNCTION, functions::get, 404);
        change(HttpMethod.PUT, FUNCTION, module, functions::upload, 201, 202, 413);
        change(HttpMethod.DELETE, FUNCTION, BodyRule.NONE, functions::delete, 204, 404);
        get(FUNCTION + "/deployment", functions::deployment, 404);
        get(FUNCTION + "/versions", functions::versions, 404);
        get(FUNCTION + "/settings", functions::settings, 404);
        change(HttpMethod.PUT, FUNCTION + "/settings", BodyRule.JSON, functions::configure, 200, 404);
        get(FUNCTION + "/aliases", functions::aliases, 404);
        change(HttpMethod.PUT, FUNCTION + "/aliases/{alias}", BodyRule.JSON, functions::setAlias, 200, 404);
        change(HttpMethod.DELETE, FUNCTION + "/aliases/{alias}", BodyRule.NONE, functions::removeAlias, 204, 404);
        change(HttpMethod.POST, FUNCTION + "/rollback", BodyRule.JSON, functions::rollback, 200, 404);
        change(HttpMethod.POST, "/v1/inspect", module, functions::inspect, 200, 413);
    }

    private void addInvocations(Platform platform) {
        InvokeEndpoint invoke = new InvokeEndpoint(platform.functions(), platform.invocations());
        add(
                HttpMethod.POST,
                "/v1/invoke/{user}/{name}",
                Scope.INVOKE,
                BodyRule.INPUT,
                invoke::invoke,
                Set.of(200, 202, 404, 409, 413, 429, 502, 504));
        InvocationEndpoints invocations = new InvocationEndpoints(platform.invocations());
        get("/v1/invocations", invocations::list);
        get(INVOCATION, invocations::get, 404);
        get(INVOCATION + "/output", invocations::output, 404, 409, 502, 504);
        get(INVOCATION + "/log", invocations::log, 404);
        add(HttpMethod.DELETE, INVOCATION, Scope.INVOKE, BodyRule.NONE, invocations::cancel, Set.of(204, 404, 409));
    }

    private void addBuckets(Platform platform) {
        BucketEndpoints buckets = new BucketEndpoints(platform.buckets());
        ExecEndpoint exec = new ExecEndpoint(platform.buckets(), platform.functions(), platform.invocations());
        BodyRule file = BodyRule.file(platform.config().limits());
        bucket(HttpMethod.PUT, "/bucket/{bucket}", Scope.DEPLOY, BodyRule.NONE, buckets::create);
        bucket(HttpMethod.GET, "/bucket/{bucket}", Scope.READ, BodyRule.NONE, buckets::list);
        bucket(HttpMethod.DELETE, "/bucket/{bucket}", Scope.DEPLOY, BodyRule.NONE, buckets::delete);
        bucket(HttpMethod.POST, "/file/{bucket}/{key}", Scope.DEPLOY, file, buckets::upload, 400);
        bucket(HttpMethod.GET, "/file/{bucket}/{key}", Scope.READ, BodyRule.NONE, buckets::download);
        bucket(HttpMethod.DELETE, "/file/{bucket}/{key}", Scope.DEPLOY, BodyRule.NONE, buckets::deleteFile);
        bucket(HttpMethod.POST, "/exec/{bucket}/{key}", Scope.INVOKE, BodyRule.INPUT, exec::exec, 400, 415);
    }

    private void bucket(
            HttpMethod method, String pattern, Scope scope, BodyRule body, Endpoint endpoint, Integer... more) {
        Set<Integer> statuses = new HashSet<>(Set.of(more));
        statuses.addAll(Set.of(200, 500));
        routes.add(new Route(method, pattern, Optional.of(scope), body, statuses, BucketErrors::answer, endpoint));
    }

    private void open(String pattern, Endpoint endpoint, Integer... statuses) {
        routes.add(new Route(
                HttpMethod.GET,
                pattern,
                Optional.empty(),
                BodyRule.NONE,
                Set.of(statuses),
                Problems::answer,
                endpoint));
    }

    private void get(String pattern, Endpoint endpoint, Integer... errors) {
        Set<Integer> statuses = new HashSet<>(Set.of(errors));
        statuses.add(200);
        add(HttpMethod.GET, pattern, Scope.READ, BodyRule.NONE, endpoint, statuses);
    }

    private void change(HttpMethod method, String pattern, BodyRule body, Endpoint endpoint, Integer... statuses) {
        add(method, pattern, Scope.DEPLOY, body, endpoint, Set.of(statuses));
    }

    private void add(
            HttpMethod method, String pattern, Scope scope, BodyRule body, Endpoint endpoint, Set<Integer> statuses) {
        routes.add(new Route(method, pattern, Optional.of(scope), body, statuses, Problems::answer, endpoint));
    }

    private void faasm(
            HttpMethod method,
            String pattern,
            Scope scope,
            BodyRule body,
            int status,
            Function<Failure, Answer> errors,
            Endpoint endpoint) {
        routes.add(new Route(method, pattern, Optional.of(scope), body, Set.of(status, 400, 500), errors, endpoint));
    }
}
