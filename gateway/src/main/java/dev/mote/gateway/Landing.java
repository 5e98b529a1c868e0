package dev.mote.gateway;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.Functions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** The page at {@code /}: what is here and how to call it, for people who try the address in a browser or with curl. */
final class Landing {
    private static final int MOST_FUNCTIONS = 100;

    private final Functions functions;

    Landing(Functions functions) {
        this.functions = functions;
    }

    Answer show(Request request) {
        String address = "http://" + request.header(HttpHeaders.HOST).orElse("127.0.0.1");
        String text = text(address, visible(request));
        boolean html = request.header(HttpHeaders.ACCEPT).orElse("").contains("text/html");
        if (!html) {
            return Answer.text(200, text);
        }
        String page = "<!doctype html><meta charset=utf-8><title>Mote</title><pre>" + escape(text) + "</pre>\n";
        return new Answer(200, Optional.of(Answer.HTML), Buffer.buffer(page), List.of())
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private List<FunctionRecord> visible(Request request) {
        return request.caller().scopes().isEmpty()
                ? List.of()
                : functions.list(request.caller().user());
    }

    private static String text(String address, List<FunctionRecord> functions) {
        StringBuilder text = new StringBuilder("Mote runs WebAssembly functions.\n\n");
        if (functions.isEmpty()) {
            text.append("Upload one:  curl -X PUT ").append(address).append("/f/<user>/<function> -T <file>.wasm\n");
            text.append("Call it:     curl -X POST ").append(address).append("/f/<user>/<function> -d 'input'\n");
        }
        functions.stream().limit(MOST_FUNCTIONS).map(FunctionRecord::name).forEach(name -> call(text, address, name));
        if (functions.size() > MOST_FUNCTIONS) {
            text.append("... and ").append(functions.size() - MOST_FUNCTIONS).append(" more\n");
        }
        return text.append("\nAPI:      ")
                .append(address)
                .append("/openapi.json\nHealth:   ")
                .append(address)
                .append("/readyz?verbose\nMetrics:  ")
                .append(address)
                .append("/metrics\n")
                .toString();
    }

    private static void call(StringBuilder text, String address, FunctionName name) {
        text.append("curl -X POST ").append(address).append("/f/").append(name).append(" -d 'input'\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
