package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request as endpoints see it.
 *
 * @param segments of the address
 * @param body reading blocks until the client sent more
 * @param share what the request may hold of its body
 * @param http the request itself, for what does not change
 * @param started is told the id of the invocation that the request makes, so that it ends when the client goes away
 * @param streams begins a response whose body follows
 */
record Request(
        Route route,
        List<String> segments,
        RequestTarget target,
        HttpServerRequest http,
        Caller caller,
        InputStream body,
        BodyBudget.Share share,
        Consumer<String> started,
        Function<Answer, ResponseStream> streams) {
    private static final int PIECE = 16 << 10;

    /** A parameter of the route's pattern. */
    String parameter(String name) {
        List<String> parts = route.parts();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.length() == name.length() + 2 && Route.isParameter(part) && part.startsWith(name, 1)) {
                return segments.get(i);
            }
        }
        throw new IllegalArgumentException(route.pattern() + " has no parameter " + name);
    }

    MultiMap headers() {
        return http.headers();
    }

    String method() {
        return http.method().name();
    }

    /** As {@code HTTP/1.1}. */
    String version() {
        return http.version() == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
    }

    /** The other side's address. */
    String client() {
        return http.remoteAddress().hostAddress();
    }

    /** The port that the node was asked on. */
    int port() {
        return http.localAddress().port();
    }

    /** Begins the response; the endpoint answers {@link Answer#STREAMED} once its body is complete. */
    ResponseStream stream(Answer head) {
        return streams.apply(head);
    }

    Optional<String> query(String name) {
        return target.parameter(name);
    }

    /** A parameter of the query that is true or false: its name alone says true. */
    boolean flag(String name) {
        return switch (query(name).orElse("false")) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new MoteException(ErrorCode.INVALID_REQUEST, "'" + name + "' is true or false.");
        };
    }

    Optional<String> header(CharSequence name) {
        return Optional.ofNullable(http.headers().get(name));
    }

    /** The function that {@code {user}/{name}} names, where the caller reaches it. */
    FunctionName function() {
        return reachable(new FunctionName(parameter("user"), parameter("name")));
    }

    FunctionName reachable(FunctionName function) {
        caller.requireUser(function.user());
        return function;
    }

    /**
     * The whole body.
     *
     * @throws MoteException as the route says where it is too long; NODE_BUSY where the node has no room for it
     */
    byte[] readBody() {
        return readBody(route.body().limit());
    }

    /** The whole body, of at most a number of bytes. */
    byte[] readBody(long limit) {
        // Where the length is known the array becomes that long, so that the last step copies nothing.
        long expected = Math.min(limit, declaredLength());
        byte[] whole = new byte[(int) Math.min(PIECE, expected)];
        int length = 0;
        try {
            while (true) {
                if (length == whole.length) {
                    int next = body.read();
                    if (next < 0) {
                        return whole;
                    }
                    if (length == limit) {
                        throw new MoteException(
                                route.body().tooLarge(), "The body is longer than " + limit + " bytes.");
                    }
                    whole = Arrays.copyOf(whole, larger(length, expected));
                    share.take(1);
                    whole[length++] = (byte) next;
                }
                int count = body.read(whole, length, whole.length - length);
                if (count < 0) {
                    return Arrays.copyOf(whole, length);
                }
                share.take(count);
                length += count;
            }
        } catch (IOException e) {
            throw new MoteException(ErrorCode.INVALID_REQUEST, "The body did not arrive whole.", e);
        }
    }

    /** Grows with what arrives, not with what was announced. */
    private static int larger(int length, long expected) {
        long doubled = Math.max(2L * length, PIECE);
        long wanted = length < expected ? Math.min(doubled, expected) : doubled;
        return (int) Math.min(wanted, Integer.MAX_VALUE - 8);
    }

    private long declaredLength() {
        try {
            return Long.parseLong(header(HttpHeaders.CONTENT_LENGTH).orElse(""));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
