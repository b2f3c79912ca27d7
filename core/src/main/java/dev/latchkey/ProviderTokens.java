package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.method.TokenRefresh;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives the application the tokens of signed-in users, for calls to the APIs of their providers. An access token that
 * has ended is refreshed first. Of all threads and nodes, one asks the provider, and the others wait for its result.
 * Every method calls the store and may block, for up to 45 seconds if another node has died while it refreshed.
 *
 * <p>If the provider has ended its grant, the method throws {@link dev.latchkey.error.AuthException.Refused} with
 * {@link dev.latchkey.error.ErrorCode#REFRESH_TOKEN}, and listeners get
 * {@link dev.latchkey.event.AuthEvent.ProviderGrantEnded}. The session goes on. Send the user to sign in at the
 * provider again. If the provider fails, the method throws {@link dev.latchkey.error.AuthException.Upstream}, and the
 * tokens stay as they are.
 */
public final class ProviderTokens {

    private static final Duration USUAL = Duration.ofMinutes(1);

    private final TokenRefresh refresh;

    ProviderTokens(TokenRefresh refresh) {
        this.refresh = refresh;
    }

    /**
     * Returns the user's tokens at {@code provider}, such as {@code google}. The access token is valid for at least a
     * minute, unless the provider gives shorter ones or does not say how long it is valid.
     *
     * @return empty if the user has no account there, or no tokens were kept
     */
    public Optional<Tokens> of(Session session, String provider) {
        return of(session, provider, USUAL);
    }

    /** Works like {@link #of(Session, String)}, for an access token that is valid for at least {@code validFor}. */
    public Optional<Tokens> of(Session session, String provider, Duration validFor) {
        return refresh.of(
                session.user().id(), requireNonNull(provider, "provider"), requireNonNull(validFor, "validFor"));
    }

    /**
     * Works like {@link #of(Session, String)}, after an API has refused an access token that should still be valid. If
     * the user's access token is still {@code refused}, the tokens are refreshed.
     */
    public Optional<Tokens> replacing(Session session, String provider, Secret refused) {
        return refresh.replacing(
                session.user().id(), requireNonNull(provider, "provider"), requireNonNull(refused, "refused"));
    }
}
