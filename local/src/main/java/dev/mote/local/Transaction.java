package dev.mote.local;

import java.sql.SQLException;

/**
 * One change of the database, all or none. It may be run again after a failure of others that shared its commit, so it
 * changes nothing but the database; what depends on its success goes to {@link Commit#then}.
 */
@FunctionalInterface
interface Transaction<T> {
    T run(Sql sql, Commit commit) throws SQLException;
}
