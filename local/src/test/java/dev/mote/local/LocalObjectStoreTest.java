package dev.mote.local;

import dev.mote.local.contract.ObjectStoreContract;
import dev.mote.platform.spi.Storage;
import java.nio.file.Path;
import java.time.Clock;

final class LocalObjectStoreTest extends ObjectStoreContract {
    @Override
    protected Storage open(Path folder, Clock clock) {
        return LocalStorage.open(folder, clock);
    }
}
