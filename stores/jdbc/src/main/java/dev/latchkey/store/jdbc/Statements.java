package dev.latchkey.store.jdbc;

/** The SQL: the same for every database, with every value a parameter. */
final class Statements {

    final String user;
    final String userByEmail;
    final String userByAccount;
    final String userExists;
    final String addUser;
    final String updateUser;
    final String deleteUser;
    final String deleteUsersAccounts;
    final String deleteUsersSessions;
    final String addAccount;
    final String accounts;
    final String deleteAccount;
    final String addSession;
    final String session;
    final String sessions;
    final String renewSession;
    final String deleteSession;
    final String endedSessions;
    final String deleteEndedSession;
    final String addToken;
    final String token;
    final String deleteToken;
    final String endedTokens;
    final String deleteEndedToken;

    /** What the names of the tables start with; checked by whoever calls. */
    Statements(String prefix) {
        String users = prefix + "users";
        String accountsTable = prefix + "accounts";
        String sessionsTable = prefix + "sessions";
        String tokens = prefix + "tokens";
        String person = "select u.id, u.name, u.email, u.image, u.email_verified from " + users + " u";
        user = person + " where u.id = ?";
        userByEmail = person + " where u.email = ?";
        userByAccount =
                person + " join " + accountsTable + " a on a.user_id = u.id where a.issuer = ? and a.subject = ?";
        userExists = "select id from " + users + " where id = ?";
        addUser = "insert into " + users + " (id, name, email, image, email_verified) values (?, ?, ?, ?, ?)";
        updateUser = "update " + users + " set name = ?, email = ?, image = ?, email_verified = ? where id = ?";
        deleteUser = "delete from " + users + " where id = ?";
        deleteUsersAccounts = "delete from " + accountsTable + " where user_id = ?";
        deleteUsersSessions = "delete from " + sessionsTable + " where user_id = ?";
        addAccount =
                "insert into " + accountsTable + " (issuer, subject, provider, type, user_id) values (?, ?, ?, ?, ?)";
        accounts = "select provider, type, issuer, subject from " + accountsTable + " where user_id = ?";
        deleteAccount = "delete from " + accountsTable + " where issuer = ? and subject = ?";
        addSession = "insert into " + sessionsTable
                + " (token_hash, user_id, provider, signed_in_at, expires, data) values (?, ?, ?, ?, ?, ?)";
        String stored = "select u.id, u.name, u.email, u.image, s.token_hash, s.provider, s.signed_in_at, s.expires,"
                + " s.data from " + sessionsTable + " s join " + users + " u on u.id = s.user_id";
        session = stored + " where s.token_hash = ?";
        sessions = stored + " where s.user_id = ?";
        renewSession = "update " + sessionsTable + " set expires = ?, data = ? where token_hash = ? and expires = ?";
        deleteSession = "delete from " + sessionsTable + " where token_hash = ?";
        endedSessions = "select token_hash from " + sessionsTable + " where expires <= ? order by expires, token_hash";
        deleteEndedSession = deleteSession + " and expires <= ?";
        addToken = "insert into " + tokens + " (identifier, token_hash, expires) values (?, ?, ?)";
        token = "select expires from " + tokens + " where identifier = ? and token_hash = ?";
        deleteToken = "delete from " + tokens + " where identifier = ? and token_hash = ?";
        endedTokens = "select identifier, token_hash from " + tokens
                + " where expires <= ? order by expires, identifier, token_hash";
        deleteEndedToken = deleteToken + " and expires <= ?";
    }
}
