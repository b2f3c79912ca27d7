package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The databases whose tables we know how to make, and any other, whose tables somebody else has made. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "select pg_advisory_xact_lock(7521984132)"),
    MARIADB("MariaDB", null),
    MYSQL("MySQL", null),
    H2("H2", null),
    SQLITE("SQLite", null),
    OTHER("another database", null);

    private final String product;

    /** Makes other nodes wait until the transaction ends, where making a table twice at once is an error. */
    final @Nullable String lock;

    Dialect(String product, @Nullable String lock) {
        this.product = product;
        this.lock = lock;
    }

    /** Whether a query can lock what it finds; if not, an update that changes nothing does. */
    boolean locksByQuery() {
        return this != SQLITE && this != OTHER;
    }

    /** A query that finds so many rows and no more. The number is in the text, for the sake of the query's plan. */
    String limited(String query, int most) {
        return query + (this == OTHER ? " fetch first " + most + " rows only" : " limit " + most);
    }

    /** Whether it can be told to cut texts that are too long for their column. */
    boolean mayCut() {
        return this == MARIADB || this == MYSQL;
    }

    /**
     * The folder of its files.
     *
     * @throws IllegalStateException if there are none for this layout
     */
    String folder(Layout layout) {
        if (this == OTHER) {
            throw new IllegalStateException("No tables for this database: make them yourself after the files in "
                    + "dev/latchkey/store/jdbc, and leave out migrate()");
        }
        String folder = name().toLowerCase(Locale.ROOT);
        if (layout == Layout.STANDARD) {
            return folder;
        }
        if (this != POSTGRESQL) {
            throw new IllegalStateException("Tables.authJs() are tables of PostgreSQL, and this is " + product);
        }
        return folder + "-authjs";
    }

    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.getDatabaseProductName();
        if (database.getDatabaseProductVersion().contains(MARIADB.product)) {
            return MARIADB; // MySQL's driver calls it MySQL
        }
        for (Dialect dialect : values()) {
            if (dialect.product.equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        return OTHER;
    }
}
