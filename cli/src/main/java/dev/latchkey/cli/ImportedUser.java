package dev.latchkey.cli;

import dev.latchkey.wire.EmailAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of users. {@code toString} has the number of the line only.
 *
 * @param id empty if the user gets a new id
 * @param verified whether the other software has verified the address
 * @param hash a hash that other software has made; empty if the user has no password
 * @param loginName empty if the user signs in with the address only
 */
record ImportedUser(
        long line,
        String id,
        @Nullable EmailAddress address,
        @Nullable String name,
        @Nullable String image,
        boolean verified,
        String hash,
        String loginName) {

    /** The names of the columns, and of the members in JSON. */
    static final String COLUMNS = "id, email, name, image, emailVerified, passwordHash, loginName";

    private static final List<String> NAMES = List.of(COLUMNS.split(", "));

    private static final int LONGEST_ID = 255;

    /**
     * Reads a line by the names of its columns.
     *
     * @throws IllegalArgumentException if the line describes no user; the message says why
     */
    static ImportedUser of(long line, Map<String, String> values) {
        for (String column : values.keySet()) {
            if (!NAMES.contains(column)) {
                throw new IllegalArgumentException("has a column that is none of " + COLUMNS);
            }
        }
        String id = values.getOrDefault("id", "");
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("has an id of more than " + LONGEST_ID + " characters");
        }
        String typed = values.getOrDefault("email", "");
        EmailAddress address = EmailAddress.of(typed);
        if (!typed.isEmpty() && address == null) {
            throw new IllegalArgumentException("has an email that is no e-mail address");
        }
        if (id.isEmpty() && address == null) {
            throw new IllegalArgumentException("has neither an id nor an email");
        }
        String verified = values.getOrDefault("emailVerified", "");
        if (!verified.matches("(true|false|)")) {
            throw new IllegalArgumentException("has an emailVerified that is neither true nor false");
        }
        return new ImportedUser(
                line,
                id,
                address,
                text(values.getOrDefault("name", "")),
                text(values.getOrDefault("image", "")),
                verified.equals("true"),
                values.getOrDefault("passwordHash", ""),
                values.getOrDefault("loginName", ""));
    }

    private static @Nullable String text(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return "ImportedUser[line " + line + "]";
    }
}
