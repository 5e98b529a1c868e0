package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** Turns failures of files and of the database into errors of the table. */
final class StorageErrors {
    private StorageErrors() {}

    static MoteException of(String what, SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return full(what, e);
        }
        return new MoteException(ErrorCode.STORAGE_FAILED, what + " failed in the database.", e);
    }

    static MoteException of(String what, IOException e) {
        return isFull(e) ? full(what, e) : new MoteException(ErrorCode.STORAGE_FAILED, what + " failed.", e);
    }

    /** A row that does not say what it must: the disk changed it. */
    static MoteException damaged(String what, RuntimeException e) {
        return new MoteException(ErrorCode.STORAGE_FAILED, what + " failed: the stored data is damaged.", e);
    }

    static MoteException closed() {
        return new MoteException(ErrorCode.STORAGE_FAILED, "The storage is closed.");
    }

    private static MoteException full(String what, Exception e) {
        return new MoteException(ErrorCode.STORAGE_FULL, what + " failed: no space is left.", e);
    }

    /** Java has no type for it: the words are those of the C library. */
    private static boolean isFull(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        String words = Optional.ofNullable(reason).orElse("").toLowerCase(Locale.ROOT);
        return words.contains("no space left") || words.contains("quota exceeded");
    }
}
