package dev.mote.worlds;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The HTTP request that a call serves, and the way of its answer. Whatever the world, there are two ways to answer:
 * {@link #head} with the outcome's output as the body, or {@link #stream}. Used by the invocation's thread alone.
 */
public interface HttpExchange {
    HttpRequest request();

    /** Says what goes before the output of the outcome, should the call complete. The last one counts. */
    void head(HttpHead head);

    /**
     * Begins the answer now; its body is what is written to the stream. Writing waits for the client, so use it inside
     * {@code Run.blocking}. The output of the outcome is ignored from here on, and an outcome that is not a completion
     * breaks the connection, so that nobody takes half an answer for a whole one.
     *
     * @throws IOException where the client has gone
     * @throws IllegalStateException where the answer has begun already
     */
    OutputStream stream(HttpHead head) throws IOException;

    /**
     * Says what comes after the body of a stream, once all of it is written; checked fields. They are left out where the
     * answer has no place for them, as where its length was announced, or nobody takes them.
     */
    default void trailers(List<HttpField> fields) {}
}
