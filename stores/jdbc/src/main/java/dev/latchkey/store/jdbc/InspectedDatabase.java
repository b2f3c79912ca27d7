package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The properties of the database, which the store reads with its first connection.
 *
 * @param sql the statements in the SQL of this database
 * @param isolation the default isolation level of transactions
 */
record InspectedDatabase(Dialect dialect, SqlStatements sql, int isolation) {

    /**
     * Inspects the database and checks the tables.
     *
     * @throws IllegalStateException if a table is missing or cannot be used; the next call inspects the database again
     */
    static InspectedDatabase find(Connection connection, Tables tables) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        String quote = connection.getMetaData().getIdentifierQuoteString();
        TableCheck check = new TableCheck(connection, dialect, new SqlNames(tables, quote));
        check.requireAll();
        SqlNames names = new SqlNames(tables, quote, check.withoutZone());
        return new InspectedDatabase(dialect, new SqlStatements(names, dialect), connection.getTransactionIsolation());
    }

    /**
     * Sets the isolation level of a transaction to the level that the statements need. At a higher level, a transaction
     * of PostgreSQL that has waited for a lock does not see what the previous holder of the lock has written. The store
     * does not use the method of JDBC, because this method sets the level for the whole database session. Behind a
     * pooler, another client may use that session for its next statement.
     */
    void begin(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL && isolation != Connection.TRANSACTION_READ_COMMITTED) {
            SqlRunner.execute(connection, "set transaction isolation level read committed");
        }
    }
}
