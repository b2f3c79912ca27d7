package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a connection, with the SQL of its database. */
@FunctionalInterface
interface SqlWork<T> {

    T on(Connection connection, SqlStatements sql) throws SQLException;
}
