package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work on connections of a data source. Each call takes a connection and returns it at the end. */
final class Database {

    private final DataSource source;
    private final Tables tables;

    /**
     * The inspected database, or {@code null} before the first connection. Two threads may set this field at the same
     * time.
     */
    private volatile @Nullable InspectedDatabase installation;

    Database(DataSource source, Tables tables) {
        this.source = source;
        this.tables = tables;
    }

    /** Runs one statement, in a transaction of its own. */
    <T> T single(SqlWork<T> work) {
        return again(() -> {
            try (Connection connection = source.getConnection()) {
                return connection.getAutoCommit()
                        ? work.on(connection, installation(connection).sql())
                        : transaction(connection, work);
            }
        });
    }

    /**
     * Runs work in a transaction. If the database rolls the transaction back because of a deadlock or a serialization
     * conflict, the work is repeated.
     */
    <T> T transaction(SqlWork<T> work) {
        return again(() -> {
            try (Connection connection = source.getConnection()) {
                return transaction(connection, work);
            }
        });
    }

    /**
     * Runs work that adds rows, in a transaction.
     *
     * @param work returns {@code false} to roll the transaction back
     * @return {@code false} if {@code work} returned {@code false}, or if the added rows violate a unique or foreign
     *     key
     */
    boolean add(SqlWork<Boolean> work) {
        return adding((connection, sql) -> work.on(connection, sql) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Works like {@link #add}, but returns the added object, or empty instead of {@code false}. */
    <T> Optional<T> adding(SqlWork<Optional<T>> work) {
        return transaction((connection, sql) -> {
            try {
                Optional<T> added = work.on(connection, sql);
                if (added.isEmpty()) {
                    connection.rollback();
                }
                return added;
            } catch (SQLException e) {
                if (!SqlErrors.isContradiction(e)) {
                    throw e;
                }
                connection.rollback();
                return Optional.empty();
            }
        });
    }

    private <T> T transaction(Connection connection, SqlWork<T> work) throws SQLException {
        InspectedDatabase there = installation(connection);
        return Transaction.of(connection, () -> {
            there.begin(connection);
            return work.on(connection, there.sql());
        });
    }

    private InspectedDatabase installation(Connection connection) throws SQLException {
        InspectedDatabase found = installation;
        if (found == null) {
            found = InspectedDatabase.find(connection, tables);
            if (!connection.getAutoCommit()) {
                connection.rollback(); // the queries of the inspection have begun a transaction
            }
            installation = found;
        }
        return found;
    }

    private static <T> T again(RetriableWork<T> attempt) {
        Backoff backoff = new Backoff();
        try {
            while (true) {
                try {
                    return attempt.run();
                } catch (SQLException e) {
                    backoff.after(e);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused the statement: " + e.getMessage(), e);
        }
    }
}
