package dev.mote.gateway;

import java.util.List;

/**
 * How the HTTP front is set up. Its limits are those of the node's configuration.
 *
 * @param host name or address to listen on
 * @param port 0 takes a free one
 * @param tokens who may do what; none lets everybody do everything
 * @param insecure allows an address beyond loopback without tokens
 * @param compat which addresses of other systems are there
 */
public record GatewayConfig(String host, int port, List<Token> tokens, boolean insecure, Compat compat) {
    public GatewayConfig {
        tokens = List.copyOf(tokens);
    }

    /** With the addresses of all of them. */
    public GatewayConfig(String host, int port, List<Token> tokens, boolean insecure) {
        this(host, port, tokens, insecure, Compat.all());
    }

    /** Listens on 127.0.0.1, without tokens. */
    public static GatewayConfig loopback(int port) {
        return new GatewayConfig("127.0.0.1", port, List.of(), false);
    }

    public GatewayConfig withTokens(List<Token> tokens) {
        return new GatewayConfig(host, port, tokens, insecure, compat);
    }
}
