package dev.latchkey.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads an object from a row. */
@FunctionalInterface
interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
