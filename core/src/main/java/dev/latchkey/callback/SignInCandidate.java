package dev.latchkey.callback;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The user who is about to be signed in, with the proof of their identity.
 *
 * @param user the user of the session
 * @param profile the provider's description of the user; for credentials, derived from the user that {@code authorize}
 *     returned
 * @param credentials the values of the form; {@code null} unless the user signs in with credentials
 * @param verificationRequest whether the user has only asked for a mail so far. The address is then not proved yet.
 *     Latchkey calls the callback again when the address is proved
 */
public record SignInCandidate(
        User user,
        Account account,
        Profile profile,
        @Nullable Credentials credentials,
        boolean verificationRequest) {

    /** Creates a candidate whose identity is proved. */
    public SignInCandidate(User user, Account account, Profile profile, @Nullable Credentials credentials) {
        this(user, account, profile, credentials, false);
    }
}
