package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.PlainObject;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the claims that a document has from other sources (OpenID Connect Core section 5.6.2). Aggregated claims are
 * in a JWT beside the others. Distributed claims are at another address ({@link DistributedClaims}). Only JWTs that the
 * provider itself has signed are merged, because nothing says which keys another issuer has. Those of another issuer
 * and those without a signature are left out. A claim of the provider's own document takes precedence.
 */
final class ClaimSources {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimSources.class);

    private static final String NAMES = "_claim_names";
    private static final String SOURCES = "_claim_sources";
    private static final int MOST_SOURCES = 8;

    private final SignatureVerifier signatures;
    private final DistributedClaims distributed;
    private final InstantSource clock;

    ClaimSources(SignatureVerifier signatures, DistributedClaims distributed, InstantSource clock) {
        this.signatures = signatures;
        this.distributed = distributed;
        this.clock = clock;
    }

    /**
     * A JWT of one source.
     *
     * @param jwt the JWT; empty if the source refuses it
     * @param what the name of the JWT, as the start of a sentence for the log
     */
    private record Source(CompletableFuture<String> jwt, String what) {}

    /**
     * Returns {@code document} with the claims that its sources add. All sources are asked at the same time.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if a source fails, or if a JWT is signed, names the provider as
     *     its issuer, or no issuer, and the provider has not signed it, or it has ended
     */
    Claims merged(OAuthProvider provider, ProviderMetadata metadata, Claims document) {
        Claims names = document.object(NAMES);
        Map<String, Source> sources = new LinkedHashMap<>();
        for (String name : names.asMap().keySet()) {
            String source = names.text(name).orElse("");
            if (!document.has(name) && !sources.containsKey(source) && sources.size() < MOST_SOURCES) {
                source(provider, document.object(SOURCES).object(source))
                        .ifPresent(known -> sources.put(source, known));
            }
        }
        Map<String, Claims> verified = new LinkedHashMap<>();
        sources.forEach((name, source) -> verified.put(name, verified(provider, metadata, source)));
        Claims all = document;
        for (String name : names.asMap().keySet()) {
            Claims claims = verified.getOrDefault(names.text(name).orElse(""), Claims.empty());
            if (!document.has(name) && claims.has(name)) {
                all = all.with(name, claims.get(name));
            }
        }
        return all;
    }

    private Optional<Source> source(OAuthProvider provider, Claims source) {
        Optional<Source> aggregated = source.text("JWT")
                .map(jwt -> new Source(
                        CompletableFuture.completedFuture(jwt), "An aggregated claim of \"" + provider.id() + "\""));
        String what = "A distributed claim of \"" + provider.id() + "\"";
        return aggregated.or(() -> distributed.jwt(provider, source, what).map(jwt -> new Source(jwt, what)));
    }

    private Claims verified(OAuthProvider provider, ProviderMetadata metadata, Source source) {
        String jwt = ProviderHttp.await(source.jwt());
        return jwt.isEmpty() ? Claims.empty() : verified(provider, metadata, jwt, source.what());
    }

    private Claims verified(OAuthProvider provider, ProviderMetadata metadata, String jwt, String what) {
        String reason = leftOut(jwt, metadata);
        if (reason != null) {
            LOG.info("Claims of \"{}\" are left out: {}", provider.id(), reason);
            return Claims.empty();
        }
        Claims claims = signatures
                .verify(provider, jwt, what, metadata.userInfoAlgorithms())
                .claims();
        long now = clock.instant().minus(provider.definition().clockTolerance()).getEpochSecond();
        if (claims.has("exp") && claims.number("exp").orElse(Long.MIN_VALUE) <= now) {
            throw UpstreamFailures.upstream(FailureCause.EXPIRED, what + " has ended");
        }
        return claims;
    }

    /**
     * Returns why nobody here can say whose claims these are; {@code null} if the provider must have signed them. What
     * the JWT says of itself is not verified.
     */
    private static @Nullable String leftOut(String jwt, ProviderMetadata metadata) {
        try {
            JOSEObject parsed = JOSEObject.parse(jwt);
            if (parsed instanceof PlainObject) {
                return "they are not signed";
            }
            String issuer =
                    Claims.parse(parsed.getPayload().toBytes()).text("iss").orElse(null);
            return issuer == null || issuer.equals(metadata.issuer()) ? null : "they are of another issuer";
        } catch (ParseException | RuntimeException e) { // the library fails at some headers, such as null
            return null; // the verification says what is wrong
        }
    }
}
