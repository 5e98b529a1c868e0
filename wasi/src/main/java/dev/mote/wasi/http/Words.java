package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of the interface's types and what they mean in Java. Stateless. */
final class Words {
    static final Object FAILED = new VariantValue(1, Optional.empty());

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final List<FieldsResource.Refusal> REFUSALS = List.of(FieldsResource.Refusal.values());
    private static final List<String> SCHEMES = List.of("http", "https");

    private Words() {}

    static VariantValue method(String name) {
        return word(METHODS, name);
    }

    static String method(Object value) {
        return text(METHODS, (VariantValue) value);
    }

    static VariantValue scheme(String name) {
        return word(SCHEMES, name);
    }

    static String scheme(Object value) {
        return text(SCHEMES, (VariantValue) value).toLowerCase(Locale.ROOT);
    }

    static Object result(boolean done) {
        return done ? VariantValue.OK : FAILED;
    }

    static Object result(Optional<?> value) {
        return value.isPresent() ? VariantValue.ok(value.get()) : FAILED;
    }

    static Object option(Optional<?> value) {
        return value.isPresent() ? VariantValue.some(value.get()) : VariantValue.NONE;
    }

    static Optional<Object> option(Object value) {
        return ((VariantValue) value).payload();
    }

    static Object refusal(Optional<FieldsResource.Refusal> refusal) {
        return refusal.isPresent()
                ? VariantValue.error(new VariantValue(REFUSALS.indexOf(refusal.get()), Optional.empty()))
                : VariantValue.OK;
    }

    /** The value of a field, whose characters stand for bytes. */
    static String field(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] field(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static VariantValue word(List<String> known, String name) {
        int index = known.indexOf(name);
        return index >= 0
                ? new VariantValue(index, Optional.empty())
                : new VariantValue(known.size(), Optional.of(name));
    }

    private static String text(List<String> known, VariantValue value) {
        return value.index() < known.size()
                ? known.get(value.index())
                : (String) value.payload().orElseThrow();
    }
}
