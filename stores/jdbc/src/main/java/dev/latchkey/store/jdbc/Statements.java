package dev.latchkey.store.jdbc;

/** The SQL: the same for every database, with every value a parameter. */
final class Statements {

    final String user;
    final String userByEmail;
    final String userByAccount;
    final String userExists;
    final String lockUser;
    final String addUser;
    final String updateUser;
    final String deleteUser;
    final String deleteUsersAccounts;
    final String deleteUsersSessions;
    final String deleteUsersOtherSessions;
    final String addAccount;
    final String accounts;
    final String deleteAccount;
    final String addTokens;
    final String replaceTokens;
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
    final String value;
    final String addValue;
    final String replaceValue;
    final String deleteValue;
    final String endedValues;
    final String deleteEndedValue;

    /** What the names of the tables start with; checked by whoever calls. */
    Statements(String prefix) {
        String users = prefix + "users";
        String accountsTable = prefix + "accounts";
        String sessionsTable = prefix + "sessions";
        String tokens = prefix + "tokens";
        String state = prefix + "state";
        String person = "select u.id, u.name, u.email, u.image, u.email_verified from " + users + " u";
        user = person + " where u.id = ?";
        userByEmail = person + " where u.email = ?";
        userByAccount =
                person + " join " + accountsTable + " a on a.user_id = u.id where a.issuer = ? and a.subject = ?";
        userExists = "select id from " + users + " where id = ?";
        lockUser = "update " + users + " set id = id where id = ?";
        addUser = "insert into " + users + " (id, name, email, image, email_verified) values (?, ?, ?, ?, ?)";
        updateUser = "update " + users + " set name = ?, email = ?, image = ?, email_verified = ? where id = ?";
        deleteUser = "delete from " + users + " where id = ?";
        deleteUsersAccounts = "delete from " + accountsTable + " where user_id = ?";
        deleteUsersSessions = "delete from " + sessionsTable + " where user_id = ?";
        deleteUsersOtherSessions = deleteUsersSessions + " and token_hash <> ?";
        addAccount = "insert into " + accountsTable
                + " (issuer, subject, provider, type, user_id, tokens) values (?, ?, ?, ?, ?, ?)";
        accounts = "select provider, type, issuer, subject, tokens from " + accountsTable + " where user_id = ?";
        deleteAccount = "delete from " + accountsTable + " where user_id = ? and issuer = ? and subject = ?";
        String setTokens = "update " + accountsTable + " set tokens = ? where issuer = ? and subject = ?";
        addTokens = setTokens + " and tokens is null";
        replaceTokens = setTokens + " and tokens = ?";
        addSession = "insert into " + sessionsTable
                + " (token_hash, user_id, provider, signed_in_at, address, user_agent, expires, data)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)";
        String stored = "select u.id, u.name, u.email, u.image, s.token_hash, s.provider, s.signed_in_at,"
                + " s.address, s.user_agent, s.expires, s.data from " + sessionsTable + " s join " + users
                + " u on u.id = s.user_id";
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
        value = "select content, expires from " + state + " where name = ?";
        addValue = "insert into " + state + " (name, content, expires) values (?, ?, ?)";
        replaceValue = "update " + state + " set content = ?, expires = ? where name = ? and content = ?";
        deleteValue = "delete from " + state + " where name = ? and content = ?";
        endedValues = "select name from " + state + " where expires <= ? order by expires, name";
        deleteEndedValue = "delete from " + state + " where name = ? and expires <= ?";
    }
}
