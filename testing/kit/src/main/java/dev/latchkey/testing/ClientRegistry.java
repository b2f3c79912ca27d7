package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the registered clients, and authenticates them (RFC 6749 section 2.3). */
final class ClientRegistry {

    private static final String BASIC = "Basic ";

    private final Map<String, RegisteredClient> byId = new ConcurrentHashMap<>();

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
     * Returns the client that sent a token request. A client with a secret must send the secret, in the header or in
     * the form.
     */
    RegisteredClient authenticate(ReceivedRequest request) {
        Optional<String> header = request.header("Authorization");
        Optional<String> id = request.parameters().one("client_id");
        Optional<String> secret = request.parameters().one("client_secret");
        if (header.isPresent()) {
            if (secret.isPresent()) {
                throw ProtocolError.invalidRequest("Two ways of client authentication in one request");
            }
            RegisteredClient client = basic(header.get());
            if (id.isPresent() && !id.get().equals(client.id())) {
                throw ProtocolError.invalidClient();
            }
            return client;
        }
        RegisteredClient client = id.flatMap(this::find).orElseThrow(ProtocolError::invalidClient);
        boolean proven = secret.map(client::hasSecret).orElse(!client.hasSecret());
        if (!proven) {
            throw ProtocolError.invalidClient();
        }
        return client;
    }

    private RegisteredClient basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw ProtocolError.invalidClient();
        }
        String pair = decode(header.substring(BASIC.length())).orElseThrow(ProtocolError::invalidClient);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw ProtocolError.invalidClient();
        }
        String secret = RequestParameters.decode(pair.substring(colon + 1)); // form-encoded: RFC 6749 section 2.3.1
        return find(RequestParameters.decode(pair.substring(0, colon)))
                .filter(client -> client.hasSecret(secret))
                .orElseThrow(ProtocolError::invalidClient);
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64.strip()), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
