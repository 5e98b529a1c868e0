package dev.mote.s3;

import dev.mote.local.contract.ObjectStoreContract;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path files;

    private StorageOnS3 server;

    @Override
    protected Storage open(Path folder, Clock clock) {
        if (server == null) {
            server = new StorageOnS3(files);
        }
        return server.open(folder, clock);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
