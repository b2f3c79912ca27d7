package dev.latchkey.testing;

import org.jspecify.annotations.Nullable;

/**
 * The address to which the browser returns. An object of this type proves that the client and its redirect URI are
 * registered.
 *
 * @param formPost whether the browser posts a form, instead of following a redirect
 * @param signed whether the response is signed
 */
record RegisteredRedirect(
        RegisteredClient client,
        String redirectUri,
        @Nullable String state,
        boolean formPost,
        boolean signed) {

    /**
     * Reads and checks the client and the address. The provider must not report an error of this step to the redirect
     * URI (RFC 6749 section 4.1.2.1).
     */
    static RegisteredRedirect of(RequestParameters asked, ClientRegistry clients) {
        RegisteredClient client = clients.find(asked.require("client_id"))
                .orElseThrow(() -> ProtocolError.invalidRequest("This client is not registered here"));
        String redirectUri = asked.require("redirect_uri");
        if (!client.mayReturnTo(redirectUri)) {
            throw ProtocolError.invalidRequest("This redirect URI is not registered for the client");
        }
        return new RegisteredRedirect(
                client,
                redirectUri,
                asked.one("state").orElse(null),
                AuthorizationRequest.asksForForm(asked),
                AuthorizationRequest.asksForSignature(asked));
    }

    @Override
    public String toString() {
        return "RegisteredRedirect[" + client.id() + "]";
    }
}
