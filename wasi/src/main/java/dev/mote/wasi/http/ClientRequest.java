package dev.mote.wasi.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to another server, checked.
 *
 * @param host a name or an address, without brackets
 * @param authority host and port as the guest wrote them
 * @param headers without those that belong to the connection
 */
record ClientRequest(
        String method,
        boolean tls,
        String host,
        int port,
        String authority,
        String target,
        List<Header> headers,
        Optional<ClientBody> body,
        Timeouts timeouts) {
    /** How long a guest waits at most, for each step. */
    record Timeouts(Duration connect, Duration firstByte, Duration betweenBytes) {}

    /** The request line and the header, with the fields that frame the body. */
    String head() {
        List<Header> lines = new ArrayList<>();
        lines.add(new Header("Host", authority));
        lines.add(new Header("Connection", "close"));
        lines.addAll(headers);
        if (isChunked()) {
            lines.add(new Header("Transfer-Encoding", "chunked"));
        } else if (body.isEmpty() && needsLength() && !saysLength()) {
            lines.add(new Header("Content-Length", "0"));
        }
        return method + " " + target + " HTTP/1.1\r\n" + HttpText.lines(lines) + "\r\n";
    }

    /** Whether nobody knows the length of the body. */
    boolean isChunked() {
        return body.isPresent() && !saysLength();
    }

    private boolean needsLength() {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private boolean saysLength() {
        return ContentLength.of(headers).isPresent();
    }
}
