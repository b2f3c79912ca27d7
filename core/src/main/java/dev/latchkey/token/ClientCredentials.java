package dev.latchkey.token;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Access tokens of the application itself (RFC 6749 section 4.4), each kept until shortly before its end. */
public final class ClientCredentials {

    private final OAuthTokens oauth;
    private final CachedTokens cache;

    public ClientCredentials(OAuthTokens oauth, Observer observer, InstantSource clock) {
        this.oauth = oauth;
        this.cache = new CachedTokens(observer, clock);
    }

    /**
     * Returns tokens with {@code scopes}, whose order makes no difference.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the provider refuses or fails
     */
    public Tokens of(OAuthProvider provider, Collection<String> scopes) {
        List<String> sorted = List.copyOf(new TreeSet<>(scopes));
        return cache.get(key(provider, sorted), () -> oauth.clientCredentials(provider, sorted));
    }

    /** Works like {@link #of}, after an API has refused an access token. */
    public Tokens replacing(OAuthProvider provider, Collection<String> scopes, Secret refused) {
        cache.forget(key(provider, new TreeSet<>(scopes)), refused);
        return of(provider, scopes);
    }

    private static String key(OAuthProvider provider, Collection<String> sorted) {
        List<String> parts = new ArrayList<>(sorted);
        parts.add(0, provider.id());
        return CachedTokens.key(parts);
    }
}
