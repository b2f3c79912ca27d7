package dev.latchkey.store.jdbc;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Adds rows of users and accounts, whose columns depend on the tables.
 *
 * @param tables may generate ids, and may have no column for issuers
 */
record NewRows(Tables tables) {

    /** Adds a user, and returns the user with the id that the database may have generated. */
    StoredUser addUser(Connection connection, SqlStatements sql, StoredUser user) throws SQLException {
        User person = user.user();
        Long verified = RowValues.millis(user.emailVerified());
        if (!tables.generatedIds) {
            SqlRunner.update(
                    connection, sql.addUser, person.name(), person.email(), person.image(), verified, person.id());
            return user;
        }
        String id = SqlRunner.insert(
                connection, sql.number, sql.addNumberedUser, person.name(), person.email(), person.image(), verified);
        return new StoredUser(new User(id, person.name(), person.email(), person.image()), user.emailVerified());
    }

    /** Adds an account of a user. */
    void addAccount(Connection connection, SqlStatements sql, String userId, StoredAccount stored) throws SQLException {
        Account account = stored.account();
        String key = tables.keyOf(account.issuer());
        Object user = tables.idOf(userId);
        if (tables.hasIssuers()) {
            SqlRunner.update(
                    connection,
                    sql.addAccount,
                    account.subject(),
                    account.provider(),
                    account.type(),
                    user,
                    stored.tokens(),
                    key);
            return;
        }
        if (!account.provider().equals(key)) {
            throw new IllegalStateException("The accounts of " + account.issuer() + " are kept as those of " + key
                    + ", and " + account.provider() + " is another provider");
        }
        SqlRunner.update(connection, sql.addAccount, account.subject(), key, account.type(), user, stored.tokens());
    }
}
