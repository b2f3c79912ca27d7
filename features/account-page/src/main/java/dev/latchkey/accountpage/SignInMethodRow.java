package dev.latchkey.accountpage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to sign in, as the page shows it.
 *
 * @param provider id of the provider
 * @param name of the provider
 * @param state whether it is linked, in words
 * @param action what the user can do with it
 * @param issuer of the account; {@code null}: there is none, like {@code subject}
 * @param json the same for programs
 */
record SignInMethodRow(
        String provider,
        String name,
        String state,
        Action action,
        @Nullable String issuer,
        @Nullable String subject,
        Map<String, ? extends @Nullable Object> json) {

    /** What a user can do with a way to sign in. */
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
