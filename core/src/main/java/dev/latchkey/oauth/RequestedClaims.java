package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.OAuthDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what a provider says about a person with what was asked for (OpenID Connect Core section 5.4). */
final class RequestedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(RequestedClaims.class);

    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";

    private RequestedClaims() {}

    /** Returns whether {@code profile} lacks a name or an address that was asked for. */
    static boolean areMissing(OAuthDefinition provider, Profile profile) {
        return (profile.name() == null && asks(provider, "profile", "name"))
                || (profile.email() == null && asks(provider, EMAIL, EMAIL));
    }

    /* A claim is asked for by a scope (section 5.4) or by the parameter claims (section 5.5). */
    private static boolean asks(OAuthDefinition provider, String scope, String claim) {
        return provider.scopes().contains(scope)
                || provider.parameters().getOrDefault("claims", "").contains("\"" + claim + "\"");
    }

    /**
     * Returns the claims of an ID token with those of the UserInfo endpoint added. A claim of the ID token stays. An
     * address and the word that it is verified come from the same document.
     */
    static Claims added(Claims idToken, Claims userInfo) {
        if (userInfo.isEmpty()) {
            return idToken;
        }
        boolean hasAddress = idToken.get(EMAIL) != null;
        Claims all = hasAddress ? userInfo.without(EMAIL).without(EMAIL_VERIFIED) : userInfo;
        Claims first = hasAddress ? idToken : idToken.without(EMAIL_VERIFIED);
        for (String member : first.asMap().keySet()) {
            all = first.get(member) == null ? all : all.with(member, first.get(member));
        }
        return all;
    }

    /** Writes to the log if {@code profile} has an id and nothing else, although scopes asked for more. */
    static void reportIfEmpty(OAuthDefinition provider, Profile profile) {
        boolean empty = profile.name() == null && profile.email() == null && profile.image() == null;
        if (empty && provider.scopes().stream().anyMatch(scope -> !scope.equals("openid"))) {
            LOG.warn(
                    "Provider {} named a person by id alone, although the scopes {} ask for more: see which scopes and"
                            + " claims it grants this application",
                    provider.id(),
                    provider.scopes());
        }
    }
}
