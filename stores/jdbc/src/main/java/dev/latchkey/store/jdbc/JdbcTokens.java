package dev.latchkey.store.jdbc;

import dev.latchkey.store.StoredValue;
import dev.latchkey.store.TokenStore;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps single-use tokens, and values that nodes share. */
final class JdbcTokens implements TokenStore {

    private final Database database;

    JdbcTokens(Database database) {
        this.database = database;
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return database.add((connection, sql) ->
                SqlRunner.update(connection, sql.addToken, identifier, tokenHash, expires.toEpochMilli()) == 1);
    }

    /**
     * Of several calls with the same token, only the call that deletes the row gets the token. The store reads the row
     * first, but only to find out when the token expires.
     */
    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        Optional<Instant> expires = database.single((connection, sql) -> SqlRunner.first(
                connection, row -> RowValues.expiry(row, identifier, tokenHash), sql.token, identifier, tokenHash));
        return expires.filter(end -> database.single(
                (connection, sql) -> SqlRunner.update(connection, sql.deleteToken, identifier, tokenHash) == 1));
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return database.single(
                (connection, sql) -> SqlRunner.first(connection, row -> RowValues.value(row, name), sql.value, name));
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        if (value == null) {
            return expected == null
                    ? value(name).isEmpty()
                    : database.single(
                            (connection, sql) -> SqlRunner.update(connection, sql.deleteValue, name, expected) == 1);
        }
        long expires = value.expires().toEpochMilli();
        return expected == null
                ? database.add((connection, sql) ->
                        SqlRunner.update(connection, sql.addValue, name, value.text(), expires) == 1)
                : database.single((connection, sql) ->
                                SqlRunner.update(connection, sql.replaceValue, value.text(), expires, name, expected)
                                        == 1)
                        || (value.text().equals(expected) && value(name).equals(Optional.of(value)));
    }
}
