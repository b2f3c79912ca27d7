package dev.latchkey.provider;

import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.wire.Ascii;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of a credentials form, without its CSRF token and callback URL (W39). {@code toString} shows the names of
 * the fields and never their values.
 */
public final class Credentials {

    /**
     * Matches names of password fields, declared or not. Such a name contains a word for password in one of the usual
     * languages, or the word {@code pin}.
     */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i).*(?:pass(?!port|enger|key)|pw|secret|kennwort|wachtwoord|contrase|clave|senha|parola).*"
                    + "|(?:.*[^a-z])?pin(?:[^a-z].*)?");

    /** The values of check boxes, which are never the name of a user. */
    private static final Set<String> TICKS = Set.of("on", "off", "true", "false");

    private final Map<String, String> fields;
    private final Set<String> passwords;

    private Credentials(Map<String, String> fields, Set<String> passwords) {
        this.fields = Map.copyOf(fields);
        this.passwords = Set.copyOf(passwords);
    }

    /** Returns credentials with a copy of {@code fields}. */
    public static Credentials of(Map<String, String> fields) {
        return new Credentials(fields, Set.of());
    }

    static Credentials of(Map<String, String> fields, Set<String> passwords) {
        return new Credentials(fields, passwords);
    }

    /**
     * Returns the text of a field; empty text if the form does not have the field.
     *
     * @throws CredentialsSignin if the field is a password and is blank or missing
     */
    public String get(String field) {
        String text = fields.getOrDefault(field, "");
        if (isPassword(field) && isBlank(text)) {
            throw new CredentialsSignin();
        }
        return text;
    }

    /** Returns the names of the fields that the form sent. */
    public Set<String> names() {
        return fields.keySet();
    }

    /**
     * Returns the filled-in fields in {@code wanted}. If {@code all}, or if none of these is filled in, returns all
     * filled-in fields except passwords.
     */
    Map<String, String> texts(Set<String> wanted, boolean all) {
        Map<String, String> texts = filled(field -> wanted.contains(field));
        if (!all && !texts.isEmpty()) {
            return texts;
        }
        Map<String, String> others = new HashMap<>(filled(field -> !isPassword(field)));
        others.values().removeIf(text -> TICKS.contains(Ascii.lower(text)));
        return others;
    }

    private Map<String, String> filled(Predicate<String> isWanted) {
        return fields.entrySet().stream()
                .filter(field -> isWanted.test(field.getKey()))
                .filter(field -> !isBlank(field.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Refuses the credentials if one of {@code needed}, or any password that the form sent, is blank. */
    void requirePasswords(Collection<String> needed) {
        Set<String> all = new HashSet<>(needed);
        fields.keySet().stream().filter(this::isPassword).forEach(all::add);
        all.forEach(this::get);
    }

    private boolean isPassword(String field) {
        return passwords.contains(field) || PASSWORD.matcher(field).matches();
    }

    /**
     * Returns whether a text has only invisible characters. Such a text is not a password, because a server behind the
     * application may drop these characters.
     */
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
