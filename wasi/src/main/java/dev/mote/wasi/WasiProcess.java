package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.StackReserve;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One guest as the system interface knows it: what it was given, and what it has open. Used by the invocation's thread
 * alone.
 */
public final class WasiProcess implements WasiHost, AutoCloseable {
    private static final int STREAMS = 3;

    private final List<byte[]> args;
    private final List<byte[]> env;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final long started;
    private final SecureRandom random = new SecureRandom();
    private final DescriptorTable table;

    /** Takes the folders of the configuration over. */
    public WasiProcess(WasiConfig config) {
        this.args = config.args().stream().map(WasiProcess::text).toList();
        this.env = config.env().entrySet().stream()
                .map(entry -> text(entry.getKey() + "=" + entry.getValue()))
                .toList();
        this.clock = config.clock();
        this.nanoClock = config.nanoClock();
        this.started = nanoClock.nanoTime();
        int given = STREAMS + config.folders().size() + config.listeners().size();
        this.table = new DescriptorTable(
                given + config.limits().descriptors(), config.limits().refusals());
        try {
            table.add(new InputDescriptor(config.stdin()));
            table.add(new OutputDescriptor(config.stdout()));
            table.add(new OutputDescriptor(config.stderr()));
            for (FolderGrant grant : config.folders()) {
                table.add(new FolderDescriptor(grant.folder(), Optional.of(grant.guestPath())));
            }
            for (var listener : config.listeners()) {
                table.add(new ListenerDescriptor(listener));
            }
        } catch (WasiError e) {
            throw new IllegalStateException("the table is made for what is given", e);
        }
    }

    @Override
    public WasiProcess wasi() {
        return this;
    }

    @Override
    public void close() {
        table.close();
    }

    /** The process of the guest that calls; ends the guest here if it was stopped, so that a loop of host calls ends too. */
    static WasiProcess of(CoreInstance instance) {
        instance.run().checkStopped();
        return instance.host(WasiHost.class).wasi();
    }

    /** As {@link #of}, for an operation that must not run out of stack halfway, with something opened and not noted. */
    static WasiProcess withReserve(CoreInstance instance) {
        StackReserve.check();
        return of(instance);
    }

    DescriptorTable table() {
        return table;
    }

    List<byte[]> args() {
        return args;
    }

    List<byte[]> env() {
        return env;
    }

    Clock clock() {
        return clock;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    /** Where the guest's elapsed time begins: a guest learns nothing of how long the host has been up. */
    long started() {
        return started;
    }

    void fillRandom(byte[] bytes) {
        random.nextBytes(bytes);
    }

    /** Runs what may wait, without the CPU slot. */
    static <T> T blocking(Run run, Callable<T> wait) throws WasiError {
        try {
            return run.blocking(wait);
        } catch (Exception e) {
            // An operation that was interrupted may say so in a way of its own.
            run.checkStopped();
            if (e instanceof WasiError error) {
                throw error;
            }
            if (e instanceof IOException failure) {
                throw new WasiError(IoErrors.errno(failure));
            }
            if (e instanceof UncheckedIOException failure) {
                throw new WasiError(IoErrors.errno(failure.getCause()));
            }
            if (e instanceof RuntimeException other) {
                throw other;
            }
            Thread.currentThread().interrupt();
            throw new Stopped(StopReason.SHUTDOWN);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
