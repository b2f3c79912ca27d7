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
import org.jspecify.annotations.Nullable;

/** Values from rows, and the other way round. Instants are milliseconds since the epoch in every database. */
final class Rows {

    private Rows() {}

    static StoredUser user(ResultSet row) throws SQLException {
        User person = person(row);
        long verified = row.getLong("email_verified");
        return new StoredUser(person, row.wasNull() ? null : Instant.ofEpochMilli(verified));
    }

    static StoredAccount account(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getString("provider"),
                row.getString("type"),
                row.getString("issuer"),
                row.getString("subject"),
                null);
        return new StoredAccount(account, row.getString("tokens"));
    }

    static StoredValue value(ResultSet row) throws SQLException {
        return new StoredValue(row.getString("content"), Instant.ofEpochMilli(row.getLong("expires")));
    }

    static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("token_hash"),
                person(row),
                row.getString("provider"),
                Instant.ofEpochMilli(row.getLong("signed_in_at")),
                row.getString("address"),
                row.getString("user_agent"),
                Instant.ofEpochMilli(row.getLong("expires")),
                row.getString("data"));
    }

    /** Of a column that is never empty. */
    static String text(ResultSet row, int column) throws SQLException {
        return requireNonNull(row.getString(column));
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    private static User person(ResultSet row) throws SQLException {
        return new User(row.getString("id"), row.getString("name"), row.getString("email"), row.getString("image"));
    }
}
