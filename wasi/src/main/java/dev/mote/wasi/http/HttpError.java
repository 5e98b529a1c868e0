package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cases of {@code error-code}, in the order of the interface. */
public enum HttpError {
    DNS_TIMEOUT,
    DNS_ERROR(Payload.PAIR),
    DESTINATION_NOT_FOUND,
    DESTINATION_UNAVAILABLE,
    DESTINATION_IP_PROHIBITED,
    DESTINATION_IP_UNROUTABLE,
    CONNECTION_REFUSED,
    CONNECTION_TERMINATED,
    CONNECTION_TIMEOUT,
    CONNECTION_READ_TIMEOUT,
    CONNECTION_WRITE_TIMEOUT,
    CONNECTION_LIMIT_REACHED,
    TLS_PROTOCOL_ERROR,
    TLS_CERTIFICATE_ERROR,
    TLS_ALERT_RECEIVED(Payload.PAIR),
    HTTP_REQUEST_DENIED,
    HTTP_REQUEST_LENGTH_REQUIRED,
    HTTP_REQUEST_BODY_SIZE(Payload.OPTION),
    HTTP_REQUEST_METHOD_INVALID,
    HTTP_REQUEST_URI_INVALID,
    HTTP_REQUEST_URI_TOO_LONG,
    HTTP_REQUEST_HEADER_SECTION_SIZE(Payload.OPTION),
    HTTP_REQUEST_HEADER_SIZE(Payload.OPTION),
    HTTP_REQUEST_TRAILER_SECTION_SIZE(Payload.OPTION),
    HTTP_REQUEST_TRAILER_SIZE(Payload.PAIR),
    HTTP_RESPONSE_INCOMPLETE,
    HTTP_RESPONSE_HEADER_SECTION_SIZE(Payload.OPTION),
    HTTP_RESPONSE_HEADER_SIZE(Payload.PAIR),
    HTTP_RESPONSE_BODY_SIZE(Payload.OPTION),
    HTTP_RESPONSE_TRAILER_SECTION_SIZE(Payload.OPTION),
    HTTP_RESPONSE_TRAILER_SIZE(Payload.PAIR),
    HTTP_RESPONSE_TRANSFER_CODING(Payload.OPTION),
    HTTP_RESPONSE_CONTENT_CODING(Payload.OPTION),
    HTTP_RESPONSE_TIMEOUT,
    HTTP_UPGRADE_FAILED,
    HTTP_PROTOCOL_ERROR,
    LOOP_DETECTED,
    CONFIGURATION_ERROR,
    INTERNAL_ERROR(Payload.OPTION);

    /** What a case carries; what could be in there is left out. */
    private enum Payload {
        NOTHING,
        OPTION,
        /** A record of two options. */
        PAIR;

        Optional<Object> empty() {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case OPTION -> Optional.of(VariantValue.NONE);
                case PAIR -> Optional.of(List.of(VariantValue.NONE, VariantValue.NONE));
            };
        }
    }

    private static final List<HttpError> CASES = List.of(values());

    private final Payload payload;

    HttpError() {
        this(Payload.NOTHING);
    }

    HttpError(Payload payload) {
        this.payload = payload;
    }

    /** The case that a guest gave. */
    static HttpError of(VariantValue value) {
        return CASES.get(value.index());
    }

    VariantValue value() {
        return new VariantValue(CASES.indexOf(this), payload.empty());
    }

    /** As the interface has it, all in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
