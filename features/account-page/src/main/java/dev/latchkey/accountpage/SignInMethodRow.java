package dev.latchkey.accountpage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the account page, which shows one way to sign in.
 *
 * @param provider the id of the provider
 * @param name the name of the provider
 * @param state a text that says whether the account is linked
 * @param action what the user can do with this way to sign in
 * @param issuer the issuer of the account; {@code null} if no account is linked
 * @param json the same data for programs
 */
record SignInMethodRow(
        String provider,
        String name,
        String state,
        Action action,
        @Nullable String issuer,
        @Nullable String subject,
        Map<String, ? extends @Nullable Object> json) {

    /** The action that the page offers for a way to sign in. */
    enum Action {
        NONE,
        LINK,
        UNLINK
    }

    @Override
    public String toString() {
        return "SignInMethodRow[" + provider + "]";
    }
}
