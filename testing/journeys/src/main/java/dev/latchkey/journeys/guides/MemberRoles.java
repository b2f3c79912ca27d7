package dev.latchkey.journeys.guides;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the application's own table. */
record MemberRoles(DataSource database) {

    private static final String QUERY = "select role from member_roles where user_id = ?";

    List<String> of(String userId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, userId);
            List<String> roles = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    roles.add(requireNonNull(rows.getString(1)));
                }
            }
            return roles;
        }
    }
}
