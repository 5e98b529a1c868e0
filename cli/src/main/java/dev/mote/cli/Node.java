package dev.mote.cli;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.NanoClock;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.gateway.AppRoute;
import dev.mote.gateway.Gateway;
import dev.mote.gateway.GatewayConfig;
import dev.mote.local.LocalStorage;
import dev.mote.platform.Limit;
import dev.mote.platform.NodeConfig;
import dev.mote.platform.Platform;
import dev.mote.platform.spi.Storage;
import dev.mote.s3.S3Config;
import dev.mote.s3.S3Storage;
import dev.mote.worlds.CommandWorld;
import dev.mote.worlds.FaasExecWorld;
import dev.mote.worlds.Faasm2018World;
import dev.mote.worlds.HandleWorld;
import dev.mote.worlds.HttpWorld;
import dev.mote.worlds.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One node, put together from the rooms. The only place that knows which engine, worlds and storage there are. Started,
 * drained and closed by one thread.
 */
final class Node implements AutoCloseable {
    private final Engine engine;
    private final Storage storage;
    private final Platform platform;
    private final Gateway gateway;
    private final URI url;
    private boolean frontClosed;

    private Node(Engine engine, Storage storage, Platform platform, Gateway gateway, URI url) {
        this.engine = engine;
        this.storage = storage;
        this.platform = platform;
        this.gateway = gateway;
        this.url = url;
    }

    /** The worlds that guests can be written against. */
    static Worlds worlds(Clock clock) {
        return new Worlds(List.of(
                new Faasm2018World(clock),
                new HandleWorld(),
                new CommandWorld(clock, NanoClock.system()),
                new FaasExecWorld(clock, NanoClock.system()),
                new HttpWorld(clock, NanoClock.system())));
    }

    /** Deploys what a node is to serve, once its platform is there and before it listens; answers the routes. */
    @FunctionalInterface
    interface Routes {
        List<AppRoute> of(Platform platform) throws IOException;
    }

    /** Starts without routes. */
    static Node start(NodeConfig config, GatewayConfig front, Clock clock) {
        return start(config, front, clock, Optional.empty(), _ -> List.of());
    }

    /** Starts from the ground up; what was started is closed again where a later part does not start. */
    static Node start(NodeConfig config, GatewayConfig front, Clock clock, Optional<S3Config> objects, Routes routes) {
        Opened opened = new Opened();
        try {
            Storage storage = opened.add(storage(config, objects, clock));
            MemoryBudget memory = Platform.memoryBudget(config);
            Engine engine = opened.add(new MoteEngine(new CodegenConfig(memory).withCache(codeCache(config, clock))));
            Platform platform = opened.add(Platform.start(engine, memory, worlds(clock), storage, config, clock));
            Gateway gateway = opened.add(Gateway.start(platform, front, routes.of(platform)));
            URI url = URI.create("http://" + new ListenAddress(front.host(), gateway.port()) + "/");
            return new Node(engine, storage, platform, gateway, url);
        } catch (IOException e) {
            UncheckedIOException failure =
                    new UncheckedIOException("A file of the node cannot be used: " + e.getMessage(), e);
            opened.close(failure);
            throw failure;
        } catch (RuntimeException e) {
            opened.close(e);
            throw e;
        }
    }

    private static Storage storage(NodeConfig config, Optional<S3Config> objects, Clock clock) {
        Storage local = LocalStorage.open(config.data(), clock);
        try {
            return objects.<Storage>map(server -> S3Storage.open(local, server, clock))
                    .orElse(local);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    private static CodeCache codeCache(NodeConfig config, Clock clock) {
        try {
            return new CodeCache(config.data().resolve("cache"), config.limits().get(Limit.CODE_CACHE), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for compiled code cannot be used: " + e.getMessage(), e);
        }
    }

    URI url() {
        return url;
    }

    /** Serves these routes from now on. */
    void serve(List<AppRoute> routes) {
        gateway.serve(routes);
    }

    Platform platform() {
        return platform;
    }

    /**
     * Takes no new requests and lets running ones finish.
     *
     * @return whether everything finished in time; what did not is asked again by its client, or is in the queue
     */
    boolean drain(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        frontClosed = true;
        boolean answered = gateway.close(within);
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return platform.drain(left) && answered;
    }

    @Override
    public void close() {
        if (!frontClosed) {
            gateway.close();
        }
        platform.close();
        engine.close();
        storage.close();
    }
}
