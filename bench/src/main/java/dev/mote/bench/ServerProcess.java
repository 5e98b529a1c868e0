package dev.mote.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, so that client and server share nothing but the machine. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("(?:http://|@ )127\\.0\\.0\\.1:([0-9]+)");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The peer, on the JVM of this process. */
    static ServerProcess bare() throws IOException {
        return start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName()));
    }

    /** A node as people start it. */
    static ServerProcess node(Path data, String... more) throws IOException {
        String launcher = Path.of(System.getProperty("mote.home"), "mote").toString();
        List<String> command =
                new ArrayList<>(List.of(launcher, "up", "--listen", "127.0.0.1:0", "--data", data.toString()));
        command.addAll(List.of(more));
        return start(command);
    }

    /** A script for Node.js, which prints its address. */
    static ServerProcess nodeJs(Path script) throws IOException {
        return start(List.of("node", script.toString()));
    }

    /** {@code jco serve} of a component. It takes no port of the system's choice, so one that is free right now. */
    static ServerProcess jco(Path jco, Path component) throws IOException {
        String port = Integer.toString(freePort());
        // Where it listens it says on its standard error.
        return start(
                new ProcessBuilder(jco.toString(), "serve", component.toString(), "--host", "127.0.0.1", "--port", port)
                        .redirectErrorStream(true));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static ServerProcess start(List<String> command) throws IOException {
        return start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private static ServerProcess start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        return new ServerProcess(process, awaitPort(process));
    }

    private static int awaitPort(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                // What it prints later is read too, or a full pipe would stop it.
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IOException("the server ended with " + process.exitValue() + " before it listened");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        // The workers of jco outlive the process that started them.
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(Duration.ofSeconds(15).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
