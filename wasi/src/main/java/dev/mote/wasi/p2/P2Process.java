package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.RefusalListener.Refused;
import dev.mote.wasi.WasiConfig;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * One component as the system interface knows it: what it was given, and what it holds. Takes the folders of its
 * configuration over. Used by the invocation's thread alone.
 */
public final class P2Process implements P2Host, AutoCloseable {
    private final WasiConfig config;
    private final InputSource stdin;
    private final GuestResources resources = new GuestResources();
    private final OpenCount open;
    private final OpenCount sockets;
    private Optional<SecureRandom> random = Optional.empty();
    private final long started;

    public P2Process(WasiConfig config) {
        this.config = config;
        this.stdin = config.stdin().stream()
                .<InputSource>map(PumpedInput::new)
                .orElseGet(() -> new SourceInput(config.stdin()));
        this.open = new OpenCount(
                config.folders().size() + config.limits().descriptors(), () -> refused(Refused.OPEN_FILES));
        this.sockets = new OpenCount(config.limits().sockets(), () -> refused(Refused.SOCKETS));
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

    /** Tells that the guest wanted more of something than it may have. */
    public void refused(Refused what) {
        config.limits().refusals().refused(what);
    }

    WasiConfig config() {
        return config;
    }

    /** Of files and folders. */
    OpenCount open() {
        return open;
    }

    OpenCount sockets() {
        return sockets;
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
        config.folders().forEach(grant -> grant.folder().close());
    }
}
