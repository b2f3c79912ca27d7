package dev.latchkey.store.jdbc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All SQL statements. The statements differ between databases mainly in names. Every value is a parameter. */
final class SqlStatements {

    final String user;
    final String userByEmail;
    final String userByAccount;
    final String userExists;
    private final String users;
    private final String usersAfter;
    private final String usersInOrder;

    /** Locks a user. This statement is a query if {@link #locksByQuery} is true, and otherwise an update. */
    final String lockUser;

    final boolean locksByQuery;
    final String addUser;
    final String addNumberedUser;

    /** The column that the database fills when {@link #addNumberedUser} adds a user. */
    final String number;

    final String updateUser;
    final String replaceProfile;
    final String replaceEmail;
    final String deleteUser;
    final String deleteUsersSessions;

    /** Delete all that belongs to a user. */
    final List<String> deleteUsersRows;

    final String deleteUsersOtherSessions;
    final String addAccount;
    final String accounts;
    final String deleteAccount;
    final String tokens;
    final String addTokens;
    final String replaceTokens;
    final String addSession;
    final String session;
    final String sessions;
    final String renewSession;
    final String deleteSession;
    final String addToken;
    final String token;
    final String deleteToken;
    final String value;
    final String addValue;
    final String replaceValue;
    final String deleteValue;
    final RecordStatements records;

    /** For tables of Auth.js alone. */
    final AuthenticatorStatements authenticators;

    final List<Ended> ended;

    /**
     * The statements for expired rows of one table. {@code all} finds their keys, and {@code delete} deletes one row by
     * its key if the row is still expired.
     */
    record Ended(String all, String delete) {

        /**
         * Returns a query for the keys of at most {@code most} rows, in the order in which the rows expired. The limit
         * is part of the SQL text and not a parameter, so that the database knows the limit when it plans the query.
         */
        String find(int most) {
            return all + " limit " + most;
        }
    }

