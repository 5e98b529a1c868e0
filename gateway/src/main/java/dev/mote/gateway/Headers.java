package dev.mote.gateway;

import io.vertx.core.http.HttpHeaders;

/** Header fields of our own, and values that every response carries. */
final class Headers {
    /** Id of the invocation that a response is about. */
    static final CharSequence INVOCATION = HttpHeaders.createOptimized("Mote-Invocation");

    /** Units of fuel that the call used, where its function has a fuel limit. */
    static final CharSequence FUEL = HttpHeaders.createOptimized("Mote-Fuel");

    /** Id of the error table. */
    static final CharSequence ERROR = HttpHeaders.createOptimized("Mote-Error");

    static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    private Headers() {}
}
