package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objects from rows. Every query returns instants as milliseconds since the epoch. */
final class RowValues {

    private RowValues() {}

    static StoredUser user(ResultSet row) throws SQLException {
        User person = person(row);
        long verified = row.getLong(5);
        return new StoredUser(person, row.wasNull() ? null : Instant.ofEpochMilli(verified));
    }

    /** Returns the user of an account. The row must also contain the key of the account. */
    static StoredUser userOf(ResultSet row, @Nullable String issuer, String subject) throws SQLException {
        requireSame(row, 6, issuer);
        requireSame(row, 7, subject);
        return user(row);
    }

    /**
     * Checks that a row has the key that the query asked for.
     *
     * @throws IllegalStateException if the row has another key, because the database does not compare keys exactly or
     *     returned the result of another query
     */
    static void requireSame(ResultSet row, int column, @Nullable String asked) throws SQLException {
        if (!text(row, column).equals(asked)) {
            throw new IllegalStateException("The database has answered with another key than it was asked for: its"
                    + " columns must compare exactly, and behind a pooler such as PgBouncer the driver of PostgreSQL"
                    + " needs prepareThreshold=0");
        }
    }

    /** Returns an account. {@code tables} finds the issuer by the value of the issuer column. */
    static StoredAccount account(Tables tables, ResultSet row, String userId) throws SQLException {
        requireSame(row, 6, userId);
        Account account = new Account(text(row, 1), text(row, 2), tables.issuerOf(text(row, 3)), text(row, 4), null);
        return new StoredAccount(account, row.getString(5));
    }

    static Instant expiry(ResultSet row, String identifier, String tokenHash) throws SQLException {
        requireSame(row, 2, identifier);
        requireSame(row, 3, tokenHash);
        return Instant.ofEpochMilli(row.getLong(1));
    }

    static StoredValue value(ResultSet row, String name) throws SQLException {
        requireSame(row, 3, name);
        return new StoredValue(text(row, 1), Instant.ofEpochMilli(row.getLong(2)));
    }

    static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                text(row, 5),
                person(row),
                text(row, 6),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getString(8),
                row.getString(9),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getString(11));
    }

    /** Returns the values of all columns of a row, followed by {@code end}. */
    static List<Object> key(ResultSet row, long end) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            key.add(text(row, column));
        }
        key.add(end);
        return key;
    }

    /** Returns the text of a column that is never null. */
    static String text(ResultSet row, int column) throws SQLException {
        return requireNonNull(row.getString(column));
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    private static User person(ResultSet row) throws SQLException {
        return new User(text(row, 1), row.getString(2), row.getString(3), row.getString(4));
    }
}
