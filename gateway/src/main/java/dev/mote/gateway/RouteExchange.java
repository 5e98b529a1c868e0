package dev.mote.gateway;

import dev.mote.worlds.HttpExchange;
import dev.mote.worlds.HttpField;
import dev.mote.worlds.HttpHead;
import dev.mote.worlds.HttpRequest;
import dev.mote.worlds.Payload;
import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The request behind a route, as a world sees it. Used by the request's thread alone. */
final class RouteExchange implements HttpExchange {
    private final Request request;
    private Optional<HttpRequest> seen = Optional.empty();
    private Optional<HttpHead> head = Optional.empty();
    private Optional<ResponseStream> stream = Optional.empty();

    RouteExchange(Request request) {
        this.request = request;
    }

    @Override
    public HttpRequest request() {
        if (seen.isEmpty()) {
            seen = Optional.of(read());
        }
        return seen.get();
    }

    @Override
    public void head(HttpHead answer) {
        head = Optional.of(answer);
    }

    @Override
    public OutputStream stream(HttpHead answer) {
        if (stream.isPresent()) {
            throw new IllegalStateException("the answer has begun already");
        }
        ResponseStream made = request.stream(Answer.guest(answer, Buffer.buffer()));
        stream = Optional.of(made);
        return made;
    }

    @Override
    public void trailers(List<HttpField> fields) {
        if (takesTrailers()) {
            stream.ifPresent(made -> made.trailers(GuestHead.trailers(fields)));
        }
    }

    /** Some clients take trailers they did not ask for as a broken answer. */
    private boolean takesTrailers() {
        return request.headers().getAll("te").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(coding -> coding.strip().equalsIgnoreCase("trailers"));
    }

    /** What to send after the guest has completed. */
    Answer answer(Payload output) {
        if (stream.isPresent()) {
            return Answer.STREAMED;
        }
        Buffer body = Buffer.buffer(output.bytes());
        return head.map(guest -> Answer.guest(guest, body))
                .orElseGet(() -> Answer.of(200, Answer.BYTES, output.bytes()));
    }

    private HttpRequest read() {
        List<HttpField> fields = new ArrayList<>();
        request.headers().forEach((name, value) -> fields.add(new HttpField(name, value)));
        return new HttpRequest(
                request.method(),
                request.target().path(),
                request.target().query(),
                request.version(),
                fields,
                parameters(),
                mount(),
                request.client(),
                request.port());
    }

    private Map<String, String> parameters() {
        Map<String, String> values = new HashMap<>();
        for (String name : request.route().parameters()) {
            values.put(name, request.parameter(name));
        }
        return values;
    }

    /** As much of the path as the route names. */
    private String mount() {
        List<String> parts = request.route().parts();
        if (parts.isEmpty() || !parts.getLast().equals("*")) {
            return request.target().path();
        }
        String[] segments = request.target().path().substring(1).split("/", -1);
        return Arrays.stream(segments)
                .limit(parts.size() - 1L)
                .map(segment -> "/" + segment)
                .collect(Collectors.joining());
    }
}
