package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import org.jspecify.annotations.Nullable;

/** Asks a provider about the owner of an access token (OpenID Connect Core section 5.3). */
final class UserInfoClient {

    private final ProviderRequests requests;
    private final SignatureVerifier signatures;

    UserInfoClient(ProviderRequests requests, SignatureVerifier signatures) {
        this.requests = requests;
        this.signatures = signatures;
    }

    /**
     * Returns the user information. Its subject is that of the ID token (section 5.3.2).
     *
     * @param idToken the verified ID token; {@code null} for plain OAuth
     * @throws dev.latchkey.error.AuthException.Upstream if the provider does not answer, or the answer must not be
     *     trusted
     */
    Claims fetch(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable VerifiedIdToken idToken) {
        String endpoint = ProviderMetadata.require(metadata.userInfoEndpoint(), "userinfo_endpoint");
        return read(provider, metadata, ask(provider, endpoint, tokens), idToken);
    }

    /**
     * Works like {@link #fetch}. There are no claims if the provider has no such endpoint or refuses the request,
     * because the ID token says who the user is.
     */
    Claims fetchIfGranted(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, VerifiedIdToken idToken) {
        String endpoint = metadata.userInfoEndpoint();
        if (endpoint == null || tokens.accessToken() == null) {
            return Claims.empty();
        }
        ProviderAnswer answer = ask(provider, endpoint, tokens);
        return answer.isDenial() ? Claims.empty() : read(provider, metadata, answer, idToken);
    }

    private ProviderAnswer ask(OAuthProvider provider, String endpoint, Tokens tokens) {
        return requests.exchange(
                provider,
                tokens.dpopKey(),
                tokens.accessToken(),
                () -> UserInfoRequest.of(provider.definition(), endpoint, tokens),
                "The user information request to \"" + provider.id() + "\"");
    }

    private Claims read(
            OAuthProvider provider,
            ProviderMetadata metadata,
            ProviderAnswer given,
            @Nullable VerifiedIdToken idToken) {
        ProviderAnswer answer = given.requireSuccess();
        if (idToken == null) {
            return answer.object();
        }
        Claims document = document(provider, metadata, answer, idToken);
        if (!idToken.subject().equals(document.get("sub"))) {
            throw UpstreamFailures.upstream(
                    FailureCause.SUBJECT, "The user information is about somebody else than the ID token");
        }
        return document;
    }

    private Claims document(
            OAuthProvider provider, ProviderMetadata metadata, ProviderAnswer answer, VerifiedIdToken idToken) {
        if (answer.jwt()) {
            return signed(provider, metadata, answer, idToken);
        }
        if (provider.definition().security().demandsSignedUserInfo()) {
            throw UpstreamFailures.upstream(
                    FailureCause.USER_INFO_UNSIGNED,
                    "The user information of \"" + provider.id()
                            + "\" is not signed, although signedUserInfo() demands it");
        }
        return answer.object();
    }

    /* A signed response names its issuer and audience (section 5.3.2). */
    private Claims signed(
            OAuthProvider provider, ProviderMetadata metadata, ProviderAnswer answer, VerifiedIdToken idToken) {
        String what = "The user information of \"" + provider.id() + "\"";
        Claims claims = signatures
                .verify(provider, answer.body().strip(), what, metadata.userInfoAlgorithms())
                .claims();
        if (!idToken.issuer().equals(claims.get("iss"))) {
            throw UpstreamFailures.upstream(FailureCause.ISSUER, what + " is of another issuer than the ID token");
        }
        if (!claims.texts("aud").contains(provider.definition().clientId())) {
            throw UpstreamFailures.upstream(FailureCause.AUDIENCE, what + " is for another client");
        }
        return claims;
    }
}
