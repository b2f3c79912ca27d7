package dev.latchkey.demo;

import static java.util.Objects.requireNonNull;

import dev.latchkey.SessionScope;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.testing.People;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Everybody's orders, of which one sees one's own. */
final class Orders {

    private static final List<Order> OF_ANYBODY_ELSE = List.of(new Order("L-1000", "Key ring", "€ 4.50"));
    private static final Map<String, List<Order>> OF_THE_THREE = Map.of(
            People.ADA.email(),
            List.of(
                    new Order("L-1815", "Brass key, engraved", "€ 18.15"),
                    new Order("L-1843", "Punched cards, 100", "€ 9.90")),
            People.GRACE.email(),
            List.of(new Order("L-1906", "Door bell, loud", "€ 12.00")),
            People.ALAN.email(),
            List.of(new Order("L-1912", "Rotor lock", "€ 49.00"), new Order("L-1936", "Tape, endless", "€ 3.60")));

    private final DataSource database;

    Orders(DataSource database) {
        this.database = database;
        run("create table if not exists orders (user_id varchar, number varchar, what varchar, price varchar)");
    }

    // region repository
    /** The orders of the user who is signed in, and of nobody else. */
    List<Order> mine() {
        Session session = SessionScope.require();
        return query(
                "select number, what, price from orders where user_id = ? order by number",
                session.user().id());
    }
    // endregion

    /** A new user already has orders, so that there is something to see. */
    void welcome(AuthEvent event) {
        if (event instanceof AuthEvent.UserCreated created) {
            User user = created.user();
            OF_THE_THREE
                    .getOrDefault(String.valueOf(user.email()), OF_ANYBODY_ELSE)
                    .forEach(order -> run(
                            "insert into orders values (?, ?, ?, ?)",
                            user.id(),
                            order.number(),
                            order.what(),
                            order.price()));
        }
    }

    private List<Order> query(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Order> orders = new ArrayList<>();
            while (rows.next()) {
                orders.add(new Order(text(rows, 1), text(rows, 2), text(rows, 3)));
            }
            return List.copyOf(orders);
        } catch (SQLException e) {
            throw new IllegalStateException("The orders cannot be read", e);
        }
    }

    private void run(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The orders cannot be written", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    /** Of a column that is never empty. */
    private static String text(ResultSet row, int column) throws SQLException {
        return requireNonNull(row.getString(column));
    }
}
