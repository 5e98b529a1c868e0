package dev.mote.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Requests to a running node. Blocking, one request at a time; it uses the JDK's small client, whose start costs a tenth
 * of the large one's.
 */
final class NodeClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI base;
    private final Optional<String> token;
    private final Duration patience;

    /** @param patience how long an answer may take to begin */
    NodeClient(URI base, Optional<String> token, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    URI base() {
        return base;
    }

    boolean hasToken() {
        return token.isPresent();
    }

    Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    Reply delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    Reply put(String path, Body body) {
        return send("PUT", path, Optional.of(body));
    }

    Reply post(String path, Body body) {
        return send("POST", path, Optional.of(body));
    }

    private Reply send(String method, String path, Optional<Body> body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) base.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
            if (body.isPresent()) {
                write(connection, body.get());
            }
            int status = connection.getResponseCode();
            InputStream answer = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
            byte[] bytes = answer == null ? new byte[0] : answer.readAllBytes();
            return new Reply(
                    status,
                    bytes,
                    Optional.ofNullable(connection.getHeaderField("Mote-Invocation")),
                    Optional.ofNullable(connection.getContentType()));
        } catch (ConnectException | UnknownHostException e) {
            throw unreachable("No node answers at " + base + ".", e);
        } catch (SocketTimeoutException e) {
            throw unreachable("The node at " + base + " did not answer within " + Units.duration(patience) + ".", e);
        } catch (IOException e) {
            throw unreachable("The connection to " + base + " broke.", e);
        }
    }

    private static void write(HttpURLConnection connection, Body body) throws IOException {
        connection.setRequestProperty("Content-Type", body.type());
        connection.setDoOutput(true);
        if (body.length() >= 0) {
            connection.setFixedLengthStreamingMode(body.length());
        } else {
            connection.setChunkedStreamingMode(0);
        }
        try (InputStream from = body.bytes().open();
                OutputStream to = connection.getOutputStream()) {
            from.transferTo(to);
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            // A node may answer before it has read everything; that answer says more than the broken pipe.
            if (connection.getResponseCode() < 400) {
                throw e;
            }
        }
    }

    private CliException unreachable(String subject, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : Printable.line(e.getMessage());
        return new CliException(
                subject,
                List.of(reason),
                Optional.of("Start one with 'mote up', or name another with --url or MOTE_URL."),
                ExitCode.UNREACHABLE);
    }

    /**
     * What goes to the node.
     *
     * @param length in bytes, or -1 where it is not known before the end
     */
    record Body(String type, long length, Source bytes) {
        static final String WASM = "application/wasm";
        static final String BYTES = "application/octet-stream";
        static final String JSON = "application/json";

        static Body of(String type, byte[] bytes) {
            return new Body(type, bytes.length, () -> new ByteArrayInputStream(bytes));
        }

        static Body empty() {
            return of(BYTES, new byte[0]);
        }
    }

    /** Opens the bytes when they are needed. */
    interface Source {
        InputStream open() throws IOException;
    }
}
