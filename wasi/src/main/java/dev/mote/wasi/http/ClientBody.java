package dev.mote.wasi.http;

import dev.mote.engine.Run;
import dev.mote.wasi.p2.Pollable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The body of a request that a guest makes: the guest writes into a bounded buffer, and its request's thread sends. */
final class ClientBody implements BodyTarget {
    private static final int PIECE = 32 << 10;

    private final BodyBuffer buffer = new BodyBuffer();
    private volatile List<Header> trailers = List.of();

    @Override
    public long permit() throws IOException {
        return Math.max(0, buffer.permit());
    }

    @Override
    public void write(Run run, byte[] bytes) throws IOException {
        buffer.add(bytes);
    }

    @Override
    public Pollable writable() {
        return buffer.writable();
    }

    @Override
    public void finish(Run run, List<Header> last) {
        trailers = last;
        buffer.end();
    }

    @Override
    public void abort(String why) {
        buffer.fail(HttpFault.of(HttpError.HTTP_REQUEST_BODY_SIZE, why));
    }

    /** The guest learns that nobody takes the rest. */
    void fail(IOException why) {
        buffer.fail(why);
    }

    /** Sends all of it as it comes. */
    void send(BodyWriter to) throws IOException, InterruptedException {
        for (Optional<byte[]> piece = buffer.take(PIECE); piece.isPresent(); piece = buffer.take(PIECE)) {
            to.write(piece.get());
        }
        to.end(trailers);
    }

    /** Where it is sent to. */
    interface BodyWriter {
        void write(byte[] piece) throws IOException;

        void end(List<Header> trailers) throws IOException;

        /** As many bytes as were announced. */
        static BodyWriter plain(OutputStream out) {
            return new BodyWriter() {
                @Override
                public void write(byte[] piece) throws IOException {
                    out.write(piece);
                    out.flush();
                }

                @Override
                public void end(List<Header> trailers) throws IOException {
                    out.flush();
                }
            };
        }

        /** In chunks. */
        static BodyWriter chunked(OutputStream out) {
            return new BodyWriter() {
                @Override
                public void write(byte[] piece) throws IOException {
                    out.write(HttpText.bytes(Integer.toHexString(piece.length) + "\r\n"));
                    out.write(piece);
                    out.write(HttpText.bytes("\r\n"));
                    out.flush();
                }

                @Override
                public void end(List<Header> trailers) throws IOException {
                    out.write(HttpText.bytes("0\r\n" + HttpText.lines(trailers) + "\r\n"));
                    out.flush();
                }
            };
        }
    }
}
