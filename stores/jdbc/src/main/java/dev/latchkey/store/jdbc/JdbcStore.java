package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Users, accounts, sessions and single-use tokens in five tables of a relational database: PostgreSQL, MariaDB, H2 or
 * SQLite. Safe for use by many threads and many nodes. Give it a data source with a pool, and let that give up waiting:
 * how long a request may hang on the database is the pool's and the driver's timeouts.
 */
public final class JdbcStore implements Store {

    private static final String DEFAULT_PREFIX = "latchkey_";

    private final DataSource source;
    private final String prefix;
    private final Database database;
    private final Statements sql;

    private JdbcStore(DataSource source, String prefix) {
        this.source = requireNonNull(source, "source");
        this.prefix = prefix;
        this.database = new Database(source);
        this.sql = new Statements(prefix);
    }

    /**
     * A store in {@code source}, which is not asked for a connection yet. The tables are there, or {@link #migrate}
     * makes them.
     */
    public static JdbcStore of(DataSource source) {
        return new JdbcStore(source, DEFAULT_PREFIX);
    }

    /**
     * This store with tables whose names start with {@code text} and not with {@code latchkey_}.
     *
     * @throws IllegalArgumentException if that is not at most 30 letters, digits and underscores
     */
    public JdbcStore tablePrefix(String text) {
        if (!text.matches("([A-Za-z_][A-Za-z0-9_]{0,29})?")) {
            throw new IllegalArgumentException("A prefix of tables has letters, digits and underscores: " + text);
        }
        return new JdbcStore(source, text);
    }

    /**
     * Brings the tables to the form that this version needs: nothing if they have it. Nodes that start at the same time
     * may all call it. Who has Flyway lets it apply the same files instead.
     *
     * @return this
     * @throws IllegalStateException if the database is none of those named above, or refuses
     */
    public JdbcStore migrate() {
        Migrations.apply(source, prefix);
        return this;
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return one(sql.user, id);
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return one(sql.userByEmail, email);
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return one(sql.userByAccount, issuer, subject);
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        User person = user.user();
        boolean added = database.add(connection -> {
            Database.update(
                    connection,
                    sql.addUser,
                    person.id(),
                    person.name(),
                    person.email(),
                    person.image(),
                    Rows.millis(user.emailVerified()));
            if (account != null) {
                addAccount(connection, person.id(), account);
            }
            return true;
        });
        return added ? Optional.of(user) : Optional.empty();
    }

    @Override
    public boolean updateUser(StoredUser user) {
        User person = user.user();
        return database.add(connection -> Database.update(
                        connection,
                        sql.updateUser,
                        person.name(),
                        person.email(),
                        person.image(),
                        Rows.millis(user.emailVerified()),
                        person.id())
                == 1);
    }

    @Override
    public boolean deleteUser(String id) {
        return database.transaction(connection -> {
            Database.update(connection, sql.deleteUsersSessions, id);
            Database.update(connection, sql.deleteUsersAccounts, id);
            return Database.update(connection, sql.deleteUser, id) == 1;
        });
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        return database.add(connection -> {
            addAccount(connection, userId, account);
            return isUser(connection, userId);
        });
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return database.transaction(connection -> {
            Database.update(connection, sql.lockUser, userId); // others who unlink wait here
            int all = Database.query(connection, Rows::account, sql.accounts, userId)
                    .size();
            return all > leaving && Database.update(connection, sql.deleteAccount, userId, issuer, subject) == 1;
        });
    }

