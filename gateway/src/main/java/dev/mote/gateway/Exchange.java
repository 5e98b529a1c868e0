package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * One request and its response. {@link #run} is the work for the request, which calls {@link #started} and the streams;
 * everything else runs on the connection's event loop. The first answer wins: a timeout on the event loop may come before
 * that of the endpoint.
 */
final class Exchange implements Errand {
    /** Bodies up to this size are collected before the work begins; longer ones stream. */
    private static final int COLLECTED = 16 << 10;

    private static final byte[] NOTHING = new byte[0];
    private static final Logger LOG = System.getLogger(Exchange.class.getName());

    private final HttpServerRequest http;
    private final ConnectionWatch watch;
    private final Front front;

    private boolean bodyEnded = true;
    private boolean answered;
    private BodyPipe pipe;
    private Function<Failure, Answer> errors = Problems::answer;
    private Request request;
    private Answer result = Answer.STREAMED;

    private Optional<ResponseStream> stream = Optional.empty();
    private boolean streamEnded;

    private volatile boolean gone;
    private volatile String invocation = "";

    Exchange(HttpServerRequest http, ConnectionWatch watch, Front front) {
        this.http = http;
        this.watch = watch;
        this.front = front;
    }

    /** Notes that a body follows; called before anything is answered. */
    void expectBody() {
        bodyEnded = false;
        http.endHandler(_ -> bodyEnd());
        http.exceptionHandler(this::bodyFailed);
    }

    /** How errors are said from now on. */
    void errors(Function<Failure, Answer> style) {
        errors = style;
    }

    /** Counts a request that no endpoint sees, and says why. */
    Answer refusal(Failure failure) {
        front.refused(failure.code());
        return errors.apply(failure);
    }

    void refuse(ErrorCode code, String detail) {
        if (!answered && !gone) {
            write(refusal(Failure.of(code, detail)));
        }
    }

    /** @param length the Content-Length, or -1 where the body is chunked; 0 where there is none */
    void begin(Router.Found.Match match, RequestTarget target, Caller caller, long length) {
        if (length == 0 || !match.route().body().taken()) {
            start(match, target, caller, new ByteArrayInputStream(NOTHING));
            return;
        }
        if (length > match.route().body().limit()) {
            BodyRule rule = match.route().body();
            refuse(rule.tooLarge(), "The body is longer than " + rule.limit() + " bytes.");
            return;
        }
        sendContinue();
        watch.awaitBody();
        if (length > 0 && length <= COLLECTED) {
            collect(match, target, caller, (int) length);
        } else {
            pipe = new BodyPipe(() -> watch.channel().eventLoop().execute(this::resumeBody));
            http.handler(this::stream);
            start(match, target, caller, pipe);
        }
    }

    private void sendContinue() {
        if (http.version() == HttpVersion.HTTP_1_1 && http.headers().contains(HttpHeaders.EXPECT)) {
            Future<Void> _ = http.response().writeContinue();
        }
    }

    private void collect(Router.Found.Match match, RequestTarget target, Caller caller, int length) {
        byte[] bytes = new byte[length];
        int[] at = {0};
        http.handler(chunk -> {
            chunk.getBytes(bytes, at[0]);
            at[0] += chunk.length();
            watch.bodyBytes(chunk.length());
        });
        http.endHandler(_ -> {
            bodyEnd();
            if (!answered) {
                start(match, target, caller, new ByteArrayInputStream(bytes));
            }
        });
    }

    private void stream(Buffer chunk) {
        watch.bodyBytes(chunk.length());
        if (pipe.offer(chunk.getBytes())) {
            http.pause();
            watch.bodyPaused();
        }
    }

    private void resumeBody() {
        if (!bodyEnded && !isAnswerOut()) {
            watch.bodyResumed(this);
            http.resume();
        }
    }

    private void bodyEnd() {
        bodyEnded = true;
        watch.bodyEnded();
        if (pipe != null) {
            pipe.end();
        }
        if (isAnswerOut()) {
            watch.close();
        }
    }

    /** Whether nobody reads the body any more: an answer that streams may come from it. */
    private boolean isAnswerOut() {
        return answered && (stream.isEmpty() || streamEnded);
    }

    private void bodyFailed(Throwable cause) {
        if (pipe != null) {
            pipe.fail("the request body broke off");
        }
        if (!gone && watch.channel().isActive()) {
            refuse(ErrorCode.INVALID_REQUEST, "The body is not encoded as HTTP asks.");
        }
    }

    void bodyTimedOut() {
        if (pipe != null) {
            pipe.fail("the request body came too slowly");
        }
        refuse(ErrorCode.REQUEST_TIMEOUT, "The body came too slowly.");
    }

    private void start(Router.Found.Match match, RequestTarget target, Caller caller, InputStream body) {
        request = new Request(
                match.route(),
                match.segments(),
                target,
                http,
                caller,
                body,
                front.bodies().share(),
                this::started,
                this::stream);
        front.began();
        Loop loop = (Loop) watch.channel().eventLoop();
        if (pipe == null) {
            loop.start(this, front.paces().of(match.route(), target.path()));
        } else {
            loop.startAlone(this);
        }
    }

    @Override
    public void run() {
        result = answer();
        request.share().release();
        front.ended();
    }

    @Override
    public void end() {
        if (stream.isPresent()) {
            endStream(stream.get(), result);
        } else {
            write(result);
        }
    }

    private ResponseStream stream(Answer head) {
        ResponseStream made = new ResponseStream(
                http.response(), watch.channel().eventLoop(), () -> watch.writing(this), () -> watch.written(this));
        watch.channel().eventLoop().execute(() -> beginStream(head, made));
        return made;
    }

    private void beginStream(Answer head, ResponseStream made) {
        if (answered || gone) {
            made.breakOff();
            return;
        }
        stream = Optional.of(made);
        answered = true;
        front.answered(head.status());
        HttpServerResponse response = http.response();
        OptionalLong length = writeHead(head, response);
        length.ifPresent(said -> GuestHead.length(response, said));
        if (http.method().equals(HttpMethod.HEAD) || GuestHead.isBodiless(head.status())) {
            made.discard();
        } else if (length.isPresent()) {
            made.announce(length.getAsLong());
        } else if (http.version() == HttpVersion.HTTP_1_1) {
            response.setChunked(true);
        } else {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void endStream(ResponseStream made, Answer answer) {
        streamEnded = true;
        if (gone) {
            return;
        }
        if (!answer.streamed() || !made.isWhole()) {
            // Half an answer must not look like a whole one.
            watch.cut();
            return;
        }
        finish(http.response().end(), !bodyEnded || front.draining());
    }

    private Answer answer() {
        Route route = request.route();
        try {
            return route.endpoint().answer(request);
        } catch (MoteException e) {
            LOG.log(
                    Level.DEBUG,
                    () -> route.method() + " " + route.pattern() + ": "
                            + e.code().id());
            return errors.apply(Failure.of(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            String incident = "urn:uuid:" + UUID.randomUUID();
            LOG.log(Level.ERROR, "Incident " + incident + " at " + route.method() + " " + route.pattern(), e);
            return errors.apply(Failure.incident(incident));
        }
    }

    private void started(String id) {
        invocation = id;
        if (gone) {
            front.cancel(id);
        }
    }

    /** The client went away: what it asked for is not needed any more. */
    void disconnected() {
        gone = true;
        if (pipe != null) {
            pipe.fail("the client went away");
        }
        stream.ifPresent(ResponseStream::breakOff);
        String id = invocation;
        if (!id.isEmpty() && (!answered || stream.isPresent())) {
            front.cancel(id);
        }
    }

    void write(Answer answer) {
        if (answered || gone) {
            return;
        }
        answered = true;
        front.answered(answer.status());
        HttpServerResponse response = http.response();
        OptionalLong said = writeHead(answer, response);
        boolean closes = !bodyEnded || front.draining();
        if (closes) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        finish(writeBody(answer, response, said), closes);
    }

    /** Status and header fields; the length that a guest or an endpoint says is checked, and left to the caller. */
    private OptionalLong writeHead(Answer answer, HttpServerResponse response) {
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        OptionalLong length =
                answer.guest().map(head -> GuestHead.write(head, response)).orElseGet(answer::length);
        answer.contentType().ifPresent(type -> headers.set(HttpHeaders.CONTENT_TYPE, type));
        if (answer.guest().isEmpty()) {
            headers.set(Headers.CONTENT_TYPE_OPTIONS, Headers.NOSNIFF);
        }
        for (Answer.Header header : answer.headers()) {
            headers.set(header.name(), header.value());
        }
        return length;
    }

    private Future<Void> writeBody(Answer answer, HttpServerResponse response, OptionalLong said) {
        int length = answer.body().length();
        if (GuestHead.isBodiless(answer.status())) {
            return response.end();
        }
        if (http.method().equals(HttpMethod.HEAD)) {
            GuestHead.length(response, length == 0 ? said.orElse(0) : length);
            return response.end();
        }
        return new BodyWriter(response, answer.body(), () -> watch.writing(this)).write();
    }

    private void finish(Future<Void> written, boolean closes) {
        if (written.isComplete()) {
            finished(closes);
        } else {
            watch.writing(this);
            written.onComplete(_ -> finished(closes));
        }
    }

    private void finished(boolean closes) {
        if (!closes) {
            watch.finish(this);
        } else if (bodyEnded) {
            watch.close();
        } else {
            // Closing on unread bytes would reset the connection before the client has read the answer.
            watch.linger(this);
            http.handler(_ -> {});
            http.resume();
        }
    }
}
