package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies signatures of providers with their published keys. This class ignores keys and key addresses in a token. */
final class SignatureVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifier.class);

    /**
     * The accepted algorithms. All are asymmetric, because a key that verifies must not be able to sign. A provider of
     * which the catalogue says that it signs with the client secret has HS256 alone.
     */
    private static final List<JWSAlgorithm> OFFERED = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    private final JwksClient jwks;

    /** The checks of the keys that the provider publishes now. Decoding a key costs up to half of a check with RSA. */
    private final Cache<JWK, SignatureCheck> checks =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    SignatureVerifier(JwksClient jwks) {
        this.jwks = jwks;
    }

    /** Claims that the provider has signed. Their content is not checked yet. */
    record Signed(Claims claims, JWSAlgorithm algorithm) {}

    /**
     * Verifies one JWT.
     *
     * @param what the name of the JWT, as the start of a sentence for the log
     * @param advertised the algorithms that the provider says it uses
     * @throws dev.latchkey.error.AuthException.Upstream if the provider has not signed the JWT, or the JWT uses an
     *     algorithm or header that is not accepted
     */
    Signed verify(OAuthProvider provider, String jwt, String what, List<String> advertised) {
        return verify(provider, jwt, what, advertised, JOSEObjectType.JWT.getType());
    }

    /** Works like {@link #verify}, for a JWT that may also have the type {@code type} in its header. */
    Signed verify(OAuthProvider provider, String jwt, String what, List<String> advertised, String type) {
        SignedJWT token = parse(jwt, what);
        JWSHeader header = token.getHeader();
        boolean plain = header.getCriticalParams() == null
                && header.isBase64URLEncodePayload()
                && (header.getType() == null
                        || header.getType().equals(JOSEObjectType.JWT)
                        || header.getType().equals(new JOSEObjectType(type)));
        if (!plain) {
            throw UpstreamFailures.upstream(
                    FailureCause.TOKEN_UNREADABLE,
                    what + " has a header that asks for what is not offered: crit, b64 or another type");
        }
        boolean shared = provider.definition().signsWithClientSecret();
        Set<JWSAlgorithm> allowed = shared ? Set.of(JWSAlgorithm.HS256) : allowed(provider, advertised);
        if (!allowed.contains(header.getAlgorithm())) {
            throw UpstreamFailures.upstream(
                    FailureCause.ALGORITHM,
                    what + " is signed with "
                            + UpstreamFailures.printable(header.getAlgorithm().getName())
                            + ", and not with one of " + allowed
                            + ", which are those that the provider advertises and that are accepted here");
        }
        if (shared ? !isSignedWithSecret(provider, token) : !isSigned(provider, token)) {
            throw UpstreamFailures.upstream(
                    FailureCause.SIGNATURE,
                    what + " has a signature that "
                            + (shared
                                    ? "the client secret does not verify"
                                    : "none of the provider's published keys verifies"));
        }
        return new Signed(payload(token, what), header.getAlgorithm());
    }

    /*
     * Returns the algorithms that the application has pinned. Without any, returns the offered algorithms that the
     * provider's metadata also lists. Without such a list, this is RS256 (OpenID Connect Core 15.1).
     */
    private static Set<JWSAlgorithm> allowed(OAuthProvider provider, List<String> advertised) {
        Set<JWSAlgorithm> allowed = pinned(provider);
        if (!provider.definition().security().algorithms().isEmpty()) {
            return allowed;
        }
        allowed.removeIf(algorithm -> advertised.isEmpty()
                ? !algorithm.equals(JWSAlgorithm.RS256)
                : !advertised.contains(algorithm.getName()));
        return allowed;
    }

    /** Returns the algorithms that the application has pinned. Without any, returns the offered algorithms. */
    static Set<JWSAlgorithm> pinned(OAuthProvider provider) {
        Set<SigningAlgorithm> pinned = provider.definition().security().algorithms();
        Set<JWSAlgorithm> allowed = new LinkedHashSet<>(OFFERED);
        if (!pinned.isEmpty()) {
            allowed.removeIf(algorithm -> pinned.stream().noneMatch(one -> isSame(one, algorithm)));
        }
        return allowed;
    }

    static boolean isOffered(JWSAlgorithm algorithm) {
        return OFFERED.contains(algorithm);
    }

    /** Returns whether these are the same algorithm. EdDSA with Ed25519 has a second name (RFC 9864). */
    private static boolean isSame(SigningAlgorithm pinned, JWSAlgorithm algorithm) {
        boolean second = pinned == SigningAlgorithm.EdDSA && algorithm.equals(JWSAlgorithm.Ed25519);
        return second || pinned.name().equals(algorithm.getName());
    }

    /* See OpenID Connect Core section 10.1. */
    private static boolean isSignedWithSecret(OAuthProvider provider, SignedJWT token) {
        Secret secret = provider.definition().clientSecret();
        try {
            return secret != null
                    && token.verify(new MACVerifier(secret.reveal().getBytes(UTF_8)));
        } catch (JOSEException e) {
            LOG.debug("The client secret cannot verify ({})", e.getClass().getSimpleName());
            return false;
        }
    }

    private boolean isSigned(OAuthProvider provider, SignedJWT token) {
        return jwks.verified(provider, token.getHeader(), keys -> signer(token, keys)) != null;
    }

    /** Returns the key that has made the signature; {@code null} if none has. A key that cannot be used is skipped. */
    private @Nullable JWK signer(SignedJWT token, JWKSet keys) {
        for (JWK key : keys.getKeys()) {
            try {
                if (isSignedBy(token, key)) {
                    return key;
                }
            } catch (JOSEException | GeneralSecurityException e) {
                LOG.debug("A key was passed over ({})", e.getClass().getSimpleName());
            }
        }
        return null;
    }

    private boolean isSignedBy(SignedJWT token, JWK key) throws JOSEException, GeneralSecurityException {
        return check(key).verifies(token.getHeader(), token.getSigningInput(), token.getSignature());
    }

    private SignatureCheck check(JWK key) throws JOSEException, GeneralSecurityException {
        SignatureCheck known = checks.getIfPresent(key);
        if (known == null) {
            known = SignatureCheck.of(key);
            checks.put(key, known);
        }
        return known;
    }

    @SuppressWarnings("UnusedException") // its message may quote the token
    private static SignedJWT parse(String jwt, String what) {
        try {
            return SignedJWT.parse(jwt);
        } catch (ParseException | RuntimeException e) { // the library fails at some headers, such as null
            throw UpstreamFailures.upstream(
                    isPlain(jwt) ? FailureCause.ALGORITHM : FailureCause.TOKEN_UNREADABLE,
                    what + " is not a signed JWT");
        }
    }

    /** Returns whether this is a JWT without a signature, whose algorithm is {@code none}. */
    private static boolean isPlain(String jwt) {
        try {
            return JOSEObject.parse(jwt) instanceof PlainObject;
        } catch (ParseException | RuntimeException e) {
            return false;
        }
    }

    private static Claims payload(SignedJWT token, String what) {
        try {
            return Claims.parse(token.getPayload().toBytes());
        } catch (MalformedException e) {
            throw UpstreamFailures.upstream(FailureCause.TOKEN_UNREADABLE, what + " holds no JSON object", e);
        }
    }
}
