package dev.latchkey.jdbcguard;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The code of the README. */
final class Orders {

    private final DataSource dataSource;

    Orders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static GuardedDataSource guard(HikariDataSource pool) {
        // the pool as before, and the guard in front of it, which the application uses
        GuardedDataSource dataSource = GuardedDataSource.of(pool).telling("tenant"); // claims that policies ask for
        return dataSource;
    }

    // no user id anywhere: everybody gets their own
    List<String> items() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select item from orders order by id");
                ResultSet rows = statement.executeQuery()) {
            List<String> items = new ArrayList<>();
            while (rows.next()) {
                items.add(requireNonNull(rows.getString("item")));
            }
            return items;
        }
    }

    void place(String item) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("insert into orders (item) values (?)")) {
            statement.setString(1, item);
            statement.executeUpdate();
        }
    }

    static List<String> everything(GuardedDataSource dataSource) throws Exception {
        List<String> everything =
                dataSource.dangerouslyAsSystem("nightly report", () -> new Orders(dataSource).items());
        return everything;
    }
}
