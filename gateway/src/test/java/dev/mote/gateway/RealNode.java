package dev.mote.gateway;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.guests.BundledGuests;
import dev.mote.local.LocalStorage;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.NodeConfig;
import dev.mote.platform.Platform;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Faasm2018World;
import dev.mote.worlds.Grants;
import dev.mote.worlds.HandleWorld;
import dev.mote.worlds.Worlds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole node behind its gateway: the real engine, world, platform and storage, on a free port. */
final class RealNode implements AutoCloseable {
    final Platform platform;
    final Gateway gateway;
    private final List<AppRoute> routes = new ArrayList<>();
    private final Engine engine;
    private final LocalStorage storage;

    RealNode(Path data) {
        this(data, Limits.defaults(), List.of());
    }

    RealNode(Path data, Limits limits, List<Token> tokens) {
        Clock clock = Clock.systemUTC();
        NodeConfig config = new NodeConfig(data, limits);
        MemoryBudget memory = Platform.memoryBudget(config);
        engine = new MoteEngine(new CodegenConfig(memory));
        storage = LocalStorage.open(data, clock);
        platform = Platform.start(
                engine,
                memory,
                new Worlds(List.of(new Faasm2018World(clock), new HandleWorld())),
                storage,
                config,
                clock);
        gateway = Gateway.start(platform, GatewayConfig.loopback(0).withTokens(tokens));
    }

    RawClient connect() {
        return new RawClient(gateway.port());
    }

    /** Publishes a bundled guest. */
    RealNode with(String user, String guest) {
        return with(user, guest, Limits.defaults());
    }

    RealNode with(String user, String guest, Limits limits) {
        platform.functions()
                .upload(
                        new FunctionName(user, guest),
                        BundledGuests.module(guest),
                        Optional.of(new FunctionSettings(limits, Grants.none())));
        return this;
    }

    /** Publishes a guest of world handle as {@code app/<entry>}. */
    FunctionName handle(String guest, String entry, Limits limits, Grants grants) {
        FunctionName name = new FunctionName("app", entry);
        platform.functions()
                .upload(
                        name,
                        BundledGuests.module("handle", guest),
                        Optional.of(new FunctionSettings(limits, grants, Optional.of(entry), Set.of())));
        return name;
    }

    /** Publishes entries of a guest of world handle, each at the path of its name. */
    RealNode withHandle(String guest, String... entries) {
        return withHandle(Limits.defaults(), Grants.none(), guest, entries);
    }

    RealNode withHandle(Limits limits, Grants grants, String guest, String... entries) {
        for (String entry : entries) {
            FunctionName name = handle(guest, entry, limits, grants);
            routes.add(new AppRoute(
                    Optional.empty(), Set.of(), "/" + entry, new RouteTarget.Function(name, new VersionRef.Live())));
        }
        gateway.serve(routes);
        return this;
    }

    /** Serves one more route. */
    RealNode route(String path, RouteTarget target, String... methods) {
        routes.add(new AppRoute(Optional.empty(), Set.of(methods), path, target));
        gateway.serve(routes);
        return this;
    }

    RawClient.Response get(String target) {
        return send("GET", target, "", "");
    }

    RawClient.Response post(String target, String body) {
        return send("POST", target, "", body);
    }

    /** @param headers whole lines, each with its end */
    RawClient.Response send(String method, String target, String headers, String body) {
        return send(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    RawClient.Response send(String method, String target, String headers, byte[] body) {
        try (RawClient client = connect()) {
            client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                    + body.length + "\r\n\r\n");
            client.trySend(body);
            return client.read();
        }
    }

    static Limits limits(Limit limit, Duration value) {
        return Limits.defaults().with(limit, value);
    }

    @Override
    public void close() {
        gateway.close();
        platform.drain(Duration.ZERO);
        platform.close();
        storage.close();
        engine.close();
    }
}
