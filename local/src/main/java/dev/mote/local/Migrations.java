package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Brings the tables to the present shape: {@code schema/1.sql}, {@code schema/2.sql} …, each once, in a transaction. */
final class Migrations {
    static final int LATEST = 3;

    private Migrations() {}

    static void apply(Sql sql, Path database) throws SQLException {
        long present = sql.number("PRAGMA user_version");
        if (present > LATEST) {
            throw new MoteException(
                    ErrorCode.STORAGE_FAILED,
                    database + " has schema " + present + ", written by a newer version of Mote; this one knows "
                            + LATEST + ".");
        }
        for (int version = (int) present + 1; version <= LATEST; version++) {
            sql.execute("BEGIN IMMEDIATE");
            for (String statement : statements(version)) {
                sql.execute(statement);
            }
            sql.execute("PRAGMA user_version = " + version);
            sql.execute("COMMIT");
        }
    }

    private static List<String> statements(int version) {
        try (InputStream in = Migrations.class.getResourceAsStream("schema/" + version + ".sql")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\n", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
