package dev.mote.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which node a command talks to, and as whom. */
final class ClientOptions {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    @Option(names = "--url", paramLabel = "URL", description = "The node (MOTE_URL; else " + DEFAULT_URL + ").")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A token of the node. MOTE_TOKEN keeps it out of the process list.")
    private Optional<String> token = Optional.empty();

    NodeClient client(Map<String, String> environment) {
        return client(environment, Duration.ofMinutes(2));
    }

    /** @param patience how long an answer may take to begin */
    NodeClient client(Map<String, String> environment, Duration patience) {
        String address = url.or(() -> Optional.ofNullable(environment.get("MOTE_URL")))
                .filter(text -> !text.isBlank())
                .orElse(DEFAULT_URL);
        return new NodeClient(
                parse(address),
                token.or(() -> Optional.ofNullable(environment.get("MOTE_TOKEN")))
                        .filter(text -> !text.isBlank()),
                patience);
    }

    private static URI parse(String address) {
        String full = address.contains("://") ? address : "http://" + address;
        try {
            URI uri = URI.create(full.endsWith("/") ? full : full + "/");
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for any other address that cannot be used.
        }
        throw CliException.usage(
                "'" + Printable.line(address) + "' is not the address of a node.",
                "Give it as http://127.0.0.1:8080 with --url or MOTE_URL.");
    }
}