    @Override
    public boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens) {
        return database.single(connection -> expected == null
                ? Database.update(connection, sql.addTokens, tokens, issuer, subject) == 1
                : Database.update(connection, sql.replaceTokens, tokens, issuer, subject, expected) == 1);
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return database.single(connection -> Database.query(connection, Rows::account, sql.accounts, userId));
    }

    @Override
    public boolean createSession(StoredSession session) {
        String userId = session.user().id();
        return database.add(connection -> {
            Database.update(
                    connection,
                    sql.addSession,
                    session.tokenHash(),
                    userId,
                    session.provider(),
                    session.signedInAt().toEpochMilli(),
                    session.address(),
                    session.userAgent(),
                    session.expires().toEpochMilli(),
                    session.data());
            return isUser(connection, userId);
        });
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return database.single(connection -> Database.query(connection, Rows::session, sql.session, tokenHash)).stream()
                .findFirst();
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return database.single(connection -> Database.query(connection, Rows::session, sql.sessions, userId));
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return database.single(connection -> Database.update(
                        connection,
                        sql.renewSession,
                        renewed.expires().toEpochMilli(),
                        renewed.data(),
                        renewed.tokenHash(),
                        expected.toEpochMilli())
                == 1);
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return database.single(connection -> Database.update(connection, sql.deleteSession, tokenHash) == 1);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return database.single(connection -> except == null
                ? Database.update(connection, sql.deleteUsersSessions, userId)
                : Database.update(connection, sql.deleteUsersOtherSessions, userId, except));
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return database.add(connection ->
                Database.update(connection, sql.addToken, identifier, tokenHash, expires.toEpochMilli()) == 1);
    }

    /** Who deletes the row has the token; reading it before only tells when it ends. */
    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        List<Long> expires = database.single(
                connection -> Database.query(connection, row -> row.getLong(1), sql.token, identifier, tokenHash));
        if (expires.isEmpty()) {
            return Optional.empty();
        }
        boolean mine =
                database.single(connection -> Database.update(connection, sql.deleteToken, identifier, tokenHash) == 1);
        return mine ? Optional.of(Instant.ofEpochMilli(expires.get(0))) : Optional.empty();
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return database.single(connection -> Database.query(connection, Rows::value, sql.value, name)).stream()
                .findFirst();
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        if (value == null) {
            return expected == null
                    ? value(name).isEmpty()
                    : database.single(connection -> Database.update(connection, sql.deleteValue, name, expected) == 1);
        }
        long expires = value.expires().toEpochMilli();
        return expected == null
                ? database.add(
                        connection -> Database.update(connection, sql.addValue, name, value.text(), expires) == 1)
                : database.single(connection ->
                        Database.update(connection, sql.replaceValue, value.text(), expires, name, expected) == 1);
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        long end = now.toEpochMilli();
        List<List<Object>> sessions = database.single(connection -> Database.query(
                connection, most, row -> List.<Object>of(Rows.text(row, 1), end), sql.endedSessions, end));
        List<List<Object>> tokens = database.single(connection -> Database.query(
                connection,
                most,
                row -> List.<Object>of(Rows.text(row, 1), Rows.text(row, 2), end),
                sql.endedTokens,
                end));
        List<List<Object>> values = database.single(connection ->
                Database.query(connection, most, row -> List.<Object>of(Rows.text(row, 1), end), sql.endedValues, end));
        return delete(sql.deleteEndedSession, sessions)
                + delete(sql.deleteEndedToken, tokens)
                + delete(sql.deleteEndedValue, values);
    }

    private int delete(String statement, List<List<Object>> rows) {
        return rows.isEmpty() ? 0 : database.transaction(connection -> Database.batch(connection, statement, rows));
    }

    private Optional<StoredUser> one(String statement, String... values) {
        return database
                .single(connection -> Database.query(connection, Rows::user, statement, (Object[]) values))
                .stream()
                .findFirst();
    }

    private void addAccount(Connection connection, String userId, StoredAccount stored) throws SQLException {
        Account account = stored.account();
        Database.update(
                connection,
                sql.addAccount,
                account.issuer(),
                account.subject(),
                account.provider(),
                account.type(),
                userId,
                stored.tokens());
    }

    /** Not every database is told to check foreign keys; asked after the insert, which holds off others there. */
    private boolean isUser(Connection connection, String userId) throws SQLException {
        return !Database.query(connection, row -> true, sql.userExists, userId).isEmpty();
    }
}
