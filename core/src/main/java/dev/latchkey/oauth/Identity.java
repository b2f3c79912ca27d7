package dev.latchkey.oauth;

import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.session.UpstreamSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user whom a provider has authenticated.
 *
 * @param roles the roles of the user; {@code null} if no roles are read from the provider
 * @param shown the factors that the sign-in at the provider shows, including those that the provider names
 * @param session the session at the provider; {@code null} if there is no ID token
 */
public record Identity(
        Profile profile,
        Account account,
        @Nullable List<String> roles,
        List<Factor> shown,
        @Nullable UpstreamSession session) {}
