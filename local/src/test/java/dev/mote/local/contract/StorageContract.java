package dev.mote.local.contract;

import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens a storage for each test, and opens it again where a test asks what is left after a stop. */
public abstract class StorageContract {
    /** The time that tests start from. */
    protected static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Storage storage;

    /** Opens the storage that lives in this folder. */
    protected abstract Storage open(Path folder, Clock clock);

    @BeforeEach
    final void openStorage() {
        storage = open(folder, Clock.systemUTC());
    }

    @AfterEach
    final void closeStorage() {
        storage.close();
    }

    protected final Storage storage() {
        return storage;
    }

    /** Stops and starts. */
    protected final void reopen() {
        storage.close();
        openStorage();
    }
}
