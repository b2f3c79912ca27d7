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
 */
public record SignInAttempt(
        User user,
        Account account,
        Profile profile,
        @Nullable Credentials credentials) {}
