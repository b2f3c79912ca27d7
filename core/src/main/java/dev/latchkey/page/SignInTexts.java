package dev.latchkey.page;

import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Phrase;
import dev.latchkey.text.Texts;

/** What the sign-in page calls providers and their fields. */
final class SignInTexts {

    private SignInTexts() {}

    /**
     * What the button says. "Email" and "Credentials" are the names that nobody has chosen (wire.md#sign-in-by-e-mail,
     * wire.md#credentials).
     */
    static Phrase button(Texts texts, Provider provider) {
        if (provider instanceof EmailProvider && provider.name().equals("Email")) {
            return texts.phrase(CoreText.SIGN_IN_EMAIL_BUTTON);
        }
        if (provider instanceof CredentialsProvider && provider.name().equals("Credentials")) {
            return texts.phrase(CoreText.SIGN_IN_CREDENTIALS_BUTTON);
        }
        return texts.phrase(CoreText.SIGN_IN_WITH, provider.name());
    }

    /** What stands above a field: the label that the application chose, else a text for its name, else the name. */
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
