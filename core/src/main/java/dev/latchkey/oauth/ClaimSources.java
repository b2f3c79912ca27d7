package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEObject;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges aggregated claims, which a provider sends in JWTs beside the others (OpenID Connect Core section 5.6.2). Only
 * the provider's own JWTs are merged, because nothing says which keys another issuer has. A claim of the provider's own
 * document takes precedence.
 */
final class AggregatedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(AggregatedClaims.class);

    private static final String NAMES = "_claim_names";
    private static final String SOURCES = "_claim_sources";
    private static final int MOST_SOURCES = 8;

    private final SignatureVerifier signatures;
    private final InstantSource clock;

    AggregatedClaims(SignatureVerifier signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Returns {@code document} with the claims that its sources add.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if a JWT names the provider as its issuer, or no issuer, and
     *     the provider has not signed it, or it has ended
     */
    Claims merged(OAuthProvider provider, ProviderMetadata metadata, Claims document) {
        Claims names = document.object(NAMES);
        Claims sources = document.object(SOURCES);
        Map<String, Claims> verified = new LinkedHashMap<>();
        Claims all = document;
        for (String name : names.asMap().keySet()) {
            String source = names.text(name).orElse("");
            String jwt = sources.object(source).text("JWT").orElse(null);
            if (jwt == null
                    || document.has(name)
                    || (verified.size() == MOST_SOURCES && !verified.containsKey(source))) {
                continue;
            }
            Claims claims = verified.computeIfAbsent(source, unused -> verify(provider, metadata, jwt));
            if (claims.has(name)) {
                all = all.with(name, claims.get(name));
            }
        }
        return all;
    }

    private Claims verify(OAuthProvider provider, ProviderMetadata metadata, String jwt) {
        String issuer = issuer(jwt);
        if (issuer != null && !issuer.equals(metadata.issuer())) {
            LOG.info("Claims of \"{}\" are left out: they are of another issuer", provider.id());
            return Claims.empty();
        }
        String what = "An aggregated claim of \"" + provider.id() + "\"";
        Claims claims = signatures
                .verify(provider, jwt, what, metadata.userInfoAlgorithms())
                .claims();
        long now = clock.instant().minus(provider.definition().clockTolerance()).getEpochSecond();
        if (claims.has("exp") && claims.number("exp").orElse(Long.MIN_VALUE) <= now) {
            throw UpstreamFailures.upstream(FailureCause.EXPIRED, what + " has ended");
        }
        return claims;
    }

    /** Returns the issuer that the JWT names, which is not verified; {@code null} if it names none. */
    private static @Nullable String issuer(String jwt) {
        try {
            return Claims.parse(JOSEObject.parse(jwt).getPayload().toBytes())
                    .text("iss")
                    .orElse(null);
        } catch (ParseException | RuntimeException e) { // the library fails at some headers, such as null
            return null; // the verification says what is wrong
        }
    }
}
