package dev.latchkey.signin;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The providers' public keys (RFC 7517 section 5). */
final class Jwks {

    private static final int MIN_RSA_BITS = 2048; // RFC 7518 section 3.3

    private final ProviderHttp http;
    private final Discovery discovery;
    private final InstantSource clock;
    private final ConcurrentMap<OAuthProvider, Refreshing<JWKSet>> sets = new ConcurrentHashMap<>();

    Jwks(ProviderHttp http, Discovery discovery, InstantSource clock) {
        this.http = http;
        this.discovery = discovery;
        this.clock = clock;
    }

    /**
     * The keys that a signature with {@code header} may be of. If none at hand fits, the set may be out of date and is
     * fetched once more, unless it was for this reason a short while ago, so that invented key ids do not reach the
     * provider.
     */
    JWKSet keysFor(OAuthProvider provider, JWSHeader header) {
        JWKSet keys = candidates(set(provider).get(), header);
        return keys.isEmpty() ? newerKeysFor(provider, header) : keys;
    }

    /** As {@link #keysFor}, when those did not verify the signature and its header does not say which key it is of. */
    JWKSet newerKeysFor(OAuthProvider provider, JWSHeader header) {
        Refreshing<JWKSet> set = set(provider);
        return candidates(set.newerThan(set.get()), header);
    }

    private Refreshing<JWKSet> set(OAuthProvider provider) {
        return sets.computeIfAbsent(provider, key -> new Refreshing<>(() -> fetch(key), clock));
    }

    private static JWKSet candidates(JWKSet set, JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return new JWKSet(matcher == null ? List.of() : new JWKSelector(matcher).select(set));
    }

    private CompletableFuture<JWKSet> fetch(OAuthProvider provider) {
        String url = ProviderMetadata.require(discovery.of(provider).jwksUri(), "jwks_uri");
        return http.send(ProviderHttp.request(url), "The JWK set of \"" + provider.id() + "\"")
                .thenApply(answer -> parse(answer.requireSuccess()));
    }

    private static JWKSet parse(ProviderAnswer answer) {
        try {
            List<JWK> usable = JWKSet.parse(answer.object().asMap()).getKeys().stream()
                    .filter(Jwks::isUsable)
                    .map(JWK::toPublicJWK)
                    .toList();
            return new JWKSet(usable);
        } catch (ParseException e) {
            throw Failure.upstream(answer.what() + " is none", e);
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof ECKey || (key instanceof RSAKey && key.size() >= MIN_RSA_BITS);
    }
}
