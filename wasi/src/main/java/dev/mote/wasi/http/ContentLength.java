package dev.mote.wasi.http;

import java.util.List;
import java.util.OptionalLong;

/** What a header says of its body's length. Stateless. */
final class ContentLength {
    static final String NAME = "content-length";
    private static final int LONGEST = 15;

    private ContentLength() {}

    /** Empty where it says nothing, different things, or no number. */
    static OptionalLong of(List<Header> headers) {
        List<String> said = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(NAME))
                .map(header -> header.value().strip())
                .distinct()
                .toList();
        if (said.size() != 1) {
            return OptionalLong.empty();
        }
        String text = said.getFirst();
        boolean number =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
