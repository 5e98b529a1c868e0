package dev.mote.s3;

import dev.mote.local.LocalStorage;
import dev.mote.local.contract.BlobStoreContract;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTest extends BlobStoreContract {
    @TempDir
    private Path files;

    private S3Server server;

    @Override
    protected Storage open(Path folder, Clock clock) {
        if (server == null) {
            server = S3Server.start(files);
        }
        return S3Storage.open(LocalStorage.open(folder, clock), server.config());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
