package dev.mote.manifest;

import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads {@code [storage]}. */
final class StorageSection {
    static final Set<String> KEYS = Set.of("kind", "endpoint", "region", "modules");

    private static final String MODULES = "mote-modules";

    private StorageSection() {}

    /** Empty where everything stays in the node's folder. */
    static Optional<ObjectServer> read(Section section) {
        section.allow(KEYS);
        String kind = section.text("kind").orElse("local");
        Optional<URI> endpoint = section.text("endpoint").flatMap(text -> address(section, text));
        Optional<String> region = section.text("region");
        String modules = section.text("modules").orElse(MODULES);
        try {
            FunctionName.check("bucket", modules);
        } catch (MoteException e) {
            section.problem("modules", e.getMessage() + " " + e.code().hint());
        }
        return switch (kind) {
            case "s3" -> Optional.of(new ObjectServer(modules, endpoint, region));
            case "local" -> {
                section.keys().stream()
                        .filter(key -> !key.equals("kind"))
                        .forEach(key -> section.problem(key, "'" + key + "' is for kind = \"s3\"."));
                yield Optional.empty();
            }
            default -> {
                section.problem("kind", "'" + kind + "' is no storage; write \"local\" or \"s3\".");
                yield Optional.empty();
            }
        };
    }

    private static Optional<URI> address(Section section, String text) {
        try {
            URI address = URI.create(text);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            // Said below, for this and for what is an address of something else.
        }
        section.problem("endpoint", "'" + text + "' is no address; write it as http://127.0.0.1:9000.");
        return Optional.empty();
    }
}
