package dev.mote.wasi.http;

import dev.mote.engine.Run;
import dev.mote.wasi.p2.Pollable;
import dev.mote.wasi.p2.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The body of an answer. What is written before the answer is set waits here, bounded; afterwards every write goes to the
 * client, and waits where the client does not read. Used by the invocation's thread alone.
 */
final class ServerBody implements BodyTarget {
    private static final int PERMIT = 64 << 10;

    /** Where the body goes once its answer is set. */
    private record Connection(ServerAnswer answer, int status, List<Header> headers) {
        OutputStream begin() throws IOException {
            return answer.exchange().begin(status, headers);
        }
    }

    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private Optional<Connection> connection = Optional.empty();
    private Optional<OutputStream> stream = Optional.empty();
    private Optional<String> abortedEarly = Optional.empty();
    private boolean finished;
    private List<Header> trailers = List.of();

    /** The answer that has this body is set. */
    void connect(Run run, ServerAnswer answer, int status, List<Header> headers) {
        Connection made = new Connection(answer, status, headers);
        connection = Optional.of(made);
        answer.begin();
        abortedEarly.ifPresent(answer::invalid);
        try {
            if (early.size() > 0) {
                send(run, made, early.toByteArray());
            }
            if (finished) {
                complete(made);
            }
        } catch (IOException e) {
            answer.invalid(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public long permit() {
        return connection.isPresent() ? PERMIT : PERMIT - early.size();
    }

    @Override
    public void write(Run run, byte[] bytes) throws IOException {
        if (connection.isPresent()) {
            send(run, connection.get(), bytes);
        } else {
            early.writeBytes(bytes);
        }
    }

    @Override
    public Pollable writable() {
        return () -> permit() > 0;
    }

    @Override
    public void finish(Run run, List<Header> trailers) {
        finished = true;
        this.trailers = trailers;
        connection.ifPresent(ServerBody.this::complete);
    }

    @Override
    public void abort(String why) {
        connection.ifPresentOrElse(made -> made.answer().invalid(why), () -> abortedEarly = Optional.of(why));
    }

    private void complete(Connection made) {
        if (stream.isEmpty() && trailers.isEmpty()) {
            made.answer().bodiless(made.status(), made.headers());
            return;
        }
        try {
            if (!trailers.isEmpty()) {
                end(made);
            }
            made.answer().complete();
        } catch (IOException e) {
            made.answer().invalid(String.valueOf(e.getMessage()));
        }
    }

    /** What comes after the body needs a body, if only an empty one. */
    private void end(Connection made) throws IOException {
        if (stream.isEmpty()) {
            stream = Optional.of(made.begin());
        }
        made.answer().exchange().end(trailers);
    }

    private void send(Run run, Connection made, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (stream.isEmpty()) {
            stream = Optional.of(begin(made));
        }
        OutputStream to = stream.get();
        boolean _ = Waiting.blocking(run, () -> {
            to.write(bytes);
            return true;
        });
    }

    private static OutputStream begin(Connection made) throws IOException {
        try {
            return made.begin();
        } catch (IOException e) {
            made.answer().invalid(String.valueOf(e.getMessage()));
            throw HttpFault.of(HttpError.HTTP_PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        }
    }
}
