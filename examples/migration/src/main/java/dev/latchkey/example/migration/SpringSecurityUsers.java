package dev.latchkey.example.migration;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.passwords.UserPasswords;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Copies everybody from the table {@code users} of Spring Security. If it was interrupted, run it again. */
public record SpringSecurityUsers(Auth auth, Store store, DataSource database) {

    /** Returns the names of those who cannot sign in yet. */
    public List<String> copy() throws SQLException {
        List<String> left = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select username, password, enabled from users")) {
            while (rows.next()) {
                String username = requireNonNull(rows.getString("username"));
                String hash = requireNonNull(rows.getString("password"));
                if (!copy(username, hash, rows.getBoolean("enabled"))) {
                    left.add(username);
                }
            }
        }
        return left;
    }

    private boolean copy(String username, String hash, boolean enabled) {
        boolean isAddress = username.contains("@");
        String email = isAddress ? username.toLowerCase(Locale.ROOT) : null;
        // The id is the name of before, so your own tables still point to the right person
        User user = new User(username, isAddress ? null : username, email, null);
        if (store.user(username).isEmpty()
                && store.createUser(new StoredUser(user, null), null).isEmpty()) {
            return false; // somebody has signed up here with this address
        }
        if (!enabled) {
            auth.users().disable(username);
        }
        UserPasswords passwords = Passwords.of(auth);
        try {
            if (!isAddress && !passwords.addLoginName(username, username)) {
                return false; // another name differs only in capital letters
            }
            if (!passwords.has(username)) {
                passwords.importHash(username, hash);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false; // a name with other characters, plain text, or a simple digest
        }
    }
}
