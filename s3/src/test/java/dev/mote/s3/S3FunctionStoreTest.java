package dev.mote.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.local.LocalStorage;
import dev.mote.local.contract.FunctionStoreContract;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions in a bucket: as in any store, and with other nodes. */
class S3FunctionStoreTest extends FunctionStoreContract {
    private static final FunctionName ECHO = new FunctionName("ann", "echo");

    @TempDir
    private Path files;

    @TempDir
    private Path elsewhere;

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

    @Test
    void anotherNodeSeesAChangeWithinASecond() {
        publish(storage(), "d1");
        try (Storage other = open(elsewhere, Clock.systemUTC())) {
            assertThat(other.functions().find(ECHO).orElseThrow().live()).isEqualTo(1);
            publish(storage(), "d2");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> other.functions().changedElsewhere(ECHO));
            assertThat(other.functions().find(ECHO).orElseThrow().live()).isEqualTo(2);
            assertThat(other.functions().changedElsewhere(ECHO)).isFalse();
            storage().functions().delete(ECHO);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> other.functions().changedElsewhere(ECHO));
            assertThat(other.functions().find(ECHO)).isEmpty();
        }
    }

    @Test
    void aNodeThatLostItsFolderHasItsFunctionsAgain() {
        publish(storage(), "d1");
        publish(storage(), "d2");
        storage().functions().setAlias(ECHO, "stable", 1);
        try (Storage again = open(elsewhere, Clock.systemUTC())) {
            assertThat(again.functions().versions(ECHO))
                    .extracting(FunctionVersion::digest)
                    .containsExactly("d2", "d1");
            assertThat(again.functions().setLive(ECHO, 1, NOW)).isTrue();
            assertThat(again.functions().find(ECHO).orElseThrow().aliases()).containsEntry("stable", 1L);
            assertThat(again.functions().isUsed("ann", "d2")).isTrue();
        }
    }

    @Test
    void whatAFolderHadGoesIntoTheBucketOnce() {
        try (LocalStorage before = LocalStorage.open(elsewhere, Clock.systemUTC())) {
            publish(before, "d1");
            publish(before, "d2");
            before.functions().setLive(ECHO, 1, NOW);
        }
        try (Storage moved = open(elsewhere, Clock.systemUTC())) {
            assertThat(moved.functions().find(ECHO).orElseThrow().live()).isEqualTo(1);
            assertThat(publish(moved, "d3").number()).isEqualTo(3);
            moved.functions().delete(ECHO);
        }
        try (Storage again = open(elsewhere, Clock.systemUTC())) {
            assertThat(again.functions().find(ECHO)).isEmpty();
        }
    }

    private static FunctionVersion publish(Storage storage, String digest) {
        return storage.functions().publish(ECHO, digest, 1, "faasm-2018", FunctionSettings.defaults(), NOW);
    }
}
