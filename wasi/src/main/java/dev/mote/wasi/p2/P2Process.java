package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.WasiConfig;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * One component as the system interface knows it: what it was given, and what it holds. Used by the invocation's thread
 * alone.
 */
public final class P2Process implements P2Host, AutoCloseable {
    private final WasiConfig config;
    private final InputSource stdin;
    private final GuestResources resources = new GuestResources();
    private Optional<SecureRandom> random = Optional.empty();
    private final long started;

    /** A guest with standard streams as the configuration has them. */
    public P2Process(WasiConfig config) {
        this(config, new SourceInput(config.stdin()));
    }

    /** @param stdin its standard input, instead of the configuration's */
    public P2Process(WasiConfig config, InputSource stdin) {
        this.config = config;
        this.stdin = stdin;
        this.started = config.nanoClock().nanoTime();
    }

    /** The process of the guest that calls. */
    public static P2Process of(HostCall call) {
        return call.host(P2Host.class).p2();
    }

    @Override
    public P2Process p2() {
        return this;
    }

    public GuestResources resources() {
        return resources;
    }

    /** Something to wait for, as a resource of the guest; it has to drop it before what it comes from. */
    public PollableResource subscribe(Pollable pollable, GuestResource from) {
        return resources.keep(new PollableResource(pollable), from);
    }

    WasiConfig config() {
        return config;
    }

    InputSource stdin() {
        return stdin;
    }

    SecureRandom random() {
        if (random.isEmpty()) {
            random = Optional.of(new SecureRandom());
        }
        return random.get();
    }

    /** Nanoseconds since the guest began: it learns nothing of how long the host has been up. */
    long elapsed() {
        return config.nanoClock().nanoTime() - started;
    }

    @Override
    public void close() {
        resources.close();
        stdin.close();
    }
}
