package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
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

    private final ProviderRequests requests;
    private final UserInfoClient userInfo;
    private final ClaimSources sources;

    ProfileReader(ProviderRequests requests, UserInfoClient userInfo, ClaimSources sources) {
        this.requests = requests;
        this.userInfo = userInfo;
        this.sources = sources;
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
                ? userInfo.fetch(provider, metadata, tokens, idToken)
                : idToken.claims();
        if (idToken != null) {
            document = sources.merged(provider, metadata, document);
        }
        for (Map.Entry<String, String> supplement : definition.supplements().entrySet()) {
            String what = "The request for " + supplement.getKey() + " of \"" + provider.id() + "\"";
            ProviderAnswer answer = requests.exchange(
                    provider,
                    tokens.dpopKey(),
                    tokens.accessToken(),
                    () -> UserInfoRequest.supplement(definition, supplement.getValue(), tokens),
                    what);
            if (!answer.isDenial()) {
                document = document.with(
                        supplement.getKey(), answer.requireSuccess().value());
            }
        }
        Profile profile = map(definition, withCallback(definition, document, callback), tokens);
        if (idToken != null && !definition.usesUserInfo() && RequestedClaims.areMissing(definition, profile)) {
            Claims more = userInfo.fetchIfGranted(provider, metadata, tokens, idToken);
            document = RequestedClaims.added(document, more);
            profile = map(definition, withCallback(definition, document, callback), tokens);
        }
        RequestedClaims.reportIfEmpty(definition, profile);
        return profile;
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
                    ErrorCode.OAUTH_PROFILE_PARSE,
                    FailureCause.PROFILE,
                    "The profile of \"" + provider.id() + "\" could not be read",
                    e);
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
                    ErrorCode.OAUTH_PROFILE_PARSE,
                    FailureCause.PROFILE,
                    "The roles of \"" + provider.id() + "\" could not be read",
                    e);
        }
    }
}
