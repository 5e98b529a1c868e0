package dev.mote.wasi.http;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import dev.mote.wasi.p2.Functions;
import dev.mote.wasi.p2.Wasi2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The interfaces of wasi:http that a host offers. Stateless.
 *
 * <p>The instances that call these functions have as their host something that is an {@link HttpHost} and what
 * {@link Wasi2} asks for.
 */
public final class WasiHttp {
    /** The interface that a component exports to answer requests. */
    public static final String INCOMING = "wasi:http/incoming-handler@0.2.12";

    private WasiHttp() {}

    /** @param ground the interfaces that these build on; their declarations become its own */
    public static List<HostInterface> interfaces(Wasi2 ground) {
        WitPackages wit = ground.wit().read(text());
        Functions types = new Functions();
        FieldsFunctions.addTo(types);
        IncomingFunctions.addTo(types);
        AnswerFunctions.addTo(types);
        RequestFunctions.addTo(types);
        return List.of(
                wit.find("wasi:http/types").offer(types.all()),
                wit.find("wasi:http/outgoing-handler")
                        .offer(OutgoingHandler.functions().all()));
    }

    private static String text() {
        try (InputStream stream = WasiHttp.class.getResourceAsStream("http.wit")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
