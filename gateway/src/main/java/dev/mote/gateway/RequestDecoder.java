package dev.mote.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;

/**
 * The HTTP/1 decoder, made stricter: it refuses folded header lines, which proxies read in different ways, understands
 * lists of connection options, and tells the connection's watch when a header begins to arrive. Runs on the connection's event loop.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
    private static final byte LF = '\n';

    private final ConnectionWatch watch;
    private boolean inHeader = true;
    private boolean midHeader;
    private boolean refused;

    RequestDecoder(Http1ServerConfig config, ConnectionWatch watch) {
        super(config);
        this.watch = watch;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (inHeader && !midHeader) {
            skipEmptyLines(in);
        }
        if (inHeader && in.isReadable()) {
            watch.headerBytes();
            if (hasFoldedLine(in)) {
                refuse(in, out);
                return;
            }
        }
        int before = out.size();
        int start = in.readerIndex();
        super.decode(context, in, out);
        for (int i = before; i < out.size(); i++) {
            Object decoded = out.get(i);
            if (decoded instanceof HttpRequest request) {
                inHeader = false;
                ConnectionOptions.simplify(request);
            }
            if (decoded instanceof LastHttpContent) {
                inHeader = true;
            }
        }
        midHeader = inHeader && out.size() == before && (midHeader || in.readerIndex() > start);
    }

    /** Before a request line they mean nothing. */
    private static void skipEmptyLines(ByteBuf in) {
        while (in.isReadable() && (in.getByte(in.readerIndex()) == '\r' || in.getByte(in.readerIndex()) == LF)) {
            in.skipBytes(1);
        }
    }

    /** The superclass consumes whole lines, so a header line begins wherever it left off. */
    private static boolean hasFoldedLine(ByteBuf in) {
        int line = in.readerIndex();
        while (line < in.writerIndex()) {
            byte first = in.getByte(line);
            if (first == ' ' || first == '\t') {
                return true;
            }
            if (first == '\r' || first == LF) {
                return false;
            }
            int end = in.indexOf(line, in.writerIndex(), LF);
            if (end < 0) {
                return false;
            }
            line = end + 1;
        }
        return false;
    }

    private void refuse(ByteBuf in, List<Object> out) {
        refused = true;
        in.skipBytes(in.readableBytes());
        HttpMessage message = createInvalidMessage();
        message.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("a folded header line")));
        out.add(message);
    }
}
