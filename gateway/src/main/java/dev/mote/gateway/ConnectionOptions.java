package dev.mote.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * What a request's {@code Connection} fields say of the connection's end. They are lists (RFC 9110, 7.6.1), of which the
 * server below understands those of one entry only; so what matters is said again in one. Stateless.
 */
final class ConnectionOptions {
    private ConnectionOptions() {}

    static void simplify(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> fields = headers.getAll(HttpHeaderNames.CONNECTION);
        if (fields.isEmpty() || (fields.size() == 1 && fields.getFirst().indexOf(',') < 0)) {
            return;
        }
        if (headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
