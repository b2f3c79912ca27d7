package dev.latchkey.oauth;

import dev.latchkey.limit.ReplayCache;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Everything that one application needs to talk to providers. Nothing of it is needed before somebody signs in. */
record OAuthParts(
        AttemptCookies attempts,
        Discovery discovery,
        AuthorizationLocation locations,
        SignedResponse signedResponses,
        TokenEndpoint tokenEndpoint,
        DpopProofs proofs,
        IdTokenVerifier idTokens,
        LogoutTokenVerifier logouts,
        ProfileReader profiles,
        RevocationEndpoint revocation) {

    static OAuthParts of(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        ReplayCache spent = ReplayCache.of(store, clock, AttemptCookies.REMEMBERED, "attempt");
        DpopProofs proofs = new DpopProofs(randoms, clock);
        Discovery discovery = new Discovery(http, clock);
        ProviderRequests requests = new ProviderRequests(http, proofs);
        ClientSigner signer = new ClientSigner();
        ClientAuthenticator client = new ClientAuthenticator(signer, randoms, clock);
        SignatureVerifier signatures = new SignatureVerifier(new JwksClient(http, discovery, clock));
        TokenDecryption decryption = new TokenDecryption();
        return new OAuthParts(
                new AttemptCookies(keys, randoms, proofs, spent, clock),
                discovery,
                new AuthorizationLocation(
                        new RequestObjects(signer, randoms, clock), new PushedRequests(requests, client)),
                new SignedResponse(signatures, decryption, clock),
                new TokenEndpoint(requests, client, clock),
                proofs,
                new IdTokenVerifier(signatures, decryption, clock),
                new LogoutTokenVerifier(discovery, signatures, decryption, clock),
                new ProfileReader(
                        requests,
                        new UserInfoClient(requests, signatures),
                        new ClaimSources(signatures, new DistributedClaims(http), clock)),
                new RevocationEndpoint(requests, client));
    }
}
