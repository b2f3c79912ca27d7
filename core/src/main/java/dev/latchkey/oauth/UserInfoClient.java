package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a provider about the owner of an access token (OpenID Connect Core section 5.3). */
final class UserInfoClient {

    private final ProviderHttp http;
    private final SignatureVerifier signatures;

    UserInfoClient(ProviderHttp http, SignatureVerifier signatures) {
        this.http = http;
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
        HttpRequest.Builder request = provider.definition().security().sendsAccessTokenInForm()
                ? withForm(provider, endpoint, tokens)
                : authorized(provider, endpoint, tokens);
        ProviderAnswer answer = http.exchange(request, "The user information request to \"" + provider.id() + "\"")
                .requireSuccess();
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

    /** Returns a request with the access token in its header. */
    static HttpRequest.Builder authorized(OAuthProvider provider, String url, Tokens tokens) {
        return ProviderHttp.request(url).header("Authorization", "Bearer " + accessToken(provider, tokens));
    }

    private static HttpRequest.Builder withForm(OAuthProvider provider, String url, Tokens tokens) {
        return ProviderHttp.request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(Map.of("access_token", accessToken(provider, tokens)))));
    }

    private static String accessToken(OAuthProvider provider, Tokens tokens) {
        Secret accessToken = tokens.accessToken();
        if (accessToken == null) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE,
                    "\"" + provider.id() + "\" gave no access token, so it cannot be asked about the"
                            + " person: name a scope that it gives one for in scopes(…), or read the ID token alone");
        }
        return accessToken.reveal();
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
