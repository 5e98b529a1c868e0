package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import java.nio.charset.StandardCharsets;

/** How routes of applications say errors: one line of text. Two texts are those of serverless-wasm. */
final class AppErrors {
    static final Answer NO_ROUTE = Answer.text(404, "Route not found\n");

    private static final byte[] NO_FUNCTION = "Function not found\n".getBytes(StandardCharsets.US_ASCII);

    private AppErrors() {}

    static Answer answer(Failure failure) {
        ErrorCode code = failure.code();
        Answer plain = switch (code) {
            case NO_ENTRY, FUNCTION_NOT_FOUND, VERSION_NOT_FOUND -> Answer.of(404, Answer.TEXT, NO_FUNCTION);
            default -> Answer.text(code.status(), code.id() + ": " + failure.detail() + "\n");
        };
        return Problems.withHeaders(plain, failure);
    }
}
