package dev.mote.gateway;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.Optional;

/** Reads {@code multipart/form-data}, in memory, in the request's own thread. */
final class Multipart {
    /** The bytes are no form. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }

        MalformedException(Throwable cause) {
            super(cause);
        }
    }

    private static final DefaultHttpDataFactory IN_MEMORY = new DefaultHttpDataFactory(false);

    private Multipart() {}

    /** The content of the first field of a name. */
    static Optional<byte[]> file(Request request, String name) throws MalformedException {
        byte[] body = request.readBody();
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers()
                .set(
                        HttpHeaderNames.CONTENT_TYPE,
                        request.header(HttpHeaders.CONTENT_TYPE).orElse(""));
        if (!HttpPostRequestDecoder.isMultipart(head)) {
            throw new MalformedException("the content type is not multipart/form-data with a boundary");
        }
        try {
            HttpPostMultipartRequestDecoder form = new HttpPostMultipartRequestDecoder(IN_MEMORY, head);
            try {
                form.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(body)));
                form.offer(LastHttpContent.EMPTY_LAST_CONTENT);
                return form.getBodyHttpData(name) instanceof HttpData found
                        ? Optional.of(found.get())
                        : Optional.empty();
            } finally {
                form.destroy();
            }
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException | IOException e) {
            throw new MalformedException(e);
        }
    }
}
