package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.RoleMapping;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the profile of the user to whom the tokens belong. */
final class ProfileReader {

    private final ProviderHttp http;
    private final SignatureVerifier signatures;

    ProfileReader(ProviderHttp http, SignatureVerifier signatures) {
        this.http = http;
        this.signatures = signatures;
    }

    /**
     * Returns the profile.
     *
     * @param idToken the verified ID token; {@code null} for plain OAuth
     * @param callback the parameters of the callback, from the browser
     * @throws AuthException.Upstream if the provider does not return a profile, or contradicts itself
     */
    Profile read(
            OAuthProvider provider,
            ProviderMetadata metadata,
            Tokens tokens,
            @Nullable VerifiedIdToken idToken,
            Map<String, String> callback) {
        OAuthDefinition definition = provider.definition();
        Claims document = idToken == null || definition.usesUserInfo()
                ? userInfo(provider, metadata, tokens, idToken)
                : idToken.claims();
        for (Map.Entry<String, String> supplement : definition.supplements().entrySet()) {
            String what = "The request for " + supplement.getKey() + " of \"" + provider.id() + "\"";
            ProviderAnswer answer =
                    http.exchange(UserInfoRequest.supplement(definition, supplement.getValue(), tokens), what);
            if (!answer.isDenial()) {
                document = document.with(
                        supplement.getKey(), answer.requireSuccess().value());
            }
        }
        Profile profile = map(definition, withCallback(definition, document, callback), tokens);
        if (idToken != null && !definition.usesUserInfo() && RequestedClaims.areMissing(definition, profile)) {
            Claims more = missing(provider, metadata, tokens, idToken);
            document = RequestedClaims.added(document, more);
            profile = map(definition, withCallback(definition, document, callback), tokens);
        }
        RequestedClaims.reportIfEmpty(definition, profile);
        return profile;
    }

    /*
     * Claims that scopes ask for may be at the UserInfo endpoint alone (OpenID Connect Core section 5.4). There are none
     * if the provider has no such endpoint or refuses the request, because the ID token says who the user is.
     */
    private Claims missing(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, VerifiedIdToken idToken) {
        String endpoint = metadata.userInfoEndpoint();
        if (endpoint == null || tokens.accessToken() == null) {
            return Claims.empty();
        }
        ProviderAnswer answer = ask(provider, endpoint, tokens);
        return answer.isDenial() ? Claims.empty() : userInfo(provider, metadata, answer, idToken);
    }

    private Claims userInfo(
            OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable VerifiedIdToken idToken) {
        String endpoint = ProviderMetadata.require(metadata.userInfoEndpoint(), "userinfo_endpoint");
        return userInfo(provider, metadata, ask(provider, endpoint, tokens), idToken);
    }

    private ProviderAnswer ask(OAuthProvider provider, String endpoint, Tokens tokens) {
        return http.exchange(
                UserInfoRequest.of(provider.definition(), endpoint, tokens),
                "The user information request to \"" + provider.id() + "\"");
    }

    /* See OpenID Connect Core section 5.3. The subject is compared as section 5.3.2 demands. */
    private Claims userInfo(
            OAuthProvider provider,
            ProviderMetadata metadata,
            ProviderAnswer given,
            @Nullable VerifiedIdToken idToken) {
        ProviderAnswer answer = given.requireSuccess();
        Claims document =
                idToken != null && answer.jwt() ? signed(provider, metadata, answer, idToken) : answer.object();
        if (idToken != null && !idToken.subject().equals(document.get("sub"))) {
            throw UpstreamFailures.upstream("The user information is about somebody else than the ID token");
        }
        return document;
    }

    /* A signed response names its issuer and audience (OpenID Connect Core section 5.3.2). */
    private Claims signed(
            OAuthProvider provider, ProviderMetadata metadata, ProviderAnswer answer, VerifiedIdToken idToken) {
        String what = "The user information of \"" + provider.id() + "\"";
        Claims claims = signatures
                .verify(provider, answer.body().strip(), what, metadata.userInfoAlgorithms())
                .claims();
        if (!idToken.issuer().equals(claims.get("iss"))) {
            throw UpstreamFailures.upstream(what + " is of another issuer than the ID token");
        }
        if (!claims.texts("aud").contains(provider.definition().clientId())) {
            throw UpstreamFailures.upstream(what + " is for another client");
        }
        return claims;
    }

    /* A member of the provider's own document takes precedence over one from the browser. */
    private static Claims withCallback(OAuthDefinition provider, Claims document, Map<String, String> callback) {
        Claims all = document;
        for (String member : provider.callbackMembers()) {
            String json = callback.get(member);
            if (json != null && !all.has(member)) {
                try {
                    all = all.with(member, Json.parse(json));
                } catch (MalformedException e) {
                    // the member is optional and may be malformed, so it is left out
                }
            }
        }
        return all;
    }

    private static Profile map(OAuthDefinition provider, Claims document, Tokens tokens) {
        try {
            return ProfileSanitizer.fit(requireNonNull(provider.profile().map(document, tokens), "profile"));
        } catch (RuntimeException e) {
            throw new AuthException.Upstream(
                    ErrorCode.OAUTH_PROFILE_PARSE, "The profile of \"" + provider.id() + "\" could not be read", e);
        }
    }

    /** Returns the roles; {@code null} if no roles are read from the provider. */
    static @Nullable List<String> roles(OAuthProvider provider, Profile profile, Tokens tokens) {
        RoleMapping mapping = provider.definition().roles();
        if (mapping == null) {
            return null;
        }
        try {
            return ProfileSanitizer.roles(List.copyOf(mapping.roles(profile.raw(), tokens)));
        } catch (RuntimeException e) {
            throw new AuthException.Upstream(
                    ErrorCode.OAUTH_PROFILE_PARSE, "The roles of \"" + provider.id() + "\" could not be read", e);
        }
    }
}
