package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.DpopProofs;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.token.ClientCredentials;
import dev.latchkey.token.TokenExchange;
import dev.latchkey.token.TokenExchange.Target;
import dev.latchkey.token.TokenRefresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the application access tokens for calls to APIs: those of signed-in users at their providers, and its own. A
 * user's access token that has ended is refreshed first. Of all threads and nodes, one asks the provider, and the
 * others wait for its result. Methods about a user call the store and may block, for up to 55 seconds if another node
 * has died while it refreshed. They throw {@link IllegalStateException} without {@link AuthBuilder#store} and
 * {@link AuthBuilder#keepProviderTokens}, because tokens never travel in a cookie.
 *
 * <p>If the provider has ended its grant, a method throws {@link dev.latchkey.error.AuthException.Refused} with
 * {@link dev.latchkey.error.ErrorCode#REFRESH_TOKEN}, and listeners get
 * {@link dev.latchkey.event.AuthEvent.ProviderGrantEnded}. The session goes on. Send the user to sign in at the
 * provider again. If the provider fails, a method throws {@link dev.latchkey.error.AuthException.Upstream}, and the
 * tokens stay as they are. The provider is then asked again after five seconds at the earliest.
 */
public final class ProviderTokens {

    private final Map<String, OAuthProvider> providers;
    private final ClientCredentials credentials;
    private final OAuthSignIn oauth;
    private final @Nullable TokenRefresh refresh;
    private final @Nullable TokenExchange exchange;

    ProviderTokens(
            Map<String, OAuthProvider> providers,
            ClientCredentials credentials,
            OAuthSignIn oauth,
            @Nullable TokenRefresh refresh,
            @Nullable TokenExchange exchange) {
        this.providers = providers;
        this.credentials = credentials;
        this.oauth = oauth;
        this.refresh = refresh;
        this.exchange = exchange;
    }

    /**
     * Returns the user's tokens at {@code provider}, such as {@code google}. The access token is valid for at least a
     * minute, or half of its life if that is shorter. If the provider does not say how long it is valid, nobody knows.
     *
     * @return empty if the user has no account there, or no tokens were kept
     */
    public Optional<Tokens> of(Session session, String provider) {
        return kept(refresh).of(session.user().id(), requireNonNull(provider, "provider"));
    }

    /**
     * Works like {@link #of(Session, String)}, for an access token that is valid for at least {@code validFor}, unless
     * the provider gives shorter ones.
     */
    public Optional<Tokens> of(Session session, String provider, Duration validFor) {
        return kept(refresh)
                .of(session.user().id(), requireNonNull(provider, "provider"), requireNonNull(validFor, "validFor"));
    }

    /**
     * Works like {@link #of(Session, String)}, after an API has refused an access token that should still be valid. If
     * the user's access token is still {@code refused}, the tokens are refreshed.
     */
    public Optional<Tokens> replacing(Session session, String provider, Secret refused) {
        return kept(refresh)
                .replacing(
                        session.user().id(), requireNonNull(provider, "provider"), requireNonNull(refused, "refused"));
    }

    /**
     * Works like {@link #exchange(Session, String, String, String...)}, at the application's only OAuth provider.
     *
     * @throws IllegalStateException if there are several, or none
     */
    public Optional<Tokens> exchange(Session session, String audience) {
        List<String> all = List.copyOf(providers.keySet());
        if (all.size() != 1) {
            throw new IllegalStateException("exchange(session, audience) is for an application with one OAuth provider,"
                    + " and this one has " + all + ": call exchange(session, provider, audience)");
        }
        return exchange(session, all.get(0), audience);
    }

    /**
     * Exchanges the user's access token at {@code provider} for one that is for {@code audience}, such as the client id
     * or the address of another service (RFC 8693). This process keeps the result until shortly before its end.
     *
     * @param scopes the scopes to ask for; without any, the provider decides
     * @return empty if the user has no account there, or no tokens were kept
     * @throws IllegalArgumentException if there is no such provider
     */
    public Optional<Tokens> exchange(Session session, String provider, String audience, String... scopes) {
        return exchange(session, provider, new Target(requireNonNull(audience, "audience"), List.of(scopes)));
    }

    Optional<Tokens> exchange(Session session, String provider, Target target) {
        return kept(exchange).of(session.user().id(), require(provider), target);
    }

    Optional<Tokens> exchangeReplacing(Session session, String provider, Target target, Secret refused) {
        return kept(exchange).replacing(session.user().id(), require(provider), target, refused);
    }

    /**
     * Returns an access token of the application itself, for calls on behalf of nobody (RFC 6749 section 4.4). This
     * process keeps it until shortly before its end. No store is needed.
     *
     * @param scopes the scopes to ask for; without any, the provider decides
     * @throws IllegalArgumentException if there is no such provider
     */
    public Tokens clientCredentials(String provider, String... scopes) {
        return credentials.of(require(provider), List.of(scopes));
    }

    /**
     * Works like {@link #clientCredentials}, after an API has refused an access token. If the kept one is still
     * {@code refused}, the provider is asked for another one.
     */
    public Tokens clientCredentialsReplacing(String provider, Secret refused, String... scopes) {
        return credentials.replacing(require(provider), List.of(scopes), requireNonNull(refused, "refused"));
    }

    /**
     * Returns a relay, which adds users' access tokens, or the application's own, to calls to other services.
     *
     * @param origin an origin to which the tokens may go, such as {@code https://orders.example.com}
     * @param more more such origins
     * @throws IllegalArgumentException if there is no such provider
     */
    public TokenRelay relay(String provider, String origin, String... more) {
        List<String> origins = new ArrayList<>(List.of(more));
        origins.add(0, requireNonNull(origin, "origin"));
        return new TokenRelay(this, require(provider).id(), origins);
    }

    void requireKept() {
        kept(refresh);
    }

    DpopProofs proofs() {
        return oauth.proofs();
    }

    private OAuthProvider require(String id) {
        OAuthProvider provider = providers.get(requireNonNull(id, "provider"));
        if (provider == null) {
            throw new IllegalArgumentException(
                    "No OAuth provider of this application is \"" + id + "\"; there are " + providers.keySet());
        }
        return provider;
    }

    private static <T> T kept(@Nullable T tokens) {
        if (tokens == null) {
            throw new IllegalStateException("Providers' tokens are not kept, and they never travel in a cookie: call"
                    + " store(…) and keepProviderTokens()");
        }
        return tokens;
    }
}
