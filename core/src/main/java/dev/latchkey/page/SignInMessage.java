package dev.latchkey.page;

import dev.latchkey.error.FailureCause;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the text of the sign-in page about an error (wire.md#sign-in-page). */
final class SignInMessage {

    /** The texts about a sign-in at a provider that did not end well. */
    private static final Map<String, CoreText> AT_PROVIDER = Map.of(
            FailureCause.CANCELLED.wire(), CoreText.SIGN_IN_ERROR_CANCELLED,
            FailureCause.ATTEMPT_EXPIRED.wire(), CoreText.SIGN_IN_ERROR_EXPIRED,
            FailureCause.STATE_UNKNOWN.wire(), CoreText.SIGN_IN_ERROR_LOST_COOKIE,
            FailureCause.OTHER_CALLBACK.wire(), CoreText.SIGN_IN_ERROR_OTHER_ADDRESS,
            FailureCause.REPLAY.wire(), CoreText.SIGN_IN_ERROR_USED);

    private SignInMessage() {}

    /** Returns a text that says what the user can do; empty if there was no error. */
    static String of(Texts texts, @Nullable String error, @Nullable String reason) {
        return error == null || error.isEmpty() ? "" : texts.text(key(error, reason == null ? "" : reason));
    }

    private static CoreText key(String error, String reason) {
        return switch (error) {
            case "OAuthCallbackError" -> AT_PROVIDER.getOrDefault(reason, CoreText.SIGN_IN_ERROR_TRY_AGAIN);
            case "Signin", "OAuthSignin", "OAuthCreateAccount", "EmailCreateAccount", "Callback" ->
                CoreText.SIGN_IN_ERROR_TRY_AGAIN;
            case "OAuthAccountNotLinked", "AccountNotLinked" -> CoreText.SIGN_IN_ERROR_NOT_LINKED;
            case "EmailSignin" -> CoreText.SIGN_IN_ERROR_MAIL;
            case "CredentialsSignin" -> CoreText.SIGN_IN_ERROR_CREDENTIALS;
            case "SessionRequired" ->
                reason.equals(FailureCause.ATTEMPT_EXPIRED.wire())
                        ? CoreText.SIGN_IN_ERROR_EXPIRED
                        : CoreText.SIGN_IN_ERROR_SESSION_REQUIRED;
            case "MissingCSRF" -> CoreText.SIGN_IN_ERROR_COOKIES;
            default -> CoreText.SIGN_IN_ERROR_OTHER;
        };
    }
}
