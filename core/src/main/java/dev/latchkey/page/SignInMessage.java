package dev.latchkey.page;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import org.jspecify.annotations.Nullable;

/** Finds the text of the sign-in page about an error (wire.md#sign-in-page). */
final class SignInMessage {

    private SignInMessage() {}

    /** Returns a text that says what the user can do; empty if there was no error. */
    static String of(Texts texts, @Nullable String error) {
        return error == null || error.isEmpty() ? "" : texts.text(key(error));
    }

    private static CoreText key(String error) {
        return switch (error) {
            case "Signin",
                    "OAuthSignin",
                    "OAuthCallbackError",
                    "OAuthCreateAccount",
                    "EmailCreateAccount",
                    "Callback" -> CoreText.SIGN_IN_ERROR_TRY_AGAIN;
            case "OAuthAccountNotLinked", "AccountNotLinked" -> CoreText.SIGN_IN_ERROR_NOT_LINKED;
            case "EmailSignin" -> CoreText.SIGN_IN_ERROR_MAIL;
            case "CredentialsSignin" -> CoreText.SIGN_IN_ERROR_CREDENTIALS;
            case "SessionRequired" -> CoreText.SIGN_IN_ERROR_SESSION_REQUIRED;
            case "MissingCSRF" -> CoreText.SIGN_IN_ERROR_COOKIES;
            default -> CoreText.SIGN_IN_ERROR_OTHER;
        };
    }
}