    SqlStatements(SqlNames names, Dialect dialect) {
        Tables tables = names.tables();
        String person = "select u.{users.id}, u.{users.name}, u.{users.email}, u.{users.image},"
                + " {ms u.users.email_verified} from {users} u";
        user = names.sql(person + " where u.{users.id} = ?");
        userByEmail = names.sql(person + " where u.{users.email} = ?");
        userByAccount = names.sql(person.replace(" from", ", a.{accounts.issuer}, a.{accounts.subject} from")
                + " join {accounts} a on a.{accounts.user_id} = u.{users.id}"
                + " where a.{accounts.issuer} = ? and a.{accounts.subject} = ?");
        users = names.sql(person);
        usersAfter = names.sql(person + " where u.{users.id} > ?");
        usersInOrder = names.sql(" order by u.{users.id} limit ");
        userExists = names.sql("select {users.id} from {users} where {users.id} = ?");
        locksByQuery = dialect.locksByQuery();
        lockUser = names.sql(
                locksByQuery
                        ? "select {users.id} from {users} where {users.id} = ? for update"
                        : "update {users} set {users.id} = {users.id} where {users.id} = ?");
        String columns = "{users.name}, {users.email}, {users.image}, {users.email_verified}";
        addUser = names.sql(
                "insert into {users} (" + columns + ", {users.id}) values (?, ?, ?, {at users.email_verified}, ?)");
        addNumberedUser =
                names.sql("insert into {users} (" + columns + ") values (?, ?, ?, {at users.email_verified})");
        number = Objects.requireNonNullElse(tables.nameOf("users.id"), "id");
        updateUser = names.sql("update {users} set {users.name} = ?, {users.email} = ?, {users.image} = ?,"
                + " {users.email_verified} = {at users.email_verified} where {users.id} = ?");
        replaceProfile = names.sql("update {users} set {users.name} = ?, {users.image} = ? where {users.id} = ?");
        replaceEmail = names.sql(
                "update {users} set {users.email} = ?, {users.email_verified} = {at users.email_verified} where {users.id} = ?");
        deleteUser = names.sql("delete from {users} where {users.id} = ?");
        String deleteUsersAccounts = names.sql("delete from {accounts} where {accounts.user_id} = ?");
        String usersSessions = "delete from {sessions} where {sessions.user_id} = ?";
        deleteUsersSessions = names.sql(usersSessions);
        deleteUsersOtherSessions = names.sql(usersSessions + " and {sessions.token_hash} <> ?");
        addAccount = names.sql("insert into {accounts} ({accounts.subject}, {accounts.provider}, {accounts.type},"
                + " {accounts.user_id}, {accounts.tokens}"
                + (tables.hasIssuers()
                        ? ", {accounts.issuer}) values (?, ?, ?, ?, ?, ?)"
                        : ") values (?, ?, ?, ?, ?)"));
        String noPasskey = tables.hasAuthenticators() ? AuthenticatorStatements.NO_PASSKEY : "";
        accounts = names.sql("select {accounts.provider}, {accounts.type}, {accounts.issuer}, {accounts.subject},"
                + " {accounts.tokens}, {accounts.user_id} from {accounts} where {accounts.user_id} = ?" + noPasskey);
        String ofKey = " where {accounts.issuer} = ? and {accounts.subject} = ?";
        deleteAccount = names.sql("delete from {accounts}" + ofKey + " and {accounts.user_id} = ?" + noPasskey);
        tokens = names.sql("select {accounts.tokens} from {accounts}" + ofKey);
        String setTokens = "update {accounts} set {accounts.tokens} = ?" + ofKey;
        addTokens = names.sql(setTokens + " and {accounts.tokens} is null");
        replaceTokens = names.sql(setTokens + " and {accounts.tokens} = ?");
        addSession = names.sql(
                "insert into {sessions} ({sessions.token_hash}, {sessions.user_id},"
                        + " {sessions.provider}, {sessions.signed_in_at}, {sessions.address}, {sessions.user_agent},"
                        + " {sessions.expires}, {sessions.data}) values (?, ?, ?, {at sessions.signed_in_at}, ?, ?, {at sessions.expires}, ?)");
        String stored = "select u.{users.id}, u.{users.name}, u.{users.email}, u.{users.image},"
                + " s.{sessions.token_hash}, s.{sessions.provider}, {ms s.sessions.signed_in_at},"
                + " s.{sessions.address}, s.{sessions.user_agent}, {ms s.sessions.expires}, s.{sessions.data}"
                + " from {sessions} s join {users} u on u.{users.id} = s.{sessions.user_id}";
        session = names.sql(stored + " where s.{sessions.token_hash} = ?");
        sessions = names.sql(stored + " where s.{sessions.user_id} = ?");
        String ofSession = " where {sessions.token_hash} = ?";
        renewSession = names.sql("update {sessions} set {sessions.expires} = {at sessions.expires}, {sessions.data} = ?"
                + ofSession + " and {ms sessions.expires} = ?");
        deleteSession = names.sql("delete from {sessions}" + ofSession);
        String endedSessions = names.sql(
                "select {sessions.token_hash} from {sessions} where {sessions.expires} <= {at sessions.expires}"
                        + " order by {sessions.expires}");
        String deleteEndedSession =
                names.sql("delete from {sessions}" + ofSession + " and {sessions.expires} <= {at sessions.expires}");
        addToken = names.sql("insert into {tokens} ({tokens.identifier}, {tokens.token_hash}, {tokens.expires})"
                + " values (?, ?, {at tokens.expires})");
        String ofToken = " from {tokens} where {tokens.identifier} = ? and {tokens.token_hash} = ?";
        token = names.sql("select {ms tokens.expires}, {tokens.identifier}, {tokens.token_hash}" + ofToken);
        deleteToken = names.sql("delete" + ofToken);
        String endedTokens = names.sql("select {tokens.identifier}, {tokens.token_hash} from {tokens}"
                + " where {tokens.expires} <= {at tokens.expires} order by {tokens.expires}");
        String deleteEndedToken = names.sql("delete" + ofToken + " and {tokens.expires} <= {at tokens.expires}");
        String ofName = " where {state.name} = ?";
        value = names.sql("select {state.content}, {state.expires}, {state.name} from {state}" + ofName);
        addValue = names.sql("insert into {state} ({state.name}, {state.content}, {state.expires}) values (?, ?, ?)");
        replaceValue = names.sql(
                "update {state} set {state.content} = ?, {state.expires} = ?" + ofName + " and {state.content} = ?");
        deleteValue = names.sql("delete from {state}" + ofName + " and {state.content} = ?");
        String endedValues =
                names.sql("select {state.name} from {state} where {state.expires} <= ?" + " order by {state.expires}");
        String deleteEndedValue = names.sql("delete from {state}" + ofName + " and {state.expires} <= ?");
        records = new RecordStatements(names, dialect);
        authenticators = new AuthenticatorStatements(names);
        deleteUsersRows = Stream.concat(
                        Stream.of(deleteUsersSessions, deleteUsersAccounts, records.deleteUsers),
                        tables.hasAuthenticators() ? Stream.of(authenticators.deleteUsers) : Stream.empty())
                .toList();
        ended = List.of(
                new Ended(endedSessions, deleteEndedSession),
                new Ended(endedTokens, deleteEndedToken),
                new Ended(endedValues, deleteEndedValue),
                records.ended);
    }

    /**
     * Returns a query for so many users, from the first; the number is in the text, for the sake of the query's plan.
     */
    String users(int most) {
        return users + usersInOrder + most;
    }

    /** Returns the same, from behind an id. */
    String usersAfter(int most) {
        return usersAfter + usersInOrder + most;
    }
}
