package dev.latchkey.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the public keys of providers (RFC 7517 section 5). */
final class JwksClient {

    private static final Logger LOG = LoggerFactory.getLogger(JwksClient.class);
    private static final int MIN_RSA_BITS = 2048; // RFC 7518 section 3.3

    private final ProviderHttp http;
    private final Discovery discovery;
    private final InstantSource clock;
    private final ConcurrentMap<OAuthProvider, CachedDocument<JWKSet>> sets = new ConcurrentHashMap<>();

    JwksClient(ProviderHttp http, Discovery discovery, InstantSource clock) {
        this.http = http;
        this.discovery = discovery;
        this.clock = clock;
    }

    /** Returns all keys, which are another object after each fetch. */
    JWKSet current(OAuthProvider provider) {
        return set(provider).get();
    }

    /**
     * Returns what {@code verify} makes of the keys with which the provider may have signed a token that has
     * {@code header}; {@code null} if no key verifies the token. If no cached key fits, or none verifies a token that
     * names no key, the set is fetched once more, unless this happened a short while ago in vain. Invented key ids
     * therefore do not cause many requests to the provider. A demand was not in vain only if a new key verifies the
     * very token that demanded it, because anybody may have a token that the old keys verify.
     */
    @SuppressWarnings("ReferenceEquality") // each fetch makes another set
    <T> @Nullable T verified(OAuthProvider provider, JWSHeader header, Function<JWKSet, @Nullable T> verify) {
        CachedDocument<JWKSet> set = set(provider);
        JWKSet known = set.get();
        JWKSet keys = candidates(known, header);
        T verified = verify.apply(keys);
        if (verified != null || (!keys.isEmpty() && header.getKeyID() != null)) {
            return verified;
        }
        JWKSet newer = set.newerThan(known);
        verified = newer == known ? null : verify.apply(candidates(newer, header));
        if (verified != null) {
            set.served(newer);
        }
        return verified;
    }

    private CachedDocument<JWKSet> set(OAuthProvider provider) {
        return sets.computeIfAbsent(provider, key -> new CachedDocument<>(() -> fetch(key), clock));
    }

    private static JWKSet candidates(JWKSet set, JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return new JWKSet(matcher == null ? List.of() : new JWKSelector(matcher).select(set));
    }

    private CompletableFuture<JWKSet> fetch(OAuthProvider provider) {
        String url = ProviderMetadata.require(discovery.of(provider).jwksUri(), "jwks_uri");
        return http.to(provider)
                .send(ProviderHttp.request(url), "The JWK set of \"" + provider.id() + "\"")
                .thenApply(answer -> parse(answer.requireSuccess()));
    }

    private static JWKSet parse(ProviderAnswer answer) {
        if (!(answer.object().get("keys") instanceof List<?> keys)) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE, answer.what() + " is none: it has no list of keys");
        }
        List<JWK> usable = new ArrayList<>();
        for (Object key : keys) {
            JWK read = key(key);
            if (read != null) {
                usable.add(read);
            }
        }
        if (usable.size() < keys.size()) {
            LOG.debug("{} has {} keys, of which {} are of use", answer.what(), keys.size(), usable.size());
        }
        return new JWKSet(usable);
    }

    /**
     * Returns a public key; {@code null} if it cannot be read. The other keys are then still used (RFC 7517 section 5).
     */
    @SuppressWarnings("unchecked") // keys of parsed JSON
    private static @Nullable JWK key(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return null;
        }
        try {
            JWK key = JWK.parse((Map<String, Object>) members);
            return isUsable(key) ? key.toPublicJWK() : null;
        } catch (ParseException | RuntimeException e) { // the library throws both
            LOG.debug("A key was passed over ({})", e.getClass().getSimpleName());
            return null;
        }
    }

    /** Returns whether a key can verify signatures, and is long enough. */
    static boolean isUsable(JWK key) {
        return key instanceof ECKey
                || (key instanceof RSAKey && key.size() >= MIN_RSA_BITS)
                || (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve()));
    }
}
