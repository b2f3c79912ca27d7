package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the store finds out about the database with its first connection.
 *
 * @param sql the statements in the SQL of this database
 * @param isolation the default isolation level of transactions
 */
record InspectedDatabase(Dialect dialect, SqlStatements sql, int isolation) {

    /**
     * Inspects the database and checks the tables.
     *
     * @throws IllegalStateException if a table is missing or cannot be used; the next call looks again
     */
    static InspectedDatabase find(Connection connection, Tables tables) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        SqlNames names = new SqlNames(tables, connection.getMetaData().getIdentifierQuoteString());
        new TableCheck(connection, dialect, names).requireAll();
        return new InspectedDatabase(dialect, new SqlStatements(names, dialect), connection.getTransactionIsolation());
    }

    /**
     * Begins a transaction at the level that the statements are written for. At a higher one of PostgreSQL, a
     * transaction that has waited for a lock does not see what its holder has written. What JDBC offers for it is set
     * for the session, which behind a pooler is somebody else's with the next statement.
     */
    void begin(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL && isolation != Connection.TRANSACTION_READ_COMMITTED) {
            SqlRunner.execute(connection, "set transaction isolation level read committed");
        }
    }
}
