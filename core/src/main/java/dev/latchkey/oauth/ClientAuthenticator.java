package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Randoms;
import dev.latchkey.wire.PercentEscapes;
import java.net.http.HttpRequest;
import java.security.interfaces.ECPrivateKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/** Authenticates the client at the token endpoint (wire.md#token-request, OpenID Connect Core section 9). */
final class ClientAuthenticator {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAssertions assertions;
    private final InstantSource clock;

    ClientAuthenticator(ClientSigner signer, Randoms randoms, InstantSource clock) {
        this.clock = clock;
        this.assertions = new ClientAssertions(signer, randoms, clock);
    }

    /** Adds the client's credentials to a request to {@code endpoint}. */
    void add(
            OAuthDefinition client,
            ProviderMetadata metadata,
            String endpoint,
            HttpRequest.Builder request,
            Map<String, String> form) {
        switch (client.clientAuthentication()) {
            case CLIENT_SECRET_BASIC -> request.header("Authorization", basic(client.clientId(), secret(client)));
            case CLIENT_SECRET_POST -> {
                form.put(client.clientIdParameter(), client.clientId());
                form.put("client_secret", secret(client).reveal());
            }
            case CLIENT_SECRET_JWT ->
                add(
                        client,
                        form,
                        assertions.signedWithSecret(client, secret(client), audience(client, metadata, endpoint)));
            case PRIVATE_KEY_JWT ->
                add(client, form, assertions.signedWithKey(client, metadata, audience(client, metadata, endpoint)));
            case NONE, TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH ->
                form.put(client.clientIdParameter(), client.clientId());
        }
    }

    private static void add(OAuthDefinition client, Map<String, String> form, String assertion) {
        form.put(client.clientIdParameter(), client.clientId());
        form.put("client_assertion_type", ASSERTION_TYPE);
        form.put("client_assertion", assertion);
    }

    private static String audience(OAuthDefinition client, ProviderMetadata metadata, String endpoint) {
        String issuer = metadata.issuer();
        return client.security().isIssuerAudience() && issuer != null ? issuer : endpoint;
    }

    static String basic(String id, Secret secret) {
        String pair = encode(id) + ":" + encode(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /*
     * Encodes like Auth.js, because providers expect this. It is not exactly the form encoding of RFC 6749 section
     * 2.3.1.
     */
    private static String encode(String text) {
        return PercentEscapes.encodeComponent(text).replace("%20", "+");
    }

    private Secret secret(OAuthDefinition client) {
        Secret secret = client.clientSecret();
        if (secret == null) {
            throw new IllegalStateException("No client secret"); // OAuthProvider.problems() says how to set it
        }
        ECPrivateKey key = client.clientSecretKey();
        return key == null ? secret : ClientSecretKey.jwt(client, key, clock.instant());
    }
}
