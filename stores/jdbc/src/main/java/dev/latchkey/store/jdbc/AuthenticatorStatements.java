package dev.latchkey.store.jdbc;

/** The SQL statements for passkeys in the table of Auth.js. An account row belongs to each of them. */
final class AuthenticatorStatements {

    /** What Auth.js calls the accounts that belong to passkeys. Users have no account there. */
    static final String ACCOUNT_TYPE = "webauthn";

    /** Leaves these accounts out of a query. */
    static final String NO_PASSKEY = " and {accounts.type} <> '" + ACCOUNT_TYPE + "'";

    final String byId;
    final String ofUser;
    final String add;
    final String replace;
    final String delete;
    final String deleteAccount;
    final String deleteUsers;
    final String deleteUsersAccounts;

    AuthenticatorStatements(SqlNames names) {
        String every = "select {authenticators.credential_id}, {authenticators.user_id}, {authenticators.public_key},"
                + " {authenticators.counter}, {authenticators.device_type}, {authenticators.backed_up},"
                + " {authenticators.transports}, {authenticators.data}, {authenticators.version}"
                + " from {authenticators} where ";
        byId = names.sql(every + "{authenticators.credential_id} = ?");
        ofUser = names.sql(every + "{authenticators.user_id} = ?");
        add = names.sql("insert into {authenticators} ({authenticators.credential_id}, {authenticators.user_id},"
                + " {authenticators.subject}, {authenticators.public_key}, {authenticators.counter},"
                + " {authenticators.device_type}, {authenticators.backed_up}, {authenticators.transports},"
                + " {authenticators.data}, {authenticators.version}) values (?, ?, ?, ?, ?, ?, ? = 'true', ?, ?, ?)");
        String ofVersion = " where {authenticators.credential_id} = ? and {authenticators.user_id} = ?"
                + " and {authenticators.version} = ?";
        replace = names.sql("update {authenticators} set {authenticators.counter} = ?,"
                + " {authenticators.backed_up} = (? = 'true'), {authenticators.data} = ?,"
                + " {authenticators.version} = {authenticators.version} + 1" + ofVersion
                + " and {authenticators.counter} = ?");
        delete = names.sql("delete from {authenticators}" + ofVersion);
        deleteUsers = names.sql("delete from {authenticators} where {authenticators.user_id} = ?");
        deleteUsersAccounts = names.sql(
                "delete from {accounts} where {accounts.user_id} = ? and {accounts.type} = '" + ACCOUNT_TYPE + "'");
        deleteAccount = deleteUsersAccounts + names.sql(" and {accounts.subject} = ?");
    }
}
