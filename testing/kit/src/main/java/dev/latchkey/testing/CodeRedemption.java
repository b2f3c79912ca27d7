package dev.latchkey.testing;

/** Checks and redeems an authorization code, for both protocols (RFC 6749 section 4.1.3, RFC 7636 section 4.6). */
final class CodeRedemption {

    private final Protocol protocol;
    private final Grants grants;

    CodeRedemption(Protocol protocol, Grants grants) {
        this.protocol = protocol;
        this.grants = grants;
    }

    /** Redeems the code. The code is spent even if the request is invalid, because such a code may have leaked. */
    Grant redeem(RegisteredClient client, RequestParameters form) {
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
        return grant;
    }
}
