package dev.mote.worlds;

import dev.mote.wasi.ByteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a CGI program prints, as an HTTP answer: a header, an empty line, and the body, which goes to the client as it
 * comes. Used by the invocation's thread alone; writing waits for the client.
 */
final class CgiOutput implements ByteSink {
    private static final int OK = 200;
    private static final int FOUND = 302;

    /** Where the answer goes once its head is known. */
    @FunctionalInterface
    interface Begin {
        OutputStream begin(HttpHead head) throws IOException;
    }

    private final Begin begin;
    private final long limit;
    private final CgiHeader header = new CgiHeader();
    private Optional<OutputStream> body = Optional.empty();
    private Optional<String> fault = Optional.empty();
    private long sent;

    /** @param limit bytes of the body */
    CgiOutput(Begin begin, long limit) {
        this.begin = begin;
        this.limit = limit;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (fault.isPresent()) {
            throw new IOException("broken pipe");
        }
        if (body.isPresent()) {
            send(from, offset, length);
            return;
        }
        int next = header.take(from, offset, length);
        if (!header.isWhole()) {
            if (next < offset + length) {
                throw fail("The program's header has more than " + CgiHeader.LONGEST + " bytes.");
            }
            return;
        }
        HttpHead head = head(header.text());
        body = Optional.of(begin.begin(head));
        if (next < offset + length) {
            send(from, next, offset + length - next);
        }
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    /** Whether the client has been told anything. */
    boolean begun() {
        return body.isPresent();
    }

    /** Why this is no answer; asked when the program has ended. */
    Optional<String> fault() {
        if (fault.isPresent() || begun()) {
            return fault;
        }
        return Optional.of("The program printed no header with an empty line after it.");
    }

    void finish() throws IOException {
        if (body.isPresent()) {
            body.get().close();
        }
    }

    private void send(byte[] from, int offset, int length) throws IOException {
        sent += length;
        if (sent > limit) {
            throw fail("The program printed more than " + limit + " bytes.");
        }
        body.orElseThrow().write(from, offset, length);
    }

    private HttpHead head(String text) throws IOException {
        int status = 0;
        Optional<String> reason = Optional.empty();
        boolean redirects = false;
        List<HttpField> fields = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw fail("The program's header has the line '" + Printable.of(line) + "', which is no field.");
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (name.toLowerCase(Locale.ROOT).equals("status")) {
                status = status(value);
                int space = value.indexOf(' ');
                reason = space < 0 ? Optional.empty() : Optional.of(value.substring(space + 1));
            } else {
                redirects |= name.toLowerCase(Locale.ROOT).equals("location");
                fields.add(new HttpField(name, value));
            }
        }
        try {
            return new HttpHead(status != 0 ? status : redirects ? FOUND : OK, reason, fields);
        } catch (HttpHead.BadHead e) {
            throw fail(e.getMessage());
        }
    }

    private int status(String value) throws IOException {
        String number = value.split(" ", 2)[0];
        if (!number.matches("[1-9][0-9]{2}")) {
            throw fail("The program's status '" + Printable.of(value) + "' is no number from 200 to 599.");
        }
        return Integer.parseInt(number);
    }

    private IOException fail(String why) {
        fault = Optional.of(why);
        return new IOException("broken pipe");
    }
}
