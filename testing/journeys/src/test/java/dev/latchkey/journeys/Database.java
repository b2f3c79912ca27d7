package dev.latchkey.journeys;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The database of a club, in the memory of this process. */
final class Database implements AutoCloseable {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");

    String url() {
        return url;
    }

    DataSource connections() {
        return connections;
    }

    /** Returns the id of the only user. */
    String userId() {
        List<String> ids = query("select id from latchkey_users");
        if (ids.size() != 1) {
            throw new AssertionError("There are " + ids.size() + " users");
        }
        return ids.get(0);
    }

    /** Returns the table of each row that has one of these texts in it. */
    List<String> tablesWith(String... texts) {
        return query("script simple nosettings").stream()
                .filter(row -> Stream.of(texts).anyMatch(row::contains))
                .map(row -> row.substring(0, row.indexOf(" VALUES")))
                .toList();
    }

    private List<String> query(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> first = new ArrayList<>();
            while (result.next()) {
                first.add(requireNonNull(result.getString(1)));
            }
            return first;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
