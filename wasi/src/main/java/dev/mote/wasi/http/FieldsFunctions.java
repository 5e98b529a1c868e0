package dev.mote.wasi.http;

import dev.mote.component.abi.VariantValue;
import dev.mote.wasi.p2.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of {@code fields}. Stateless. */
final class FieldsFunctions {
    private FieldsFunctions() {}

    static void addTo(Functions functions) {
        functions
                .quick(
                        "[constructor]fields",
                        (call, _) -> HttpProcess.of(call).resources().keep(new FieldsResource(List.of(), false)))
                .quick("[static]fields.from-list", (call, params) -> fromList(HttpProcess.of(call), params))
                .quick(
                        "[method]fields.get",
                        (_, params) -> fields(params).get((String) params.get(1)).stream()
                                .map(Words::field)
                                .toList())
                .quick(
                        "[method]fields.has",
                        (_, params) ->
                                !fields(params).get((String) params.get(1)).isEmpty())
                .quick(
                        "[method]fields.set",
                        (_, params) -> Words.refusal(
                                fields(params).set((String) params.get(1), texts((List<?>) params.get(2)))))
                .quick(
                        "[method]fields.delete",
                        (_, params) -> Words.refusal(fields(params).set((String) params.get(1), List.of())))
                .quick(
                        "[method]fields.append",
                        (_, params) -> Words.refusal(
                                fields(params).append((String) params.get(1), Words.field(params.get(2)))))
                .quick(
                        "[method]fields.entries",
                        (_, params) -> fields(params).headers().stream()
                                .map(header ->
                                        List.of(header.name().toLowerCase(Locale.ROOT), Words.field(header.value())))
                                .toList())
                .quick(
                        "[method]fields.clone",
                        (call, params) -> HttpProcess.of(call)
                                .resources()
                                .keep(new FieldsResource(fields(params).headers(), false)));
    }

    /** What a header has, as a resource that the guest cannot change. */
    static FieldsResource shown(HttpProcess process, List<Header> headers) {
        return process.resources().keep(new FieldsResource(headers, true));
    }

    /** What is in a resource that the guest gave away. */
    static List<Header> taken(Object given) {
        FieldsResource fields = (FieldsResource) given;
        List<Header> headers = fields.headers();
        fields.drop();
        return headers;
    }

    private static Object fromList(HttpProcess process, List<?> params) {
        FieldsResource made = new FieldsResource(List.of(), false);
        for (Object entry : (List<?>) params.get(0)) {
            List<?> pair = (List<?>) entry;
            Optional<FieldsResource.Refusal> refusal = made.append((String) pair.get(0), Words.field(pair.get(1)));
            if (refusal.isPresent()) {
                return Words.refusal(refusal);
            }
        }
        return VariantValue.ok(process.resources().keep(made));
    }

    private static FieldsResource fields(List<?> params) {
        return (FieldsResource) params.get(0);
    }

    private static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(Words.field(value)));
        return texts;
    }
}
