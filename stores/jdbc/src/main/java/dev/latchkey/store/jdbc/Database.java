package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work on connections of a data source. A connection is returned at the end of each call. */
final class Database {

    private final DataSource source;
    private final Tables tables;

    /** Set with the first connection. Two threads may do this at the same time. */
    private volatile @Nullable InspectedDatabase installation;

    Database(DataSource source, Tables tables) {
        this.source = source;
        this.tables = tables;
    }

    /** Runs one statement, which is its own transaction. */
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
     * Runs work in a transaction, completely or not at all. If the transaction loses a deadlock or a conflict of
     * serializable transactions, the work is repeated.
     */
    <T> T transaction(SqlWork<T> work) {
        return again(() -> {
            try (Connection connection = source.getConnection()) {
                return transaction(connection, work);
            }
        });
    }

    /**
     * A transaction that adds something.
     *
     * @param work answers {@code false} to take everything back
     * @return {@code false} if it did, or if what it adds contradicts what is there
     */
    boolean add(SqlWork<Boolean> work) {
        return adding((connection, sql) -> work.on(connection, sql) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Works like {@link #add}, with what was added; empty instead of {@code false}. */
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
                connection.rollback(); // what was asked has begun a transaction
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
