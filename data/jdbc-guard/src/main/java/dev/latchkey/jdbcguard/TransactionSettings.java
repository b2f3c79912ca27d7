package dev.latchkey.jdbcguard;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings that a transaction gets. The guard does not distinguish two sessions with equal settings. */
record TransactionSettings(String userId, String roles, String claims, String system) {

    private static final String SQL = "select set_config('latchkey.user_id', ?, true),"
            + " set_config('latchkey.roles', ?, true), set_config('latchkey.claims', ?, true),"
            + " set_config('latchkey.system', ?, true)"; // true: until the transaction ends

    /** Returns the settings for {@code session}, or for the system scope if {@code session} is {@code null}. */
    static TransactionSettings of(@Nullable Session session, Set<String> names) {
        if (session == null) {
            return new TransactionSettings("", "[]", "{}", "on");
        }
        Claims all = session.claims();
        Claims chosen = Claims.empty();
        for (String name : names) {
            chosen = all.has(name) ? chosen.with(name, all.get(name)) : chosen;
        }
        String roles = Claims.empty().with("", new TreeSet<>(session.roles())).toJson(); // {"":[…]}
        return new TransactionSettings(
                session.user().id(), roles.substring(4, roles.length() - 1), chosen.toJson(), "off");
    }

    /** Applies the settings to the current transaction, or to a new transaction if there is none. */
    void apply(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, userId);
            statement.setString(2, roles);
            statement.setString(3, claims);
            statement.setString(4, system);
            statement.execute();
        }
    }

    @Override
    public String toString() {
        return "TransactionSettings[" + userId + "]"; // claims stay out of logs
    }
}
