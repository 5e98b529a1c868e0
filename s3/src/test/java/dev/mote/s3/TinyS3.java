package dev.mote.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mote.platform.spi.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of one bucket behind HTTP, with preconditions that hold: one request at a time. It can be told to misbehave. */
final class TinyS3 implements AutoCloseable {
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    /** What becomes of a body on its way to a reader. */
    volatile UnaryOperator<byte[]> tear = UnaryOperator.identity();

    /** What every request is answered with, where that is not 0. */
    volatile int refusal;

    private final HttpServer server;

    TinyS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::answer);
        server.start();
    }

    S3Client client() {
        return Clients.make(new S3Config(
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                "eu-west-1",
                new S3Config.Credentials("key", "secret", Optional.empty()),
                "m"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = body(exchange);
        String key = exchange.getRequestURI().getPath();
        Optional<byte[]> there = Optional.ofNullable(objects.get(key));
        if (refusal != 0) {
            exchange.sendResponseHeaders(refusal, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            boolean allowed = allowed(exchange, there);
            if (allowed) {
                objects.put(key, sent);
                exchange.getResponseHeaders().set("ETag", tag(sent));
            }
            exchange.sendResponseHeaders(allowed ? 200 : 412, -1);
        } else if (there.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", tag(there.get()));
            boolean known = tag(there.get()).equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            byte[] body = tear.apply(there.get());
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
            if (!known) {
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    /** The SDK signs bodies in pieces: each is its length in hex, a semicolon, a signature, a line end, and the bytes. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] raw = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
            return raw;
        }
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        for (int length = -1; length != 0; ) {
            length = Integer.parseInt(text, at, text.indexOf(';', at), 16);
            int from = text.indexOf("\r\n", at) + 2;
            whole.write(raw, from, length);
            at = from + length + 2;
        }
        return whole.toByteArray();
    }

    private static boolean allowed(HttpExchange exchange, Optional<byte[]> there) {
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        return match == null ? there.isEmpty() : there.map(TinyS3::tag).equals(Optional.of(match));
    }

    /** No MD5, as servers that encrypt have it. */
    private static String tag(byte[] bytes) {
        return "\"" + Digests.sha256(bytes) + "\"";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
