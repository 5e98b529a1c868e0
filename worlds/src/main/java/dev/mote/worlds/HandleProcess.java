package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one call of a guest has besides its memory; host functions reach it through the instance. Used by the
 * invocation's thread alone.
 */
record HandleProcess(
        GuestLog log,
        Optional<HttpExchange> http,
        InputStream body,
        HandleAnswer answer,
        Map<String, String> env,
        NetworkPolicy network,
        Descriptors descriptors)
        implements AutoCloseable {
    static HandleProcess start(Call call, NetworkPolicy network) {
        return new HandleProcess(
                call.log(),
                call.http(),
                call.input(),
                new HandleAnswer(call.limits().outputBytes()),
                call.grants().env(),
                network,
                Descriptors.of(call));
    }

    /** For initialisation: nothing can be opened or reached, and nothing is logged. */
    static HandleProcess isolated() {
        return new HandleProcess(
                new GuestLog(0),
                Optional.empty(),
                InputStream.nullInputStream(),
                new HandleAnswer(0),
                Map.of(),
                NetworkPolicy.of(List.of()),
                Descriptors.none());
    }

    static HandleProcess of(CoreInstance instance) {
        // Every host function starts here, so a loop of nothing but host calls ends too.
        instance.run().checkStopped();
        return instance.host(HandleProcess.class);
    }

    /** Read when the guest asks: most do not. */
    HttpRequest request() {
        return http.map(HttpExchange::request).orElseGet(HttpRequest::ofInput);
    }

    @Override
    public void close() {
        descriptors.close();
    }
}
