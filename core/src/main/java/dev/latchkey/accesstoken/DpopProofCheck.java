package dev.latchkey.accesstoken;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.Header;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.oauth.ProofSignature;
import dev.latchkey.seal.Hashes;
import dev.latchkey.site.Site;
import dev.latchkey.wire.MalformedException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies the proofs that come with access tokens that are bound to a key (RFC 9449 sections 4.3 and 7). */
final class DpopProofCheck {

    static final String ALGORITHMS = "ES256 ES384 ES512 RS256 RS384 RS512 PS256 PS384 PS512 EdDSA";

    private static final String TYPE = "dpop+jwt";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** How long a used proof is remembered: longer than it counts on a node whose clock is behind. */
    static final Duration REMEMBERED = LIFETIME.plus(TOLERANCE.multipliedBy(2)).plus(Duration.ofMinutes(1));

    private static final int LONGEST_ID = 256;
    private static final int LONGEST = 8_192;

    private final ReplayCache used;
    private final InstantSource clock;
    private final @Nullable DpopNonces nonces;

    /**
     * Creates a verifier.
     *
     * @param used remembers proofs for {@link #REMEMBERED}
     * @param nonces {@code null} if proofs need no nonce of this server
     */
    DpopProofCheck(ReplayCache used, InstantSource clock, @Nullable DpopNonces nonces) {
        this.used = used;
        this.clock = clock;
        this.nonces = nonces;
    }

    /**
     * Checks that the request comes with a fresh proof by the key to which its access token is bound, and that no other
     * request came with this proof. Returns what the response tells the client.
     *
     * @param key the thumbprint of the key (RFC 7638)
     * @throws InvalidProofException if there is no such proof
     * @throws dev.latchkey.error.AuthException.Fault if it is not known whether the proof was used
     */
    List<Header> require(String key, String accessToken, AuthRequest request, Site site) {
        List<String> proofs = request.headers("DPoP");
        if (proofs.size() != 1 || proofs.get(0).length() > LONGEST) {
            throw invalid("it comes with no DPoP proof, or with several");
        }
        SignedJWT proof = parsed(proofs.get(0));
        JWSHeader header = proof.getHeader();
        JWK jwk = header.getJWK();
        boolean shaped = header.getType() != null
                && TYPE.equalsIgnoreCase(header.getType().getType())
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload()
                && jwk != null
                && !jwk.isPrivate();
        if (!shaped || jwk == null || !ProofSignature.verifies(proof, jwk)) {
            throw invalid("its DPoP proof is not signed by the public key in it");
        }
        if (!Hashes.constantTimeEquals(key, thumbprint(jwk))) {
            throw invalid("its DPoP proof is by another key than the token's");
        }
        Claims claims = claims(proof);
        requireRequest(claims, accessToken, request, site);
        Instant issued = requireTime(claims);
        requireNonce(claims);
        requireFirst(claims, key, issued);
        return nonces == null ? List.of() : List.of(nonces.header());
    }

    /** Returns the header that gives a client the nonce for its next proof; none if no nonce is needed. */
    List<Header> nonce() {
        return nonces == null ? List.of() : List.of(nonces.header());
    }

    private static void requireRequest(Claims claims, String accessToken, AuthRequest request, Site site) {
        boolean same = request.method().equals(claims.get("htm"))
                && claims.get("htu") instanceof String uri
                && HttpUri.isSame(uri, site, request.path());
        if (!same) {
            throw invalid("its DPoP proof is for another request");
        }
        boolean ofToken = claims.get("ath") instanceof String hash
                && Hashes.constantTimeEquals(Hashes.sha256Base64Url(accessToken), hash);
        if (!ofToken) {
            throw invalid("its DPoP proof is for another access token");
        }
    }

    private Instant requireTime(Claims claims) {
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(
                claims.number("iat").filter(DpopProofCheck::isTime).orElse(0L));
        if (issued.isAfter(now.plus(TOLERANCE))
                || issued.isBefore(now.minus(LIFETIME).minus(TOLERANCE))) {
            throw invalid("its DPoP proof was not made now");
        }
        return issued;
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds < Integer.MAX_VALUE * 4L;
    }

    private void requireNonce(Claims claims) {
        boolean missing = nonces != null && !(claims.get("nonce") instanceof String nonce && nonces.accept(nonce));
        if (missing) {
            throw new InvalidProofException("its DPoP proof needs the nonce of this server", true);
        }
    }

    private void requireFirst(Claims claims, String key, Instant issued) {
        boolean named = claims.get("jti") instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID;
        if (!named || !used.spend(Hashes.sha256Base64Url(key + "." + claims.get("jti")), issued)) {
            throw invalid("its DPoP proof was used before, or has no jti");
        }
    }

    @SuppressWarnings("UnusedException") // its message may quote the proof
    private static SignedJWT parsed(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (ParseException | RuntimeException e) { // the library fails at some headers, such as null
            throw invalid("its DPoP proof is not a signed JWT");
        }
    }

    @SuppressWarnings("UnusedException") // its message may quote the proof
    private static Claims claims(SignedJWT proof) {
        try {
            return Claims.parse(proof.getPayload().toBytes());
        } catch (MalformedException e) {
            throw invalid("its DPoP proof holds no JSON object");
        }
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }

    private static InvalidProofException invalid(String message) {
        return new InvalidProofException(message, false);
    }
}
