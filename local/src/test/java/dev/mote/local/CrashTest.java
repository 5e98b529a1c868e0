package dev.mote.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.MoteException;
import dev.mote.platform.spi.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a working process again and again, each time somewhere else, and looks whether it lost what it had promised. */
final class CrashTest {
    private static final int ROUNDS = Integer.getInteger("mote.crash.rounds", 6);

    @TempDir
    Path folder;

    @Test
    void fault46NothingAcknowledgedIsLostByKill() throws Exception {
        long seed = Long.getLong("mote.crash.seed", new Random().nextLong());
        Random random = new Random(seed);
        CrashLedger ledger = new CrashLedger();
        for (int round = 0; round < ROUNDS; round++) {
            // Some die while they start; the others in the middle of their work.
            int lines = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(400);
            runAndKill(ledger, round, lines);
            try (Storage storage = LocalStorage.open(folder, Clock.systemUTC())) {
                ledger.check(storage);
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + " of -Dmote.crash.seed=" + seed, e);
            }
        }
        assertThat(ledger.size()).as("work that was done").isPositive();
    }

    @Test
    void aFolderThatAnotherProcessHasIsRefusedByName() throws Exception {
        Process child = start("lock");
        try (BufferedReader lines = reader(child)) {
            assertThat(lines.readLine()).isEqualTo("READY");
            assertThatThrownBy(() -> LocalStorage.open(folder, Clock.systemUTC()))
                    .isInstanceOf(MoteException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
        } finally {
            kill(child);
        }
        LocalStorage.open(folder, Clock.systemUTC()).close();
    }

    private void runAndKill(CrashLedger ledger, int round, int lines) throws Exception {
        Process child = start("r" + round);
        try (BufferedReader reader = reader(child)) {
            for (int i = 0; i < lines; i++) {
                ledger.read(reader.readLine());
            }
            kill(child);
            // Whole lines only: the last one may have been cut.
            String rest = reader.readAllAsString();
            rest.substring(0, rest.lastIndexOf('\n') + 1).lines().forEach(ledger::read);
        } finally {
            kill(child);
        }
    }

    private Process start(String word) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.toString(),
                        word)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader reader(Process child) {
        return child.inputReader(StandardCharsets.UTF_8);
    }

    private static void kill(Process child) throws InterruptedException {
        // Not Process.destroyForcibly: that closes the pipe, with lines in it that count.
        child.toHandle().destroyForcibly();
        child.waitFor();
    }
}
