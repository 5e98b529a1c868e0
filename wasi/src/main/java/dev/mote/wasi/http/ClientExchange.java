package dev.mote.wasi.http;

import dev.mote.wasi.p2.IoFailure;
import dev.mote.wasi.p2.Pollable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request to another server, on a connection of its own. A virtual thread connects, sends the head and waits for that
 * of the answer; where there is a body, a second one sends it meanwhile. The guest's thread reads the answer's body, and
 * ends everything by {@link #close}. {@code lock} guards the hand-over of connection and answer.
 */
final class ClientExchange implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    /** How it went. */
    sealed interface Result {
        record Answered(ResponseHead head, ResponseBody body) implements Result {}

        record Failed(HttpFault fault) implements Result {}
    }

    private final ClientRequest request;
    private final Dialer dialer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Readiness answered = new Readiness(() -> result().isPresent());
    private Optional<Socket> connection = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private Optional<Result> result = Optional.empty();
    private boolean closed;

    ClientExchange(ClientRequest request, Dialer dialer) {
        this.request = request;
        this.dialer = dialer;
    }

    /** Begins; does not wait. */
    void start() {
        Thread started = Thread.ofVirtual().name("mote-fetch").unstarted(this::run);
        lock.lock();
        try {
            thread = Optional.of(started);
        } finally {
            lock.unlock();
        }
        started.start();
    }

    /** Ready once there is a result. */
    Pollable answered() {
        return answered;
    }

    Optional<Result> result() {
        lock.lock();
        try {
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it wherever it is; what the guest still reads or writes fails. */
    @Override
    public void close() {
        Optional<Socket> open;
        Optional<Thread> running;
        lock.lock();
        try {
            closed = true;
            open = connection;
            running = thread;
        } finally {
            lock.unlock();
        }
        open.ifPresent(ClientExchange::closeQuietly);
        running.ifPresent(Thread::interrupt);
        request.body().ifPresent(body -> body.fail(HttpFault.of(HttpError.CONNECTION_TERMINATED, "the request ended")));
    }

    private void run() {
        HttpError late = HttpError.CONNECTION_TIMEOUT;
        try {
            Socket socket = connect();
            late = HttpError.CONNECTION_READ_TIMEOUT;
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            out.write(HttpText.bytes(request.head()));
            out.flush();
            request.body().ifPresent(body -> {
                Thread _ = Thread.ofVirtual().name("mote-fetch-body").start(() -> send(body, out));
            });
            socket.setSoTimeout(millis(request.timeouts().firstByte()));
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            ResponseHead head = ResponseHead.read(in);
            ResponseBody body = ResponseBody.of(head, request.method(), in);
            socket.setSoTimeout(millis(request.timeouts().betweenBytes()));
            end(new Result.Answered(head, body));
        } catch (IOException e) {
            HttpFault fault = fault(e, late);
            end(new Result.Failed(fault));
            request.body().ifPresent(body -> body.fail(new IoFailure(fault)));
            close();
        }
    }

    private Socket connect() throws IOException {
        Socket plain =
                dialer.dial(request.host(), request.port(), request.timeouts().connect());
        keep(plain);
        plain.setTcpNoDelay(true);
        if (!request.tls()) {
            return plain;
        }
        plain.setSoTimeout(millis(request.timeouts().connect()));
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, request.host(), request.port(), true);
        keep(secure);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private void keep(Socket socket) throws IOException {
        boolean late;
        lock.lock();
        try {
            connection = Optional.of(socket);
            late = closed;
        } finally {
            lock.unlock();
        }
        if (late) {
            socket.close();
        }
    }

    private void send(ClientBody body, OutputStream out) {
        try {
            body.send(request.isChunked() ? ClientBody.BodyWriter.chunked(out) : ClientBody.BodyWriter.plain(out));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            HttpFault fault = fault(e, HttpError.CONNECTION_WRITE_TIMEOUT);
            body.fail(new IoFailure(fault));
            if (e instanceof IoFailure) {
                // The guest gave the body up: half a request must not look like a whole one.
                close();
            }
        }
    }

    private void end(Result how) {
        lock.lock();
        try {
            result = result.or(() -> Optional.of(how));
        } finally {
            lock.unlock();
        }
        answered.changed();
    }

    /** @param late what a time that ran out means */
    static HttpFault fault(IOException failure, HttpError late) {
        if (failure instanceof IoFailure told && told.error() instanceof HttpFault fault) {
            return fault;
        }
        return switch (failure) {
            case SocketTimeoutException _ -> new HttpFault(late, "the server took too long");
            case UnknownHostException _ -> new HttpFault(HttpError.DNS_ERROR, "the host is unknown");
            case NoRouteToHostException _ -> new HttpFault(HttpError.DESTINATION_UNAVAILABLE, "no way to the host");
            case ConnectException _ -> new HttpFault(HttpError.CONNECTION_REFUSED, "the host refuses the connection");
            case SSLException e
            when e.getCause() instanceof CertificateException ->
                new HttpFault(HttpError.TLS_CERTIFICATE_ERROR, "the server's certificate is not trusted");
            case SSLException _ -> new HttpFault(HttpError.TLS_PROTOCOL_ERROR, "TLS failed");
            default -> new HttpFault(HttpError.CONNECTION_TERMINATED, "the connection broke");
        };
    }

    private static int millis(Duration time) {
        return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
