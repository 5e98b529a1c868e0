package dev.mote.wasi;

import dev.mote.engine.HostFunction;
import dev.mote.engine.Offers;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The face of WASI 0.1: what modules import as {@code wasi_snapshot_preview1}, or as {@code wasi_unstable} when they are
 * older. It translates between guest memory and the typed operations below it. Made once; any thread may call.
 *
 * <p>The instances that call these functions have a {@link WasiHost} as their host.
 */
public final class Preview1 {
    /** The module name of WASI 0.1. */
    public static final String MODULE = "wasi_snapshot_preview1";

    /** The module name of the release before. */
    public static final String UNSTABLE = "wasi_unstable";

    private final Offers offers;
    private final Offers differences;

    public Preview1() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        // A guest may call with next to no stack left; what these need is loaded before.
        Offers.initialise(
                lookup,
                Errno.class,
                Flags.class,
                GuestBuffers.class,
                GuestText.class,
                IoErrors.class,
                PathOperations.class,
                PathWalk.class,
                ProcessExit.class,
                Rights.class,
                Sockets.class,
                Structs.class,
                TimeFlags.class,
                Transfer.class);
        this.offers = Offers.of(
                lookup,
                Preview1Files.class,
                Preview1Paths.class,
                Preview1Poll.class,
                Preview1Process.class,
                Preview1Sockets.class);
        this.differences = Offers.of(lookup, UnstableDifferences.class);
    }

    /** What is offered under a module name and a name; empty where that is nothing. */
    public Optional<HostFunction> find(String module, String name) {
        return switch (module) {
            case MODULE -> offers.find(name);
            case UNSTABLE -> differences.find(name).or(() -> offers.find(name));
            default -> Optional.empty();
        };
    }

    /** The names that are offered, in order. */
    public Set<String> names() {
        return new TreeSet<>(offers.names());
    }
}
