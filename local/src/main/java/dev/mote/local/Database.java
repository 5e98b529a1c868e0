package dev.mote.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The database file: one writer, a few readers. Any thread may call. */
final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final Sql sql;
    private final Writer writer;
    private final Readers readers;

    private Database(Sql sql, List<Sql> readers) {
        this.sql = sql;
        this.writer = new Writer(sql);
        this.readers = new Readers(readers);
    }

    static Database open(Path file) {
        try {
            // Made before SQLite makes it: its journal files take over the permissions.
            PrivateFiles.createFile(file);
            Sql sql = connect(file, writable());
            try {
                Migrations.apply(sql, file);
                List<Sql> readers = new ArrayList<>();
                for (int i = 0; i < READERS; i++) {
                    readers.add(connect(file, readOnly()));
                }
                return new Database(sql, readers);
            } catch (SQLException | RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StorageErrors.of("Opening the database " + file, e);
        } catch (IOException e) {
            throw StorageErrors.of("Opening the database " + file, e);
        }
    }

    /** Whether every page of a database can be read. */
    static boolean isSound(Path file) throws SQLException {
        try (Sql sql = connect(file, writable())) {
            return sql.first("PRAGMA quick_check(1)", row -> row.getString(1).equals("ok"))
                    .orElse(false);
        }
    }

    <T> T write(String what, Transaction<T> body) {
        return writer.write(what, body);
    }

    <T> CompletableFuture<T> submit(String what, Transaction<T> body) {
        return writer.submit(what, body);
    }

    <T> T read(String what, Readers.Read<T> read) {
        return readers.read(what, read);
    }

    /** Commits what waits and moves the journal into the database, so that the next start is quick. */
    @Override
    public void close() {
        writer.close();
        try {
            readers.close();
            sql.close();
        } catch (SQLException e) {
            throw StorageErrors.of("Closing the database", e);
        }
    }

    private static Sql connect(Path file, SQLiteConfig config) throws SQLException {
        return new Sql(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    }

    private static SQLiteConfig writable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        // A journal that a burst has blown up is cut back afterwards.
        config.setJournalSizeLimit(64 << 20);
        return config;
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }
}
