package dev.mote.wasi.http;

import dev.mote.wasi.p2.IoFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/** The body of another server's answer, cut out of its connection. One thread reads; the trailers may be asked by any. */
final class ResponseBody extends InputStream {
    private static final int LONGEST_CHUNK_SIZE = 15;

    /** How its end is told. */
    private enum Framing {
        LENGTH,
        CHUNKS,
        CONNECTION
    }

    private final InputStream in;
    private final Framing framing;
    private long left;
    private boolean between;
    private volatile boolean ended;
    private volatile List<Header> trailers = List.of();

    private ResponseBody(InputStream in, Framing framing, long left) {
        this.in = in;
        this.framing = framing;
        this.left = left;
        this.ended = framing == Framing.LENGTH && left == 0;
    }

    /** @throws IOException where the head does not say where the body ends */
    static ResponseBody of(ResponseHead head, String method, InputStream in) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new ResponseBody(in, Framing.LENGTH, 0);
        }
        List<String> codings = head.values("transfer-encoding");
        if (!codings.isEmpty()) {
            if (codings.size() > 1
                    || !codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw HttpFault.of(HttpError.HTTP_RESPONSE_TRANSFER_CODING, "a transfer coding nobody asked for");
            }
            return new ResponseBody(in, Framing.CHUNKS, 0);
        }
        OptionalLong length = ContentLength.of(head.headers());
        if (length.isPresent()) {
            return new ResponseBody(in, Framing.LENGTH, length.getAsLong());
        }
        if (!head.values(ContentLength.NAME).isEmpty()) {
            throw ResponseHead.malformed("the answer's length is no number");
        }
        return new ResponseBody(in, Framing.CONNECTION, Long.MAX_VALUE);
    }

    /** What came after the body; empty before its end. */
    List<Header> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        Objects.checkFromIndexSize(at, length, to.length);
        try {
            return take(to, at, length);
        } catch (IOException e) {
            throw new IoFailure(ClientExchange.fault(e, HttpError.CONNECTION_READ_TIMEOUT));
        }
    }

    private int take(byte[] to, int at, int length) throws IOException {
        if (framing == Framing.CHUNKS && left == 0 && !ended) {
            nextChunk();
        }
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int count = in.read(to, at, (int) Math.min(length, left));
        if (count < 0) {
            if (framing != Framing.CONNECTION) {
                throw HttpFault.of(HttpError.HTTP_RESPONSE_INCOMPLETE, "the answer's body broke off");
            }
            ended = true;
            return -1;
        }
        left -= count;
        ended = framing == Framing.LENGTH && left == 0;
        return count;
    }

    private void nextChunk() throws IOException {
        if (between && !ResponseHead.readLine(in).isEmpty()) {
            throw ResponseHead.malformed("a chunk of the answer is longer than it says");
        }
        between = true;
        String size = ResponseHead.readLine(in).split(";", 2)[0].strip();
        if (size.isEmpty()
                || size.length() > LONGEST_CHUNK_SIZE
                || !size.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw ResponseHead.malformed("a chunk of the answer has no size");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            trailers = ResponseHead.readTrailers(in);
            ended = true;
        }
    }
}
