package dev.latchkey.store.jdbc;

import java.sql.SQLException;

/** Work that can be repeated after a conflict with another transaction. */
@FunctionalInterface
interface RetriableWork<T> {

    T run() throws SQLException;
}
