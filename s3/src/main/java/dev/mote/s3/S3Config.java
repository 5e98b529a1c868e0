package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the server is and who asks.
 *
 * @param endpoint the server's address; empty for Amazon's own in the region
 * @param modules the bucket that modules go into; made when it is missing
 */
public record S3Config(Optional<URI> endpoint, String region, Credentials credentials, String modules) {
    /** Shown nowhere, the secret least of all. */
    public record Credentials(String accessKey, String secretKey, Optional<String> sessionToken) {
        @Override
        public String toString() {
            return "Credentials[" + accessKey + "]";
        }
    }

    private static final String DEFAULT_REGION = "us-east-1";

    /**
     * Takes what is not given from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION
     * or AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL.
     *
     * @throws MoteException INVALID_SETTINGS where there are no credentials or the endpoint is no address
     */
    public static S3Config of(
            String modules, Optional<URI> endpoint, Optional<String> region, Map<String, String> environment) {
        return new S3Config(
                endpoint.or(() -> first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                        .map(S3Config::address)),
                region.or(() -> first(environment, "AWS_REGION", "AWS_DEFAULT_REGION"))
                        .orElse(DEFAULT_REGION),
                new Credentials(
                        required(environment, "AWS_ACCESS_KEY_ID"),
                        required(environment, "AWS_SECRET_ACCESS_KEY"),
                        first(environment, "AWS_SESSION_TOKEN")),
                modules);
    }

    private static String required(Map<String, String> environment, String name) {
        return first(environment, name)
                .orElseThrow(() -> new MoteException(
                        ErrorCode.INVALID_SETTINGS, "S3 needs the environment variable " + name + "."));
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, for this and for what is an address of something else.
        }
        throw new MoteException(
                ErrorCode.INVALID_SETTINGS, "The S3 endpoint '" + text + "' is not an http or https address.");
    }
}
