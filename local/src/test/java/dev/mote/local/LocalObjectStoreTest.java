package dev.mote.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.local.contract.ObjectStoreContract;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class LocalObjectStoreTest extends ObjectStoreContract {
    @Override
    protected Storage open(Path folder, Clock clock) {
        return LocalStorage.open(folder, clock);
    }

    @Test
    void fault15NoKeyLeadsOutOfTheBucket() {
        for (String key : new String[] {".", "..", "../files", "/etc/passwd", "\0"}) {
            storage().objects().put("files", key, new byte[] {1});
            assertThat(storage().objects().keys("files", 10)).containsExactly(key);
            storage().objects().delete("files", key);
        }
    }
}
