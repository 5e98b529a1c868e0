package dev.mote.local;

import dev.mote.worlds.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection and its prepared statements, as many as there are texts in this package. Used by one thread at a time.
 */
final class Sql implements AutoCloseable {
    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a statement whose parameters are bound. */
    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Statements without parameters and results. */
    void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** A change; answers the number of rows. */
    int update(String text, Object... arguments) throws SQLException {
        return run(text, PreparedStatement::executeUpdate, arguments);
    }

    <T> List<T> list(String text, Row<T> row, Object... arguments) throws SQLException {
        return run(
                text,
                statement -> {
                    List<T> rows = new ArrayList<>();
                    try (ResultSet found = statement.executeQuery()) {
                        while (found.next()) {
                            rows.add(row.read(found));
                        }
                    }
                    return rows;
                },
                arguments);
    }

    <T> Optional<T> first(String text, Row<T> row, Object... arguments) throws SQLException {
        return run(
                text,
                statement -> {
                    try (ResultSet found = statement.executeQuery()) {
                        return found.next() ? Optional.of(row.read(found)) : Optional.empty();
                    }
                },
                arguments);
    }

    boolean exists(String text, Object... arguments) throws SQLException {
        return first(text, _ -> true, arguments).isPresent();
    }

    /** The single number that a statement answers. */
    long number(String text, Object... arguments) throws SQLException {
        return first(text, row -> row.getLong(1), arguments).orElse(0L);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> T run(String text, Use<T> use, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            // The driver finalizes a statement that failed; it must be prepared anew.
            prepared.remove(text);
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> statement.setObject(index, null);
            case Optional<?> optional -> bind(statement, index, optional.get());
            case Instant instant -> statement.setLong(index, Times.nanos(instant));
            case Payload payload -> statement.setBytes(index, payload.bytes());
            case Integer number -> statement.setLong(index, number);
            case Long number -> statement.setLong(index, number);
            case String string -> statement.setString(index, string);
            default -> throw new IllegalArgumentException("no column holds " + value.getClass());
        }
    }
}
