package dev.latchkey.signin;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.RoleMapping;
import dev.latchkey.session.KeyText;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out whom the tokens are about. */
final class ProfileReader {

    private final ProviderHttp http;

    ProfileReader(ProviderHttp http) {
        this.http = http;
    }

    /**
     * The profile.
     *
     * @param idToken {@code null} for plain OAuth
     * @throws AuthException.Upstream if the provider does not say, or contradicts itself
     */
    Profile read(OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable VerifiedIdToken idToken) {
        OAuthDefinition definition = provider.definition();
        Claims document = idToken == null || definition.usesUserInfo()
                ? userInfo(provider, metadata, tokens, idToken)
                : idToken.claims();
        for (Map.Entry<String, String> supplement : definition.supplements().entrySet()) {
            String what = "The request for " + supplement.getKey() + " of \"" + provider.id() + "\"";
            ProviderAnswer answer = http.exchange(authorized(supplement.getValue(), tokens), what);
            if (answer.status() < 400 || answer.status() >= 500) { // 4xx: not granted, so not there
                document = document.with(
                        supplement.getKey(), answer.requireSuccess().value());
            }
        }
        return normal(map(definition, document, tokens));
    }

    /* OpenID Connect Core section 5.3; the subject is compared as section 5.3.2 demands. */
    private Claims userInfo(
            OAuthProvider provider, ProviderMetadata metadata, Tokens tokens, @Nullable VerifiedIdToken idToken) {
        String endpoint = ProviderMetadata.require(metadata.userInfoEndpoint(), "userinfo_endpoint");
        Claims document = http.exchange(
                        authorized(endpoint, tokens), "The user information request to \"" + provider.id() + "\"")
                .requireSuccess()
                .object();
        if (idToken != null && !idToken.subject().equals(document.get("sub"))) {
            throw Failure.upstream("The user information is about somebody else than the ID token");
        }
        return document;
    }

    private static HttpRequest.Builder authorized(String url, Tokens tokens) {
        Secret accessToken = requireNonNull(tokens.accessToken(), "accessToken");
        return ProviderHttp.request(url).header("Authorization", "Bearer " + accessToken.reveal());
    }

    private static Profile map(OAuthDefinition provider, Claims document, Tokens tokens) {
        try {
            Profile profile = requireNonNull(provider.profile().map(document, tokens), "profile");
            if (!KeyText.isKey(profile.subject())) {
                throw new IllegalArgumentException("The id of the person is too long or no well-formed text");
            }
            return profile;
        } catch (RuntimeException e) {
            throw new AuthException.Upstream(ErrorCode.OAUTH_PROFILE_PARSE, "The profile could not be read", e);
        }
    }

    /** The roles; {@code null} if the provider is not asked for any. */
    static @Nullable List<String> roles(OAuthProvider provider, Profile profile, Tokens tokens) {
        RoleMapping mapping = provider.definition().roles();
        if (mapping == null) {
            return null;
        }
        try {
            return List.copyOf(mapping.roles(profile.raw(), tokens));
        } catch (RuntimeException e) {
            throw new AuthException.Upstream(ErrorCode.OAUTH_PROFILE_PARSE, "The roles could not be read", e);
        }
    }

    private static Profile normal(Profile profile) {
        String email = profile.email() == null ? "" : profile.email().toLowerCase(Locale.ROOT);
        return new Profile(
                profile.subject(),
                profile.name(),
                email.isEmpty() ? null : email,
                !email.isEmpty() && profile.emailVerified(),
                profile.image(),
                profile.raw());
    }
}
