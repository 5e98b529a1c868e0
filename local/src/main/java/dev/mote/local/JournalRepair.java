package dev.mote.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks at the journal that a crash left, before SQLite does. A torn end is normal: it was never acknowledged. Damage in
 * the middle would make SQLite drop acknowledged transactions behind it without a word; those are kept, and what the
 * damage did to a row is left to the row's own checksum.
 */
final class JournalRepair {
    private static final System.Logger LOG = System.getLogger(JournalRepair.class.getName());

    /** A journal beyond this is left to SQLite; it is cut back to much less after every burst. */
    private static final long LARGEST = 1L << 30;

    private final Path database;
    private final Path journal;
    private final Path temporary;
    private final Path quarantine;
    private final FileOps files;

    JournalRepair(DataDirectory data, FileOps files) {
        this.database = data.database();
        this.journal = journalOf(database);
        this.temporary = data.temporary();
        this.quarantine = data.quarantine();
        this.files = files;
    }

    void run() {
        try {
            if (Files.exists(journal) && Files.size(journal) <= LARGEST) {
                Optional<Journal> found = Journal.of(Files.readAllBytes(journal));
                if (found.isPresent()) {
                    mend(found.get());
                }
            }
        } catch (IOException e) {
            throw StorageErrors.of("Reading the journal " + journal, e);
        }
    }

    private void mend(Journal found) throws IOException {
        int intact = found.intactFrames();
        int behind = found.commitsFrom(intact);
        // One transaction may have been on its way when the power went. A second one was begun after the first was
        // safe.
        if (behind < 2) {
            return;
        }
        Path aside = quarantine.resolve(journal.getFileName());
        Files.copy(journal, aside, StandardCopyOption.REPLACE_EXISTING);
        byte[] mended = found.withRightChecksums();
        if (opens(mended)) {
            Path next = temporary.resolve("journal");
            files.deleteIfExists(next);
            files.writeSynced(next, mended);
            files.rename(next, journal);
            files.syncDirectory(journal.getParent());
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the journal is damaged at frame {0}; {1} transactions behind it were kept, a copy is {2}",
                    intact,
                    behind,
                    aside);
        } else {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the journal is damaged at frame {0}; {1} transactions behind it are lost, a copy is {2}",
                    intact,
                    behind,
                    aside);
        }
    }

    /** Tries the mended journal on a copy: what SQLite once took into the database does not come out again. */
    private boolean opens(byte[] mended) throws IOException {
        Path copy = temporary.resolve(database.getFileName());
        try {
            Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.write(journalOf(copy), mended);
            return Database.isSound(copy);
        } catch (SQLException e) {
            return false;
        } finally {
            files.deleteIfExists(journalOf(copy));
            files.deleteIfExists(temporary.resolve(database.getFileName() + "-shm"));
            files.deleteIfExists(copy);
        }
    }

    private static Path journalOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }
}
