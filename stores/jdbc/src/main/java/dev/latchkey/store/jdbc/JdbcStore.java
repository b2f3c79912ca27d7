package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users, accounts, sessions, single-use tokens and records in six tables of a relational database: PostgreSQL,
 * MariaDB, MySQL, H2 or SQLite. The store is safe for use by many threads and many nodes. It needs a data source with a
 * connection pool. Set the timeouts of the pool and the driver, because they limit how long a request waits for the
 * database.
 */
public final class JdbcStore implements Store {

    private static final String DEFAULT_PREFIX = "latchkey_";

    private final DataSource source;
    private final Tables tables;
    private final Database database;
    private final JdbcTokens tokens;
    private final RecordStore records;
    private final ExpiredRows ended;
    private final NewRows rows;

    private JdbcStore(DataSource source, Tables tables) {
        this.source = requireNonNull(source, "source");
        this.tables = requireNonNull(tables, "tables");
        this.database = new Database(source, tables);
        this.tokens = new JdbcTokens(database);
        JdbcRecords ordinary = new JdbcRecords(database, tables);
        this.records = tables.hasAuthenticators() ? new AuthJsRecords(database, tables, ordinary) : ordinary;
        this.ended = new ExpiredRows(database);
        this.rows = new NewRows(tables);
    }

    /**
     * Returns a store that uses {@code source}. This method opens no connection. The tables must exist;
     * {@link #migrate} creates them.
     */
    public static JdbcStore of(DataSource source) {
        return new JdbcStore(source, Tables.standard(DEFAULT_PREFIX));
    }

    /**
     * Returns this store with table names that start with {@code text} instead of {@code latchkey_}.
     *
     * @throws IllegalArgumentException if {@code text} is not at most 30 letters, digits and underscores
     */
    public JdbcStore tablePrefix(String text) {
        return tables(Tables.standard(text));
    }

    /** Returns this store with other table names. */
    public JdbcStore tables(Tables other) {
        return new JdbcStore(source, other);
    }

    /**
     * Creates or changes the tables that this version needs. Does nothing if the tables are up to date. Several nodes
     * can call this method at the same time. If the application uses Flyway, let Flyway apply the same files instead.
     *
     * @return this
     * @throws IllegalStateException if the database is not supported, or refuses a change
     */
    public JdbcStore migrate() {
        Migrations.apply(source, tables);
        return this;
    }

    /**
     * Returns the files that {@link #migrate} would apply now, in order, such as {@code h2/V2__records.sql}; none if
     * the tables are up to date. Writes nothing.
     *
     * @throws IllegalStateException if the database is not supported or does not answer, or its tables cannot be used
     */
    public List<String> pendingMigrations() {
        return Migrations.pending(source, tables);
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return database.single(
                (connection, sql) -> SqlRunner.first(connection, RowValues::user, sql.user, tables.idOf(id)));
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return database.single(
                (connection, sql) -> SqlRunner.first(connection, RowValues::user, sql.userByEmail, email));
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        String key = tables.keyOf(issuer);
        return database.single((connection, sql) -> SqlRunner.first(
                connection, row -> RowValues.userOf(row, key, subject), sql.userByAccount, key, subject));
    }

    @Override
    public List<StoredUser> users(String after, int most) {
        return database.single((connection, sql) -> after.isEmpty()
                ? SqlRunner.query(connection, RowValues::user, sql.users(most))
                : SqlRunner.query(connection, RowValues::user, sql.usersAfter(most), tables.idOf(after)));
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        return database.adding((connection, sql) -> {
            StoredUser added = rows.addUser(connection, sql, user);
            if (account != null) {
                rows.addAccount(connection, sql, added.user().id(), account);
            }
            return Optional.of(added);
        });
    }

    @Override
    public boolean updateUser(StoredUser user) {
        User person = user.user();
        return database.add((connection, sql) -> SqlRunner.update(
                                connection,
                                sql.updateUser,
                                person.name(),
                                person.email(),
                                person.image(),
                                RowValues.millis(user.emailVerified()),
                                tables.idOf(person.id()))
                        == 1
                || isUser(connection, sql, person.id())); // MySQL may count only rows that changed
    }

