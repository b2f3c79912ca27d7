package dev.latchkey.logout;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.time.Duration;
import java.util.Optional;

/**
 * Seals the address to which a browser goes after it has signed out at a provider. The provider gets the sealed address
 * as {@code state} and passes it on, so one address is enough to register there.
 */
public final class SignOutState {

    private static final String SLOT = "latchkey.signout-state";
    private static final String URL = "url";

    /** How long the user may take at the provider, which may ask whether to sign out. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final SealedTokens tokens;

    public SignOutState(KeyRing keys) {
        this.tokens = keys.slot(SLOT);
    }

    String seal(String url) {
        return tokens.seal(Claims.empty().with(URL, url), LIFETIME);
    }

    /** Returns the sealed address; empty if the state is not one of this application, or has expired. */
    Optional<String> open(String state) {
        try {
            return tokens.open(state).claims().text(URL);
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }
}
