package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with a connection. */
@FunctionalInterface
interface Work<T> {

    T on(Connection connection) throws SQLException;
}
