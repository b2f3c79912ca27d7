package dev.latchkey.provider;

import dev.latchkey.error.CredentialsSignin;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody typed into the fields of a credentials form: only that, without the form's own token and return address
 * (W39). Prints the names of the fields, never what was typed.
 */
public final class Credentials {

    /** Names of fields that are passwords, whether or not anybody has declared them. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i).*(?:password|passwd|passphrase|passcode|pwd).*|pass|pin");

    private final Map<String, String> fields;
    private final Set<String> passwords;

    private Credentials(Map<String, String> fields, Set<String> passwords) {
        this.fields = Map.copyOf(fields);
        this.passwords = Set.copyOf(passwords);
    }

    /** Copies {@code fields}. */
    public static Credentials of(Map<String, String> fields) {
        return new Credentials(fields, Set.of());
    }

    static Credentials of(Map<String, String> fields, Set<String> passwords) {
        return new Credentials(fields, passwords);
    }

    /**
     * The text of a field; empty text if the form did not have it.
     *
     * @throws CredentialsSignin if it is a password, and blank or missing: nobody signs in with that
     */
    public String get(String field) {
        String text = fields.getOrDefault(field, "");
        if (isPassword(field) && isBlank(text)) {
            throw new CredentialsSignin();
        }
        return text;
    }

    /** The names of the fields that came. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** Refuses if one of these, or any password that came, is blank. */
    void requirePasswords(Collection<String> needed) {
        Set<String> all = new HashSet<>(needed);
        fields.keySet().stream().filter(this::isPassword).forEach(all::add);
        all.forEach(this::get);
    }

    private boolean isPassword(String field) {
        return passwords.contains(field) || PASSWORD.matcher(field).matches();
    }

    /** What cannot be seen is no password either: a server behind the application may drop it. */
    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    @Override
    public String toString() {
        return "Credentials" + fields.keySet();
    }
}
