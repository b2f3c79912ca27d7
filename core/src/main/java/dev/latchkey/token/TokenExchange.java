package dev.latchkey.token;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Exchanges users' access tokens for tokens that are for other services (RFC 8693). */
public final class TokenExchange {

    private final TokenRefresh refresh;
    private final OAuthTokens oauth;
    private final CachedTokens cache;

    public TokenExchange(TokenRefresh refresh, OAuthTokens oauth, InstantSource clock) {
        this.refresh = refresh;
        this.oauth = oauth;
        this.cache = new CachedTokens(clock);
    }

    /**
     * Returns tokens for {@code audience}. The user's own access token is refreshed first if it has ended.
     *
     * @return empty if no tokens of the user are kept
     * @throws AuthException.Refused {@link ErrorCode#REFRESH_TOKEN} if the user must sign in at the provider again
     * @throws AuthException.Upstream if the provider refuses or fails
     */
    public Optional<Tokens> of(String userId, OAuthProvider provider, String audience) {
        return refresh.of(userId, provider.id()).map(own -> exchanged(provider, subject(provider, own), audience));
    }

    /** Works like {@link #of}, after the service has refused an access token. */
    public Optional<Tokens> replacing(String userId, OAuthProvider provider, String audience, Secret refused) {
        return refresh.of(userId, provider.id()).map(own -> {
            Secret subject = subject(provider, own);
            cache.forget(key(provider, subject, audience), refused);
            return exchanged(provider, subject, audience);
        });
    }

    private Tokens exchanged(OAuthProvider provider, Secret subject, String audience) {
        return cache.get(key(provider, subject, audience), () -> oauth.exchange(provider, subject, audience));
    }

    private static String key(OAuthProvider provider, Secret subject, String audience) {
        return CachedTokens.key(List.of(provider.id(), audience, subject.reveal()));
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
