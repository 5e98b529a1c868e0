package dev.mote.engine.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Which generator this is: code that another one made is not used. */
final class EngineBuild {
    private EngineBuild() {}

    /**
     * A digest of the classes of this package.
     *
     * @throws IOException where they cannot be read
     */
    static String digest() throws IOException {
        try {
            Path home = Path.of(EngineBuild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return digest(home);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return digest(jar.getPath("/"));
            }
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static String digest(Path home) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Path folder = home.resolve(EngineBuild.class.getPackageName().replace('.', '/'));
        List<Path> classes;
        try (Stream<Path> files = Files.list(folder)) {
            classes = files.sorted().toList();
        }
        for (Path each : classes) {
            try (InputStream in = Files.newInputStream(each)) {
                digest.update(in.readAllBytes());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
