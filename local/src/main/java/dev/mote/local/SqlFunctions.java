package dev.mote.local;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.spi.FunctionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions, versions and aliases as rows. Any thread may call; the writer orders the changes. */
final class SqlFunctions implements FunctionStore {
    private static final String FUNCTION = "SELECT id, user, name, live, created, updated FROM functions ";
    private static final String VERSION =
            "SELECT user, name, v.number, digest, bytes, world, settings, v.created FROM versions v "
                    + "JOIN functions f ON f.id = v.function ";
    private static final String THIS = "WHERE user = ? AND name = ?";

    private final Database database;

    SqlFunctions(Database database) {
        this.database = database;
    }

    @Override
    public FunctionVersion publish(
            FunctionName function, String digest, long bytes, String world, FunctionSettings settings, Instant now) {
        return database.write("Publishing " + function, (sql, _) -> {
            sql.update(
                    "INSERT INTO functions (user, name, live, latest, created, updated) VALUES (?, ?, 1, 1, ?, ?) "
                            + "ON CONFLICT (user, name) DO UPDATE SET "
                            + "latest = latest + 1, live = latest + 1, updated = excluded.updated",
                    function.user(),
                    function.name(),
                    now,
                    now);
            long number = sql.number("SELECT latest FROM functions " + THIS, function.user(), function.name());
            sql.update(
                    "INSERT INTO versions (function, number, digest, bytes, world, settings, created) "
                            + "SELECT id, latest, ?, ?, ?, ?, ? FROM functions " + THIS,
                    digest,
                    bytes,
                    world,
                    SettingsJson.write(settings),
                    now,
                    function.user(),
                    function.name());
            return new FunctionVersion(function, number, digest, bytes, world, settings, now);
        });
    }

    @Override
    public Optional<FunctionRecord> find(FunctionName function) {
        return database.read(
                "Reading " + function,
                sql -> sql.first(FUNCTION + THIS, row -> record(sql, row), function.user(), function.name()));
    }

    @Override
    public List<FunctionRecord> list(Optional<String> user) {
        return database.read(
                "Listing functions",
                sql -> user.isPresent()
                        ? sql.list(FUNCTION + "WHERE user = ? ORDER BY name", row -> record(sql, row), user)
                        : sql.list(FUNCTION + "ORDER BY user, name", row -> record(sql, row)));
    }

    @Override
    public int count(String user) {
        return database.read(
                "Counting functions",
                sql -> Math.toIntExact(sql.number("SELECT count(*) FROM functions WHERE user = ?", user)));
    }

    @Override
    public List<FunctionVersion> versions(FunctionName function) {
        return database.read(
                "Listing the versions of " + function,
                sql -> sql.list(
                        VERSION + THIS + " ORDER BY v.number DESC",
                        SqlFunctions::version,
                        function.user(),
                        function.name()));
    }

    @Override
    public Optional<FunctionVersion> version(FunctionName function, long number) {
        return database.read(
                "Reading a version of " + function,
                sql -> sql.first(
                        VERSION + THIS + " AND v.number = ?",
                        SqlFunctions::version,
                        function.user(),
                        function.name(),
                        number));
    }

    @Override
    public boolean setLive(FunctionName function, long number, Instant now) {
        return database.write(
                "Rolling back " + function,
                (sql, _) -> sql.update(
                                "UPDATE functions SET live = ?, updated = ? " + THIS
                                        + " AND EXISTS (SELECT 1 FROM versions WHERE function = id AND number = ?)",
                                number,
                                now,
                                function.user(),
                                function.name(),
                                number)
                        > 0);
    }

    @Override
    public boolean setAlias(FunctionName function, String alias, long number) {
        return database.write(
                "Setting an alias of " + function,
                (sql, _) -> sql.update(
                                "INSERT INTO aliases (function, alias, number) "
                                        + "SELECT f.id, ?, v.number FROM functions f JOIN versions v ON v.function = f.id "
                                        + THIS + " AND v.number = ? "
                                        + "ON CONFLICT (function, alias) DO UPDATE SET number = excluded.number",
                                alias,
                                function.user(),
                                function.name(),
                                number)
                        > 0);
    }

    @Override
    public boolean removeAlias(FunctionName function, String alias) {
        return database.write(
                "Removing an alias of " + function,
                (sql, _) -> sql.update(
                                "DELETE FROM aliases WHERE alias = ? AND function = (SELECT id FROM functions " + THIS
                                        + ")",
                                alias,
                                function.user(),
                                function.name())
                        > 0);
    }

    @Override
    public List<FunctionVersion> prune(FunctionName function, int keep) {
        return database.write("Dropping old versions of " + function, (sql, _) -> {
            List<FunctionVersion> dropped = sql.list(
                    VERSION + THIS + " AND v.number <> live "
                            + "AND v.number NOT IN (SELECT number FROM aliases a WHERE a.function = f.id) "
                            + "AND v.number NOT IN (SELECT number FROM versions n WHERE n.function = f.id "
                            + "ORDER BY number DESC LIMIT ?) ORDER BY v.number DESC",
                    SqlFunctions::version,
                    function.user(),
                    function.name(),
                    keep);
            for (FunctionVersion version : dropped) {
                sql.update(
                        "DELETE FROM versions WHERE number = ? AND function = (SELECT id FROM functions " + THIS + ")",
                        version.number(),
                        function.user(),
                        function.name());
            }
            return dropped;
        });
    }

    @Override
    public List<FunctionVersion> delete(FunctionName function) {
        return database.write("Deleting " + function, (sql, _) -> {
            List<FunctionVersion> dropped = sql.list(
                    VERSION + THIS + " ORDER BY v.number DESC",
                    SqlFunctions::version,
                    function.user(),
                    function.name());
            sql.update("DELETE FROM functions " + THIS, function.user(), function.name());
            return dropped;
        });
    }

    @Override
    public boolean isUsed(String user, String digest) {
        return database.read(
                "Looking for users of a module",
                sql -> sql.exists(VERSION + "WHERE digest = ? AND user = ? LIMIT 1", digest, user));
    }

    private static FunctionRecord record(Sql sql, ResultSet row) throws SQLException {
        Map<String, Long> aliases = new HashMap<>();
        sql.list(
                "SELECT alias, number FROM aliases WHERE function = ?",
                alias -> aliases.put(alias.getString(1), alias.getLong(2)),
                row.getLong(1));
        return new FunctionRecord(
                new FunctionName(row.getString(2), row.getString(3)),
                row.getLong(4),
                aliases,
                Times.instant(row.getLong(5)),
                Times.instant(row.getLong(6)));
    }

    private static FunctionVersion version(ResultSet row) throws SQLException {
        return new FunctionVersion(
                new FunctionName(row.getString(1), row.getString(2)),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                SettingsJson.read(row.getString(7)),
                Times.instant(row.getLong(8)));
    }
}
