package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Decrypts ID tokens, and verifies the signature and then the claims (OpenID Connect Core section 3.1.3.7). */
final class IdTokenVerifier {

    private final SignatureVerifier signatures;
    private final TokenDecryption decryption;
    private final InstantSource clock;
    private final ConcurrentMap<OAuthProvider, String> algorithms = new ConcurrentHashMap<>();

    IdTokenVerifier(SignatureVerifier signatures, TokenDecryption decryption, InstantSource clock) {
        this.signatures = signatures;
        this.decryption = decryption;
        this.clock = clock;
    }

    /**
     * Verifies the ID token among {@code tokens}.
     *
     * @param nonce the nonce of the attempt; {@code null} if the attempt has none
     * @throws dev.latchkey.error.AuthException.Upstream if the ID token is invalid
     */
    VerifiedIdToken verify(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable String nonce) {
        String what = "The ID token of \"" + provider.id() + "\"";
        Secret idToken = tokens.idToken();
        if (idToken == null) {
            throw UpstreamFailures.upstream(
                    FailureCause.ID_TOKEN_MISSING,
                    "There is no ID token in the token response of \"" + provider.id()
                            + "\": the scope openid was not granted, or it speaks plain OAuth 2.0");
        }
        String jwt = decryption.decrypted(provider, idToken.reveal(), what);
        SignatureVerifier.Signed signed = signatures.verify(provider, jwt, what, metadata.idTokenAlgorithms());
        Claims claims = signed.claims();
        IdTokenClaimsCheck.require(claims, provider.definition(), metadata, clock.instant());
        IdTokenClaimsCheck.requireNonce(claims, provider.definition(), nonce);
        IdTokenClaimsCheck.requireAccessTokenHash(
                claims, provider.definition(), signed.algorithm(), tokens.accessToken());
        algorithms.put(provider, signed.algorithm().getName());
        return new VerifiedIdToken(
                claims,
                claims.text("iss").orElseThrow(),
                claims.text("sub").orElseThrow(),
                signed.algorithm().getName());
    }

    /** Returns the algorithm that has signed the newest ID token of a provider; {@code null} if none came yet. */
    @Nullable
    String usualAlgorithm(OAuthProvider provider) {
        return algorithms.get(provider);
    }
}
