package dev.latchkey.store.jdbc;

import java.sql.SQLException;

/** Something that may be done again if the database says that it lost against others. */
@FunctionalInterface
interface RetriableWork<T> {

    T run() throws SQLException;
}
