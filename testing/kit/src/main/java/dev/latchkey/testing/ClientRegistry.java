package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.provider.ClientAuthentication;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the registered clients, and authenticates them (RFC 6749 section 2.3). */
final class ClientRegistry {

    private static final String BASIC = "Basic ";

    private final Map<String, RegisteredClient> byId = new ConcurrentHashMap<>();
    private final ClientAssertionCheck assertions;

    ClientRegistry(ProviderSettings settings) {
        this.assertions = new ClientAssertionCheck(settings);
    }

    void register(RegisteredClient client) {
        if (client.hasNowhereToReturn()) {
            throw new IllegalStateException("Client " + client.id()
                    + " has nowhere to return to: give it redirect URIs, or anyLoopbackRedirect()");
        }
        byId.put(client.id(), client);
    }

    Optional<RegisteredClient> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Returns the client that sent a token request. A client with a secret must prove that it knows the secret, in the
     * way for which it is registered.
     */
    RegisteredClient authenticate(ReceivedRequest request) {
        Optional<String> header = request.header("Authorization");
        RequestParameters form = request.parameters();
        boolean inForm = form.one("client_secret").isPresent();
        boolean asserted = form.one("client_assertion").isPresent();
        if ((header.isPresent() && (inForm || asserted)) || (inForm && asserted)) {
            throw ProtocolError.invalidRequest("Two ways of client authentication in one request");
        }
        if (header.isPresent()) {
            return basic(header.get(), form);
        }
        RegisteredClient client = form.one("client_id").flatMap(this::find).orElseThrow(ProtocolError::invalidClient);
        if (asserted) {
            String type = form.one("client_assertion_type").orElse("");
            return client.require(assertions.require(client, type, form.require("client_assertion")));
        }
        if (inForm) {
            return client.requireSecret(form.require("client_secret"), ClientAuthentication.CLIENT_SECRET_POST);
        }
        if (client.certificate() != null) {
            return client.requireCertificate(request.certificate());
        }
        if (client.isConfidential()) {
            throw ProtocolError.invalidClient();
        }
        return client.require(ClientAuthentication.NONE);
    }

    private RegisteredClient basic(String header, RequestParameters form) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw ProtocolError.invalidClient();
        }
        String pair = decode(header.substring(BASIC.length())).orElseThrow(ProtocolError::invalidClient);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw ProtocolError.invalidClient();
        }
        String id = RequestParameters.decode(pair.substring(0, colon)); // form-encoded: RFC 6749 section 2.3.1
        String secret = RequestParameters.decode(pair.substring(colon + 1));
        RegisteredClient client = find(id).orElseThrow(ProtocolError::invalidClient);
        if (!form.one("client_id").orElse(id).equals(id)) {
            throw ProtocolError.invalidClient();
        }
        return client.requireSecret(secret, ClientAuthentication.CLIENT_SECRET_BASIC);
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64.strip()), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
