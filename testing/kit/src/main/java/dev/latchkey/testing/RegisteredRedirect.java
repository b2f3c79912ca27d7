package dev.latchkey.testing;

import org.jspecify.annotations.Nullable;

/** Where to send the browser back to. To hold one means that the client and its redirect URI were found registered. */
record RegisteredRedirect(
        Client client, String redirectUri, @Nullable String state) {

    /** Reads and checks the address. No error of this step may go to the redirect URI (RFC 6749 section 4.1.2.1). */
    static RegisteredRedirect of(RequestParameters asked, ClientRegistry clients) {
        Client client = clients.find(asked.require("client_id"))
                .orElseThrow(() -> ProtocolError.invalidRequest("This client is not registered here"));
        String redirectUri = asked.require("redirect_uri");
        if (!client.mayReturnTo(redirectUri)) {
            throw ProtocolError.invalidRequest("This redirect URI is not registered for the client");
        }
        return new RegisteredRedirect(client, redirectUri, asked.one("state").orElse(null));
    }

    @Override
    public String toString() {
        return "ReturnAddress[" + client.id() + "]";
    }
}
