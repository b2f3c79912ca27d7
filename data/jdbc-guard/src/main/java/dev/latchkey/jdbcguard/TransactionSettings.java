package dev.latchkey.jdbcguard;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings that a transaction gets. Two sessions with the same settings are the same to the guard. */
record TransactionSettings(String userId, String roles, String claims, String system) {

    private static final String SQL = "select set_config('latchkey.user_id', ?, true),"
            + " set_config('latchkey.roles', ?, true), set_config('latchkey.claims', ?, true),"
            + " set_config('latchkey.system', ?, true)"; // true: until the transaction ends

    /** The settings for this session, or for the system scope ({@code null}). */
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
        return new TransactionSettings(session.user().id(), roles.substring(4, roles.length() - 1), chosen.toJson(), "off");
    }

    /** Tells the transaction that is open, or begins with this. */
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
        return "Binding[" + userId + "]"; // claims stay out of logs
    }
}
