package dev.latchkey.testing;

import org.jspecify.annotations.Nullable;

/** Checks and redeems an authorization code, for both protocols (RFC 6749 section 4.1.3, RFC 7636 section 4.6). */
final class CodeRedemption {

    private final Protocol protocol;
    private final Grants grants;

    CodeRedemption(Protocol protocol, Grants grants) {
        this.protocol = protocol;
        this.grants = grants;
    }

    /**
     * Redeems the code. The code is spent even if the request is invalid, because such a code may have leaked.
     *
     * @param key the thumbprint of the key that the request proves; {@code null} if it proves none
     */
    Grant redeem(RegisteredClient client, RequestParameters form, @Nullable String key) {
        Grant grant = grants.spendCode(form.require("code"))
                .orElseThrow(() -> ProtocolError.invalidGrant("The code is unknown, spent or too old"));
        if (!grant.client().id().equals(client.id()) || grant.request().protocol() != protocol) {
            throw ProtocolError.invalidGrant("The code was given to another client");
        }
        if (!form.require("redirect_uri").equals(grant.request().back().redirectUri())) {
            throw ProtocolError.invalidGrant("The redirect URI is not the one of the authorization request");
        }
        if (!Pkce.matches(
                form.one("code_verifier").orElse(null), grant.request().challenge())) {
            throw ProtocolError.invalidGrant("The PKCE verifier does not match");
        }
        String expected = grant.request().dpopThumbprint();
        if (expected != null && !expected.equals(key)) {
            throw ProtocolError.invalidGrant("The code is bound to another key (RFC 9449 section 10)");
        }
        return grant;
    }
}
