package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Verifies ID tokens (OpenID Connect Core section 3.1.3.7): the signature, then the claims. */
final class IdTokenVerifier {

    private final SignatureVerifier signatures;
    private final InstantSource clock;

    IdTokenVerifier(SignatureVerifier signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Verifies the ID token among {@code tokens}.
     *
     * @param nonce the nonce of the attempt; {@code null} if it had none
     * @throws dev.latchkey.error.AuthException.Upstream if anything is wrong with it
     */
    VerifiedIdToken verify(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable String nonce) {
        String what = "The ID token of \"" + provider.id() + "\"";
        Secret idToken = tokens.idToken();
        if (idToken == null) {
            throw UpstreamFailures.upstream("There is no ID token in the token response of \"" + provider.id()
                    + "\": the scope openid was not granted, or it speaks plain OAuth 2.0");
        }
        SignatureVerifier.Signed signed =
                signatures.verify(provider, idToken.reveal(), what, metadata.idTokenAlgorithms());
        Claims claims = signed.claims();
        IdTokenClaimsCheck.require(claims, provider.definition(), metadata, clock.instant());
        IdTokenClaimsCheck.requireNonce(claims, provider.definition(), nonce);
        IdTokenClaimsCheck.requireAccessTokenHash(claims, provider.definition(), signed.algorithm(), tokens.accessToken());
        return new VerifiedIdToken(
                claims, claims.text("iss").orElseThrow(), claims.text("sub").orElseThrow());
    }
}
