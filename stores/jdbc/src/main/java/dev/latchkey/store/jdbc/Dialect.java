package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The supported databases. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "select pg_advisory_xact_lock(7521984132)"),
    MARIADB("MariaDB", null),
    MYSQL("MySQL", null),
    H2("H2", null),
    SQLITE("SQLite", null);

    private final String product;

    /**
     * A statement that makes other nodes wait until the transaction ends; {@code null} if the database needs none.
     * PostgreSQL needs the lock, because two nodes that create a table at the same time cause an error.
     */
    final @Nullable String lock;

    Dialect(String product, @Nullable String lock) {
        this.product = product;
        this.lock = lock;
    }

    /**
     * Returns whether a query can lock the rows that it finds. Otherwise the store locks rows by an update that changes
     * nothing.
     */
    boolean locksByQuery() {
        return this != SQLITE;
    }

    /**
     * Returns an SQL expression for {@code text} that the database compares code point by code point, independent of
     * any collation.
     */
    String byCodePoint(String text) {
        return switch (this) {
            case POSTGRESQL -> text + " collate \"C\"";
            case H2 -> "stringtoutf8(" + text + ")"; // H2 compares UTF-16 code units otherwise
            case MARIADB, MYSQL, SQLITE -> text;
        };
    }

    /** Returns whether the database has a setting with which it cuts texts that are too long for their column. */
    boolean mayCut() {
        return this == MARIADB || this == MYSQL;
    }

    /**
     * Returns the folder of the migration files for this database.
     *
     * @throws IllegalStateException if there are no files for this layout
     */
    String folder(TableConvention layout) {
        String folder = name().toLowerCase(Locale.ROOT);
        if (layout == TableConvention.STANDARD) {
            return folder;
        }
        if (this != POSTGRESQL) {
            throw new IllegalStateException("Tables.authJs() are tables of PostgreSQL, and this is " + product);
        }
        return folder + "-authjs";
    }

    /**
     * Returns the dialect of a database.
     *
     * @throws IllegalStateException if the database is not supported
     */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.getDatabaseProductName();
        if (database.getDatabaseProductVersion().contains(MARIADB.product)) {
            return MARIADB; // MySQL's driver reports the name MySQL for MariaDB
        }
        for (Dialect dialect : values()) {
            if (dialect.product.equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        throw new IllegalStateException("JdbcStore does not work with " + name
                + ", only with PostgreSQL, MariaDB, MySQL, H2 and SQLite: give store(…) a Store of your own");
    }
}
