package dev.mote.wasi.http;

import dev.mote.wasi.p2.GuestResource;
import dev.mote.wasi.p2.GuestResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields of a header or trailer that a guest holds. Names are compared without case. Used by the invocation's thread. */
final class FieldsResource extends GuestResource {
    /** The cases of {@code header-error}, in the order of the interface. */
    enum Refusal {
        INVALID_SYNTAX,
        FORBIDDEN,
        IMMUTABLE
    }

    /** Characters of all names and values together. */
    private static final int MOST = 128 << 10;

    private final List<Header> headers;
    private final boolean immutable;

    FieldsResource(List<Header> headers, boolean immutable) {
        this.headers = new ArrayList<>(headers);
        this.immutable = immutable;
    }

    List<Header> headers() {
        return List.copyOf(headers);
    }

    List<String> get(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Replaces what there is under a name. */
    Optional<Refusal> set(String name, List<String> values) {
        Optional<Refusal> refusal = refusal(name, values);
        if (refusal.isEmpty()) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(name));
            values.forEach(value -> headers.add(new Header(name, value)));
            checkSize();
        }
        return refusal;
    }

    Optional<Refusal> append(String name, String value) {
        Optional<Refusal> refusal = refusal(name, List.of(value));
        if (refusal.isEmpty()) {
            headers.add(new Header(name, value));
            checkSize();
        }
        return refusal;
    }

    private Optional<Refusal> refusal(String name, List<String> values) {
        if (immutable) {
            return Optional.of(Refusal.IMMUTABLE);
        }
        if (!HeaderRules.isToken(name) || !values.stream().allMatch(HeaderRules::isValue)) {
            return Optional.of(Refusal.INVALID_SYNTAX);
        }
        return HeaderRules.isForbidden(name) ? Optional.of(Refusal.FORBIDDEN) : Optional.empty();
    }

    private void checkSize() {
        long size = headers.stream()
                .mapToLong(header -> header.name().length() + header.value().length() + 4L)
                .sum();
        if (size > MOST) {
            throw GuestResources.trap("the fields of a header have more than " + MOST + " bytes");
        }
    }
}
