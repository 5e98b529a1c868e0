package dev.mote.s3;

import dev.mote.local.LocalStorage;
import dev.mote.local.contract.ObjectStoreContract;
import dev.mote.platform.spi.Storage;
import dev.mote.s3.server.S3Server;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path files;

    private S3Server server;

    @Override
    protected Storage open(Path folder, Clock clock) {
        if (server == null) {
            server = S3Server.start(files);
        }
        return S3Storage.open(
                LocalStorage.open(folder, clock),
                new S3Config(
                        Optional.of(server.address()),
                        "eu-west-1",
                        new S3Config.Credentials(S3Server.KEY, S3Server.SECRET, Optional.empty()),
                        "mote-modules"),
                clock,
                Duration.ZERO);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
