package dev.mote.gateway;

import tools.jackson.databind.node.ObjectNode;

/** Errors of the native API, as RFC 9457 says them. */
final class Problems {
    private static final String TYPE = "urn:mote:error:";

    private Problems() {}

    static Answer answer(Failure failure) {
        ObjectNode problem = Json.object()
                .put("type", TYPE + failure.code().id())
                .put("title", failure.code().title())
                .put("status", failure.code().status())
                .put("detail", failure.detail())
                .put("code", failure.code().id())
                .put("hint", failure.code().hint());
        failure.instance().ifPresent(instance -> problem.put("instance", instance));
        return withHeaders(Answer.of(failure.code().status(), Answer.PROBLEM, Json.bytes(problem)), failure);
    }

    /** The header fields that an error has in every style. */
    static Answer withHeaders(Answer plain, Failure failure) {
        Answer answer = plain.with(Headers.ERROR, failure.code().id());
        if (failure.code().status() == 401) {
            answer = answer.with("WWW-Authenticate", "Bearer");
        }
        if (failure.retryAfterSeconds().isPresent()) {
            answer = answer.with("Retry-After", failure.retryAfterSeconds().get());
        }
        return answer;
    }
}
