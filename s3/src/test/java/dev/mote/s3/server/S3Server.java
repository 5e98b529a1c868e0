package dev.mote.s3.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real S3 server on loopback, in a process of its own, with its files in a folder. */
public final class S3Server implements AutoCloseable {
    public static final String KEY = "mote-test";
    public static final String SECRET = "only-for-this-test";

    private final Process process;
    private final URI address;

    private S3Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param folder holds its files and its log */
    public static S3Server start(Path folder) {
        try {
            Path files = Files.createDirectories(folder.resolve("files"));
            URI address = URI.create("http://127.0.0.1:" + freePort());
            Properties settings = new Properties();
            settings.setProperty("s3proxy.endpoint", address.toString());
            settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
            settings.setProperty("s3proxy.identity", KEY);
            settings.setProperty("s3proxy.credential", SECRET);
            settings.setProperty("jclouds.provider", "filesystem-nio2");
            settings.setProperty("jclouds.filesystem.basedir", files.toString());
            settings.setProperty("jclouds.identity", "local");
            settings.setProperty("jclouds.credential", "local");
            Path file = folder.resolve("s3proxy.properties");
            try (var out = Files.newOutputStream(file)) {
                settings.store(out, "");
            }
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            Path.of("..", "s3", "target", "server", "s3proxy.jar")
                                    .toString(),
                            "--properties",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            S3Server server = new S3Server(process, address);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the S3 server ended with " + process.exitValue(), e);
            }
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
