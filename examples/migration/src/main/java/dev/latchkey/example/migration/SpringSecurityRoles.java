package dev.latchkey.example.migration;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads roles at sign-in from the table {@code authorities} of Spring Security, which stays as it is. */
public record SpringSecurityRoles(DataSource database) implements JwtCallback {

    private static final String PREFIX = "ROLE_";

    @Override
    public Claims jwt(JwtContext context) throws SQLException {
        User user = context.user();
        return user == null ? context.token() : context.token().with("roles", rolesOf(user.id()));
    }

    private List<String> rolesOf(String username) throws SQLException {
        List<String> roles = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select authority from authorities where username = ?")) {
            query.setString(1, username);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String authority = requireNonNull(rows.getString(1));
                    roles.add(authority.startsWith(PREFIX) ? authority.substring(PREFIX.length()) : authority);
                }
            }
        }
        return roles;
    }
}
