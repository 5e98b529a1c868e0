package dev.mote.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The answer that a guest makes, as far as it has come. Used by the invocation's thread alone. */
final class HandleAnswer {
    static final int FIELDS = 128;
    static final int FIELD_BYTES = 64 << 10;
    static final int REASON_BYTES = 256;

    private final long bodyLimit;
    private OptionalInt status = OptionalInt.empty();
    private String reason = "";
    private final List<HttpField> fields = new ArrayList<>();
    private int fieldBytes;
    private Payload body = Payload.empty();

    /** @param bodyLimit bytes of body at most */
    HandleAnswer(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** The last status counts. */
    void status(int code, String phrase) {
        status = OptionalInt.of(code);
        reason = phrase;
    }

    /** Fields are kept in order, duplicates too. */
    void add(HttpField field) {
        fieldBytes += field.name().length() + field.value().length();
        if (fields.size() == FIELDS || fieldBytes > FIELD_BYTES) {
            throw HandleFailure.badAnswer("The guest set more than " + FIELDS + " header fields, or more than "
                    + FIELD_BYTES + " bytes of them.");
        }
        try {
            HttpHead.check(field);
        } catch (HttpHead.BadHead e) {
            throw HandleFailure.badAnswer(e.getMessage());
        }
        fields.add(field);
    }

    /** Refuses a body by its length, before anything is copied. */
    void checkBody(long length) {
        if (length > bodyLimit) {
            throw new HandleFailure(
                    "output.too-large", "The body has " + length + " bytes; the limit is " + bodyLimit + ".");
        }
    }

    /** The last body counts. */
    void body(byte[] bytes) {
        body = Payload.of(bytes);
    }

    Payload body() {
        return body;
    }

    /** @throws HandleFailure where the guest has set none, or one that HTTP does not allow */
    HttpHead head() {
        if (status.isEmpty()) {
            throw new HandleFailure(
                    "guest.no-answer", "The guest ended without setting a status, so there is no answer to send.");
        }
        try {
            Optional<String> phrase = reason.isEmpty() ? Optional.empty() : Optional.of(reason);
            return new HttpHead(status.getAsInt(), phrase, fields);
        } catch (HttpHead.BadHead e) {
            throw HandleFailure.badAnswer(e.getMessage());
        }
    }
}
