package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import java.util.List;
import java.util.Optional;

/** A request that a guest makes. Used by the invocation's thread alone. */
final class OutgoingRequestResource extends GuestResource {
    private static final int LONGEST_TARGET = 16 << 10;

    private final List<Header> headers;
    private String method = "GET";
    private Optional<String> pathWithQuery = Optional.empty();
    private Optional<String> scheme = Optional.empty();
    private Optional<String> authority = Optional.empty();
    private Optional<ClientBody> body = Optional.empty();

    OutgoingRequestResource(List<Header> headers) {
        this.headers = headers;
    }

    List<Header> headers() {
        return headers;
    }

    String method() {
        return method;
    }

    boolean method(String wanted) {
        boolean valid = HeaderRules.isToken(wanted);
        method = valid ? wanted : method;
        return valid;
    }

    Optional<String> pathWithQuery() {
        return pathWithQuery;
    }

    boolean pathWithQuery(Optional<String> wanted) {
        boolean valid = wanted.stream().allMatch(OutgoingRequestResource::isTarget);
        pathWithQuery = valid ? wanted : pathWithQuery;
        return valid;
    }

    Optional<String> scheme() {
        return scheme;
    }

    boolean scheme(Optional<String> wanted) {
        boolean valid = wanted.stream().allMatch(HeaderRules::isToken);
        scheme = valid ? wanted : scheme;
        return valid;
    }

    Optional<String> authority() {
        return authority;
    }

    boolean authority(Optional<String> wanted) {
        boolean valid = wanted.stream().allMatch(text -> Authority.parse(text).isPresent());
        authority = valid ? wanted : authority;
        return valid;
    }

    Optional<ClientBody> body() {
        return body;
    }

    /** Its body, the first time. */
    Optional<OutgoingBodyResource> takeBody() {
        if (body.isPresent()) {
            return Optional.empty();
        }
        ClientBody made = new ClientBody();
        body = Optional.of(made);
        return Optional.of(new OutgoingBodyResource(made, ContentLength.of(headers)));
    }

    private static boolean isTarget(String text) {
        return text.length() <= LONGEST_TARGET && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
    }
}
