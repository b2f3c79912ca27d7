package dev.latchkey.page;

import org.jspecify.annotations.Nullable;

/** What the sign-in page says about an error (wire.md#sign-in-page). */
final class SignInMessage {

    private SignInMessage() {}

    /** A fixed text that says what to do; empty if there was no error. */
    static String of(@Nullable String error) {
        if (error == null || error.isEmpty()) {
            return "";
        }
        return switch (error) {
            case "Signin",
                    "OAuthSignin",
                    "OAuthCallbackError",
                    "OAuthCreateAccount",
                    "EmailCreateAccount",
                    "Callback" -> "That did not work. Please try again, or use a different account.";
            case "OAuthAccountNotLinked", "AccountNotLinked" ->
                "To confirm that it is you, sign in the same way as the first time.";
            case "EmailSignin" -> "The e-mail could not be sent. Please check the address and try again.";
            case "CredentialsSignin" -> "Sign-in failed. Please check what you entered and try again.";
            case "SessionRequired" -> "Please sign in to see that page.";
            case "MissingCSRF" ->
                "This page was open for too long, or your browser blocks cookies. "
                        + "Please allow cookies for this site and try again.";
            default -> "Signing in did not work. Please try again.";
        };
    }
}
