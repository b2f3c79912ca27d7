package dev.latchkey.page;

import dev.latchkey.provider.CredentialField;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.FormattedText;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import org.jspecify.annotations.Nullable;

/** Finds the texts with which the sign-in page names providers and their fields. */
final class SignInTexts {

    private SignInTexts() {}

    /** Returns the text of a button. If {@code key} is {@code null}, the button shows the name of the provider. */
    static FormattedText button(Texts texts, @Nullable TextKey key, String name) {
        return key == null ? texts.phrase(CoreText.SIGN_IN_WITH, name) : texts.phrase(key);
    }

    /**
     * Returns the text above a field. This is the label that the application chose, otherwise the built-in text for the
     * field's name, otherwise the name.
     */
    static String label(Texts texts, CredentialField field) {
        if (!field.label().isBlank()) {
            return field.label();
        }
        return switch (field.name()) {
            case "username" -> texts.text(CoreText.SIGN_IN_CREDENTIALS_USERNAME);
            case "password" -> texts.text(CoreText.SIGN_IN_CREDENTIALS_PASSWORD);
            default -> field.name();
        };
    }
}
