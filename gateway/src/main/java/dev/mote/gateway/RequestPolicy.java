package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is refused before an address is even looked at. Immutable; runs on event loops. */
final class RequestPolicy {
    static final String METHODS = "GET, HEAD, POST, PUT, DELETE";

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.DELETE,
            HttpMethod.PATCH,
            HttpMethod.OPTIONS);
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackNamesOnly;
    private final String configuredHost;

    /**
     * @param loopbackNamesOnly whether only names of this machine are taken: a page that a browser loaded from elsewhere
     *     then cannot reach the node by a name that resolves to 127.0.0.1
     */
    RequestPolicy(boolean loopbackNamesOnly, String configuredHost) {
        this.loopbackNamesOnly = loopbackNamesOnly;
        this.configuredHost = configuredHost.toLowerCase(Locale.ROOT);
    }

    boolean knows(HttpMethod method) {
        return KNOWN.contains(method);
    }

    /**
     * @param hostKnown whether a route names the request's host
     * @throws MoteException with what is wrong
     */
    void check(HttpServerRequest http, boolean hostKnown) {
        if (http.version() == null) {
            throw invalid("The node speaks HTTP/1.1 and HTTP/1.0.");
        }
        MultiMap headers = http.headers();
        checkFraming(http, headers);
        checkHost(http, headers, hostKnown);
    }

    /** Keeps pages of other origins from what belongs to the node; an application decides for itself. */
    void checkOrigin(HttpServerRequest http) {
        MultiMap headers = http.headers();
        if (headers.contains(HttpHeaders.ORIGIN) && changesState(http.method())) {
            checkOrigin(headers);
        }
    }

    private static void checkFraming(HttpServerRequest http, MultiMap headers) {
        if (headers.contains("")) {
            throw invalid("A header field has no name.");
        }
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
            if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw invalid("The only transfer coding taken is 'chunked'.");
            }
            if (http.version() != HttpVersion.HTTP_1_1 || headers.contains(HttpHeaders.CONTENT_LENGTH)) {
                throw invalid("The request says the length of its body in two ways.");
            }
        }
        if (headers.contains(HttpHeaders.EXPECT) && !"100-continue".equalsIgnoreCase(headers.get(HttpHeaders.EXPECT))) {
            throw invalid("The only expectation met is '100-continue'.");
        }
    }

    private void checkHost(HttpServerRequest http, MultiMap headers, boolean known) {
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.isEmpty() && http.version() == HttpVersion.HTTP_1_0) {
            return;
        }
        if (hosts.size() != 1 || !Authority.isValid(hosts.getFirst())) {
            throw invalid("The request needs one Host header of the form host or host:port.");
        }
        if (loopbackNamesOnly && !known) {
            String name = Authority.host(hosts.getFirst()).toLowerCase(Locale.ROOT);
            if (!LOOPBACK_NAMES.contains(name) && !name.equals(configuredHost) && !name.endsWith(".localhost")) {
                throw new MoteException(
                        ErrorCode.FORBIDDEN,
                        "A node without tokens answers to localhost and 127.0.0.1 only, not to other Host headers.");
            }
        }
    }

    private static void checkOrigin(MultiMap headers) {
        String origin = headers.get(HttpHeaders.ORIGIN);
        int authority = origin.indexOf("://");
        String host = headers.get(HttpHeaders.HOST);
        if (authority < 0 || host == null || !origin.substring(authority + 3).equalsIgnoreCase(host)) {
            throw new MoteException(ErrorCode.FORBIDDEN, "Pages of another origin may not change anything here.");
        }
    }

    private static boolean changesState(HttpMethod method) {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) && !method.equals(HttpMethod.OPTIONS);
    }

    private static MoteException invalid(String detail) {
        return new MoteException(ErrorCode.INVALID_REQUEST, detail);
    }
}
