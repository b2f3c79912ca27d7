package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a connection tells once of all of them.
 *
 * @param sql in the words of this database
 * @param isolation that transactions have unless they say otherwise
 */
record Installation(Dialect dialect, Statements sql, int isolation) {

    /**
     * Asks, and looks at the tables.
     *
     * @throws IllegalStateException if a table is missing or cannot be used; the next call looks again
     */
    static Installation find(Connection connection, Tables tables) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        Names names = new Names(tables, connection.getMetaData().getIdentifierQuoteString());
        new TableCheck(connection, dialect, names).requireAll();
        return new Installation(dialect, new Statements(names, dialect), connection.getTransactionIsolation());
    }

    /**
     * Begins a transaction at the level that the statements are written for. At a higher one of PostgreSQL, a
     * transaction that has waited for a lock does not see what its holder has written. What JDBC offers for it is set
     * for the session, which behind a pooler is somebody else's with the next statement.
     */
    void begin(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL && isolation != Connection.TRANSACTION_READ_COMMITTED) {
            Sql.execute(connection, "set transaction isolation level read committed");
        }
    }
}
