package dev.latchkey.callback;

import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is about to be signed in.
 *
 * @param user who the session will be for
 * @param profile what the provider says; for credentials, what {@code authorize} returned
 * @param credentials what was typed; {@code null} unless signing in with credentials
 * @param verificationRequest whether somebody only asks for a mail so far: nobody has proved that the address is
 *     theirs, and the same question comes again when they have
 */
public record SignInCandidate(
        User user,
        Account account,
        Profile profile,
        @Nullable Credentials credentials,
        boolean verificationRequest) {

    /** Somebody who has proved who they are. */
    public SignInCandidate(User user, Account account, Profile profile, @Nullable Credentials credentials) {
        this(user, account, profile, credentials, false);
    }
}
