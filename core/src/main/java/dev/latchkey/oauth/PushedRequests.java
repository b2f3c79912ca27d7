package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends authorization requests from this application to the provider (PAR, RFC 9126). */
final class PushedRequests {

    private final ProviderRequests requests;
    private final ClientAuthenticator proof;

    PushedRequests(ProviderRequests requests, ClientAuthenticator proof) {
        this.requests = requests;
        this.proof = proof;
    }

    /**
     * Sends the request {@code fields}. Returns the parameters that stand for it: {@code client_id} and
     * {@code request_uri}.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the provider refuses the request, or does not answer
     */
    Map<String, String> push(OAuthProvider provider, ProviderMetadata metadata, Map<String, String> fields) {
        String endpoint = ProviderMetadata.require(
                metadata.pushedAuthorizationRequestEndpoint(), "pushed_authorization_request_endpoint");
        ProviderAnswer answer = requests.exchange(
                provider,
                null, // dpop_jkt names the key
                null,
                () -> request(provider, metadata, endpoint, fields),
                "The pushed authorization request to \"" + provider.id() + "\"");
        if (answer.status() != 201 && answer.status() != 200) {
            throw UpstreamFailures.upstream(
                    answer.failure(FailureCause.REQUEST_REFUSED),
                    answer.what() + " was answered with status " + answer.status()
                            + answer.errorCode()
                                    .map(code -> ": " + UpstreamFailures.printable(code))
                                    .orElse(""));
        }
        String reference = answer.object().text("request_uri").orElse("");
        if (reference.isEmpty()) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE, answer.what() + " was answered without a request_uri");
        }
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("client_id", provider.definition().clientId());
        sent.put("request_uri", reference);
        return sent;
    }

    private HttpRequest.Builder request(
            OAuthProvider provider, ProviderMetadata metadata, String endpoint, Map<String, String> fields) {
        HttpRequest.Builder request = ProviderHttp.request(endpoint);
        Map<String, String> form = new LinkedHashMap<>(fields);
        proof.add(provider.definition(), metadata, endpoint, request, form);
        return request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(BodyPublishers.ofString(Form.write(form)));
    }
}
