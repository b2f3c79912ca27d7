package dev.latchkey.oauth;

import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user whom a provider has authenticated.
 *
 * @param roles {@code null} if the provider is not asked for any
 * @param shown that they vouch, and what they say they have seen
 */
public record Identity(
        Profile profile, Account account, @Nullable List<String> roles, List<Factor> shown) {}
