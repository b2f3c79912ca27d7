package dev.latchkey.oauth;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Revokes tokens (RFC 7009). */
final class RevocationEndpoint {

    private final ProviderRequests requests;
    private final ClientAuthenticator proof;

    RevocationEndpoint(ProviderRequests requests, ClientAuthenticator proof) {
        this.requests = requests;
        this.proof = proof;
    }

    /**
     * Revokes a token. A token that the provider does not know counts as revoked (section 2.2).
     *
     * @param hint {@code refresh_token} or {@code access_token}
     * @throws dev.latchkey.error.AuthException.Upstream if the provider does not revoke it
     */
    void revoke(OAuthProvider provider, ProviderMetadata metadata, String endpoint, Secret token, String hint) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token.reveal());
        form.put("token_type_hint", hint);
        ProviderAnswer answer = requests.exchange(
                provider,
                null,
                null,
                () -> {
                    HttpRequest.Builder request = ProviderHttp.request(endpoint);
                    proof.add(provider.definition(), metadata, endpoint, request, form);
                    return request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                            .POST(BodyPublishers.ofString(Form.write(form)));
                },
                "The revocation request to \"" + provider.id() + "\"");
        answer.requireSuccess();
    }
}
