package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One input of a credentials form on the built-in page.
 *
 * @param name the form field's name
 * @param label the text above the input; if it is blank, the built-in text for {@code username} or {@code password},
 *     otherwise the name
 * @param type an HTML input type, such as {@code text} or {@code password}
 * @param autocomplete an HTML autofill token, such as {@code username} or {@code current-password}
 */
public record CredentialField(
        String name,
        String label,
        String type,
        @Nullable String placeholder,
        @Nullable String autocomplete) {

    public CredentialField {
        requireNonNull(name, "name");
        requireNonNull(label, "label");
        requireNonNull(type, "type");
    }

    /** Returns a text field that browsers fill in with the user name. */
    public static CredentialField username(String name, String label) {
        return new CredentialField(name, label, "text", null, "username");
    }

    /** Returns a password field that browsers fill in with the current password. */
    public static CredentialField password(String name, String label) {
        return new CredentialField(name, label, "password", null, "current-password");
    }
}
