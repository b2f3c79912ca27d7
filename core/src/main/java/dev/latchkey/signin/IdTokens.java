package dev.latchkey.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.MalformedException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies ID tokens (OpenID Connect Core section 3.1.3.7): the signature against the provider's published keys, then
 * the claims. Keys and addresses of keys that a token brings along are not looked at.
 */
final class IdTokens {

    /** Asymmetric ones alone: whoever can verify must not be able to sign. */
    private static final List<JWSAlgorithm> OFFERED = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Jwks jwks;
    private final InstantSource clock;

    IdTokens(Jwks jwks, InstantSource clock) {
        this.jwks = jwks;
        this.clock = clock;
    }

    /**
     * Verifies the ID token among {@code tokens}.
     *
     * @param nonce what the attempt began with; {@code null} if it had none
     * @throws dev.latchkey.error.AuthException.Upstream if anything is wrong with it
     */
    VerifiedIdToken verify(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable String nonce) {
        Secret idToken = tokens.idToken();
        Secret accessToken = tokens.accessToken();
        if (idToken == null || accessToken == null) {
            throw Failure.upstream("There is no ID token in the token response");
        }
        SignedJWT token = parse(idToken.reveal());
        JWSHeader header = token.getHeader();
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw Failure.upstream("The ID token's header asks for what is not offered");
        }
        Set<JWSAlgorithm> allowed = allowed(metadata);
        if (!allowed.contains(header.getAlgorithm())) {
            throw Failure.upstream("The ID token is not signed with one of " + allowed);
        }
        requireSignature(provider, token, allowed);
        Claims claims = payload(token);
        IdTokenClaims.require(claims, provider.definition(), metadata, clock.instant());
        IdTokenClaims.requireNonce(claims, nonce);
        IdTokenClaims.requireAccessTokenHash(claims, header.getAlgorithm(), accessToken.reveal());
        return new VerifiedIdToken(
                claims, claims.text("iss").orElseThrow(), claims.text("sub").orElseThrow());
    }

    /* What discovery advertises, of what is offered here; RS256 where nothing is known (OpenID Connect Core 15.1). */
    private static Set<JWSAlgorithm> allowed(ProviderMetadata metadata) {
        Set<JWSAlgorithm> allowed = new LinkedHashSet<>(OFFERED);
        List<String> advertised = metadata.idTokenAlgorithms();
        allowed.removeIf(algorithm -> advertised.isEmpty()
                ? !algorithm.equals(JWSAlgorithm.RS256)
                : !advertised.contains(algorithm.getName()));
        return allowed;
    }

    private void requireSignature(OAuthProvider provider, SignedJWT token, Set<JWSAlgorithm> allowed) {
        JWSHeader header = token.getHeader();
        BadJOSEException failure = problem(token, jwks.keysFor(provider, header), allowed);
        if (failure != null && header.getKeyID() == null) {
            failure = problem(token, jwks.newerKeysFor(provider, header), allowed);
        }
        if (failure != null) {
            throw Failure.upstream("The ID token's signature does not verify", failure);
        }
    }

    private static @Nullable BadJOSEException problem(SignedJWT token, JWKSet keys, Set<JWSAlgorithm> allowed) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(allowed, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // by IdTokenClaims, which knows the clock
        try {
            processor.process(token, null);
            return null;
        } catch (BadJOSEException e) {
            return e;
        } catch (JOSEException e) {
            return new BadJOSEException("The signature could not be checked", e);
        }
    }

    @SuppressWarnings("UnusedException") // it may quote the token
    private static SignedJWT parse(String idToken) {
        try {
            return SignedJWT.parse(idToken);
        } catch (ParseException | RuntimeException e) { // the library trips over some headers, such as null
            throw Failure.upstream("The ID token is not a signed JWT");
        }
    }

    private static Claims payload(SignedJWT token) {
        try {
            return Claims.parse(token.getPayload().toBytes());
        } catch (MalformedException e) {
            throw Failure.upstream("The ID token holds no JSON object", e);
        }
    }
}
