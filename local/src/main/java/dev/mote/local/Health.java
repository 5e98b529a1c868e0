package dev.mote.local;

import dev.mote.platform.MoteException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Learns by a small write whether the disk takes writes. Any thread may call; no state. */
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;

    Health(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean healthy() {
        try {
            CompletableFuture<Integer> probe = database.submit(
                    "The probe",
                    (sql, _) -> sql.update("INSERT OR REPLACE INTO probe (id, at) VALUES (1, ?)", clock.instant()));
            probe.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (MoteException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
