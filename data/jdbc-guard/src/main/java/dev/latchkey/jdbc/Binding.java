package dev.latchkey.jdbc;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transaction is told. Two sessions that would tell it the same are the same to the guard.
 *
 * @param userId empty in the system scope
 * @param roles a JSON array, sorted
 * @param claims a JSON object with the chosen claims that the session has
 * @param system {@code on} in the system scope, else {@code off}
 */
record Binding(String userId, String roles, String claims, String system) {

    static final Binding SYSTEM = new Binding("", "[]", "{}", "on");

    private static final String SQL = "select set_config('latchkey.user_id', ?, true),"
            + " set_config('latchkey.roles', ?, true),"
            + " set_config('latchkey.claims', ?, true),"
            + " set_config('latchkey.system', ?, true)"; // true: until the transaction ends

    static Binding of(Session session, Set<String> names) {
        Claims chosen = Claims.empty();
        for (String name : names) {
            if (session.claims().has(name)) {
                chosen = chosen.with(name, session.claims().get(name));
            }
        }
        return new Binding(session.user().id(), array(new TreeSet<>(session.roles())), chosen.toJson(), "off");
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

    private static String array(Collection<String> texts) {
        String object = Claims.empty().with("", texts).toJson(); // {"":[…]}: claims are always an object
        return object.substring("{\"\":".length(), object.length() - 1);
    }

    @Override
    public String toString() {
        return "Binding[" + userId + "]"; // claims stay out of logs
    }
}
