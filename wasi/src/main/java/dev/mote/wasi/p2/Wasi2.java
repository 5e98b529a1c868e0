package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The interfaces of WASI 0.2, offered in the last version of their track: a component may import any version of it, or
 * name none, and its resources are the same. Made once; any thread may use what it gives.
 *
 * <p>The instances that call these functions have a {@link P2Host} as their host.
 */
public final class Wasi2 {
    private final WitPackages wit = new WitPackages();
    private final List<HostInterface> interfaces = new ArrayList<>();

    public Wasi2() {
        for (String part : List.of("io", "clocks", "random", "cli", "filesystem", "sockets")) {
            wit.read(text(part));
        }
        interfaces.addAll(IoFunctions.interfaces(wit));
        interfaces.addAll(ClockFunctions.interfaces(wit));
        interfaces.addAll(RandomFunctions.interfaces(wit));
        interfaces.addAll(CliFunctions.interfaces(wit));
        interfaces.addAll(FileFunctions.interfaces(wit));
        interfaces.addAll(NetworkFunctions.interfaces(wit));
        interfaces.addAll(TcpFunctions.interfaces(wit));
        interfaces.addAll(UdpFunctions.interfaces(wit));
    }

    /** What is offered; a world may offer more than this. */
    public List<HostInterface> interfaces() {
        return List.copyOf(interfaces);
    }

    /** The declarations, for interfaces that build on these. */
    public WitPackages wit() {
        return wit;
    }

    private static String text(String name) {
        try (InputStream stream = Wasi2.class.getResourceAsStream(name + ".wit")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
