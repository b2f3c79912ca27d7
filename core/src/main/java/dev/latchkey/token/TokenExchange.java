package dev.latchkey.token;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exchanges users' access tokens for tokens that are for other services (RFC 8693). */
public final class TokenExchange {

    private final TokenRefresh refresh;
    private final OAuthTokens oauth;
    private final CachedTokens cache;

    public TokenExchange(TokenRefresh refresh, OAuthTokens oauth, Observer observer, InstantSource clock) {
        this.refresh = refresh;
        this.oauth = oauth;
        this.cache = new CachedTokens(observer, clock);
    }

    /**
     * What the exchanged tokens are for.
     *
     * @param audience what the provider calls the service
     * @param scopes the scopes to ask for; if there are none, the provider decides
     */
    public record Target(String audience, List<String> scopes) {

        public Target {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * Returns tokens for a service. The user's own access token is refreshed first if it has ended.
     *
     * @return empty if no tokens of the user are kept
     * @throws AuthException.Refused {@link ErrorCode#REFRESH_TOKEN} if the user must sign in at the provider again
     * @throws AuthException.Upstream if the provider refuses or fails
     */
    public Optional<Tokens> of(String userId, OAuthProvider provider, Target target) {
        return refresh.of(userId, provider.id()).map(own -> exchanged(provider, subject(provider, own), target));
    }

    /** Works like {@link #of}, after the service has refused an access token. */
    public Optional<Tokens> replacing(String userId, OAuthProvider provider, Target target, Secret refused) {
        return refresh.of(userId, provider.id()).map(own -> {
            Secret subject = subject(provider, own);
            cache.forget(key(provider, subject, target), refused);
            return exchanged(provider, subject, target);
        });
    }

    private Tokens exchanged(OAuthProvider provider, Secret subject, Target target) {
        return cache.get(
                key(provider, subject, target),
                () -> oauth.exchange(provider, subject, target.audience(), target.scopes()));
    }

    private static String key(OAuthProvider provider, Secret subject, Target target) {
        List<String> parts = new ArrayList<>(target.scopes());
        parts.addAll(0, List.of(provider.id(), subject.reveal(), target.audience()));
        return CachedTokens.key(parts);
    }

    private static Secret subject(OAuthProvider provider, Tokens own) {
        Secret token = own.accessToken();
        if (token == null) {
            throw new AuthException.Refused(
                    ErrorCode.REFRESH_TOKEN,
                    FailureCause.GRANT_ENDED,
                    "\"" + provider.id() + "\" gave no access token",
                    null);
        }
        return token;
    }
}
