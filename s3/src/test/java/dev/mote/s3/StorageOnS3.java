package dev.mote.s3;

import dev.mote.local.LocalStorage;
import dev.mote.platform.spi.Storage;
import dev.mote.s3.server.S3Server;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Storages of several nodes on one server, which a test starts and stops. */
final class StorageOnS3 implements AutoCloseable {
    private final S3Server server;

    /** @param files where the server keeps its objects */
    StorageOnS3(Path files) {
        server = S3Server.start(files);
    }

    /** @param folder a node's own */
    Storage open(Path folder, Clock clock) {
        S3Config config = new S3Config(
                Optional.of(server.address()),
                "eu-west-1",
                new S3Config.Credentials(S3Server.KEY, S3Server.SECRET, Optional.empty()),
                "mote-modules");
        return S3Storage.open(LocalStorage.open(folder, clock), config, clock, Duration.ZERO);
    }

    @Override
    public void close() {
        server.close();
    }
}
