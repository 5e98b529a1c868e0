package dev.mote.wasi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The request that a component answers, and the way of its answer. Used by the invocation's thread alone. */
public interface ServerExchange {
    String method();

    /** As it came, still percent-encoded. */
    String pathWithQuery();

    /** As {@code http}. */
    String scheme();

    /** Host and port that the client asked. */
    Optional<String> authority();

    List<Header> headers();

    /** The request's body; reading may wait for the client. */
    InputStream body();

    /** What came after the body; empty before its end. */
    List<Header> trailers();

    /**
     * Begins the answer; its body is what is written to the stream, which may wait for the client.
     *
     * @throws IOException where there is nobody to answer any more, or HTTP does not allow such an answer
     */
    OutputStream begin(int status, List<Header> headers) throws IOException;

    /**
     * Says what comes after the body of the answer that has begun, once all of it is written.
     *
     * @throws IOException where HTTP does not allow it
     */
    void end(List<Header> trailers) throws IOException;

    /** Gives an answer without a body. */
    void answer(int status, List<Header> headers) throws IOException;
}
