package dev.mote.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a node listens. */
record ListenAddress(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<host>\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]]*):)?(?<port>[0-9]{1,5})");
    private static final int PORTS_TO_TRY = 100;

    /** Reads {@code 127.0.0.1:8080}, {@code [::1]:8080}, {@code localhost:0} or a port alone. */
    static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
            throw CliException.usage(
                    "'" + Printable.line(text) + "' is no address to listen on.",
                    "Write host:port, as 127.0.0.1:8080; port 0 takes any free one.");
        }
        String host = matcher.group("host");
        String plain = host == null || host.isEmpty() ? "127.0.0.1" : host.replaceAll("[\\[\\]]", "");
        return new ListenAddress(plain, Integer.parseInt(matcher.group("port")));
    }

    /** Whether only this machine reaches it. */
    boolean isLoopback() {
        return resolve().isLoopbackAddress();
    }

    /** This address, where nothing listens there; asking first gives a better answer than a failed start. */
    ListenAddress requireFree() {
        if (isFree()) {
            return this;
        }
        throw new CliException(
                "Port " + port + " on " + host + " is in use.",
                List.of(),
                Optional.of("Take another with --listen " + host + ":" + (port + 1)
                        + ", any free one with --find-free-port, or stop what listens there."),
                ExitCode.FAILED);
    }

    /** This address, or the next one whose port is free. */
    ListenAddress orNextFree() {
        for (int next = port; next < Math.min(port + PORTS_TO_TRY, 65_536); next++) {
            ListenAddress candidate = new ListenAddress(host, next);
            if (candidate.isFree()) {
                return candidate;
            }
        }
        throw new CliException(
                "No port from " + port + " to " + (port + PORTS_TO_TRY - 1) + " on " + host + " is free.",
                "Let the system choose: --listen " + host + ":0.");
    }

    private boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(resolve(), port), 1);
            return true;
        } catch (BindException e) {
            if (e.getMessage() != null && e.getMessage().contains("ermission")) {
                throw new CliException("This user may not listen on port " + port + ".", "Take a port from 1024 up.");
            }
            if (e.getMessage() != null && e.getMessage().contains("annot assign")) {
                throw new CliException(host + " is no address of this machine.", "See 'ip address' for those it has.");
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private InetAddress resolve() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw CliException.usage(
                    "The host '" + Printable.line(host) + "' has no address.", "Name one of this machine's addresses.");
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