    @Override
    public boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        Object user = tables.idOf(id);
        return database.add(
                (connection, sql) -> SqlRunner.update(connection, sql.replaceProfile, name, image, user) == 1
                        || isUser(connection, sql, id)); // of MySQL, as above
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        Object id = tables.idOf(expected.user().id());
        return database.add((connection, sql) -> {
            if (!UserLock.take(connection, sql, id)) {
                return false;
            }
            boolean same = SqlRunner.first(connection, RowValues::user, sql.user, id)
                    .filter(there -> isVerifiedAs(there, expected))
                    .isPresent();
            if (same) {
                SqlRunner.update(connection, sql.replaceEmail, email, RowValues.millis(emailVerified), id);
            }
            return same;
        });
    }

    private static boolean isVerifiedAs(StoredUser there, StoredUser expected) {
        return Objects.equals(there.user().email(), expected.user().email())
                && Objects.equals(RowValues.millis(there.emailVerified()), RowValues.millis(expected.emailVerified()));
    }

    @Override
    public boolean deleteUser(String id) {
        Object user = tables.idOf(id);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            for (String each : sql.deleteUsersRows) {
                SqlRunner.update(connection, each, user);
            }
            return SqlRunner.update(connection, sql.deleteUser, user) == 1;
        });
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        Object user = tables.idOf(userId);
        return database.add((connection, sql) -> {
            if (user == null) {
                return false; // the database has not generated this id
            }
            rows.addAccount(connection, sql, userId, account);
            return isUser(connection, sql, userId);
        });
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        String key = tables.keyOf(issuer);
        Object user = tables.idOf(userId);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            int all =
                    SqlRunner.query(connection, row -> true, sql.accounts, user).size();
            return all > leaving && SqlRunner.update(connection, sql.deleteAccount, key, subject, user) == 1;
        });
    }

    @Override
    public boolean replaceTokens(
            String issuer, String subject, @Nullable String expected, @Nullable String replacement) {
        String key = tables.keyOf(issuer);
        if (Objects.equals(expected, replacement)) { // MySQL may count only rows that changed
            return database.single((connection, sql) -> SqlRunner.first(
                            connection, row -> Objects.equals(row.getString(1), expected), sql.tokens, key, subject)
                    .orElse(false));
        }
        return database.single((connection, sql) -> expected == null
                ? SqlRunner.update(connection, sql.addTokens, replacement, key, subject) == 1
                : SqlRunner.update(connection, sql.replaceTokens, replacement, key, subject, expected) == 1);
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return database.single((connection, sql) -> SqlRunner.query(
                connection, row -> RowValues.account(tables, row, userId), sql.accounts, tables.idOf(userId)));
    }

    @Override
    public boolean createSession(StoredSession session) {
        Object user = tables.idOf(session.user().id());
        return database.add((connection, sql) -> {
            if (!UserLock.take(connection, sql, user)) {
                return false;
            }
            SqlRunner.update(
                    connection,
                    sql.addSession,
                    session.tokenHash(),
                    user,
                    session.provider(),
                    session.signedInAt().toEpochMilli(),
                    session.address(),
                    session.userAgent(),
                    session.expires().toEpochMilli(),
                    session.data());
            return true;
        });
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return database.single(
                (connection, sql) -> SqlRunner.first(connection, RowValues::session, sql.session, tokenHash));
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return database.single((connection, sql) ->
                SqlRunner.query(connection, RowValues::session, sql.sessions, tables.idOf(userId)));
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return database.single((connection, sql) -> SqlRunner.update(
                                connection,
                                sql.renewSession,
                                renewed.expires().toEpochMilli(),
                                renewed.data(),
                                renewed.tokenHash(),
                                expected.toEpochMilli())
                        == 1)
                || (renewed.expires().equals(expected.truncatedTo(ChronoUnit.MILLIS)) && isThere(renewed));
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return database.single((connection, sql) -> SqlRunner.update(connection, sql.deleteSession, tokenHash) == 1);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        Object user = tables.idOf(userId);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            return except == null
                    ? SqlRunner.update(connection, sql.deleteUsersSessions, user)
                    : SqlRunner.update(connection, sql.deleteUsersOtherSessions, user, except);
        });
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return tokens.createToken(identifier, tokenHash, expires);
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return tokens.useToken(identifier, tokenHash);
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return tokens.value(name);
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return tokens.replaceValue(name, expected, value);
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return records.record(kind, id);
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return records.recordsOf(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return records.recordsOf(owner);
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        return records.recordsExcept(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return records.recordsIn(kind, group, after, most);
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        return records.addRecord(record);
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return records.replaceRecord(expected, content, expires);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return records.deleteRecord(expected);
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        return records.deleteRecordsOf(owner, except);
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        return ended.delete(now, most);
    }

    /**
     * Returns whether the store has exactly this session. MySQL may report zero rows for an update that changed
     * nothing.
     */
    private boolean isThere(StoredSession session) {
        return session(session.tokenHash())
                .filter(there ->
                        there.expires().equals(session.expires()) && Objects.equals(there.data(), session.data()))
                .isPresent();
    }

    /**
     * Returns whether the user exists, because not every database checks foreign keys. The store checks this after the
     * insert, which makes other transactions wait on such a database.
     */
    private boolean isUser(Connection connection, SqlStatements sql, String userId) throws SQLException {
        return SqlRunner.first(connection, row -> true, sql.userExists, tables.idOf(userId))
                .isPresent();
    }
}
