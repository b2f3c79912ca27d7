package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** The administrator of the realm, who makes clients and client policies. */
final class KeycloakAdmin {

    private final Gson gson = new Gson();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI realm;
    private final String token;

    KeycloakAdmin(Keycloak keycloak) {
        this.realm = URI.create(keycloak.issuer().toString().replace("/realms/", "/admin/realms/"));
        HttpResponse<String> answer = new Http()
                .post(
                        URI.create(keycloak.issuer() + "/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "password",
                                "client_id", Keycloak.CLIENT_ID,
                                "client_secret", Keycloak.CLIENT_SECRET,
                                "username", "admin",
                                "password", "admin-password"));
        this.token = Http.json(answer).get("access_token").getAsString();
    }

    /** Applies one of Keycloak's profiles to every client. */
    void applyToAllClients(String profile) {
        policies(List.of(Map.of(
                "name",
                "fapi",
                "enabled",
                true,
                "conditions",
                List.of(Map.of("condition", "any-client", "configuration", Map.of())),
                "profiles",
                List.of(profile))));
    }

    void applyToNobody() {
        policies(List.of());
    }

    private void policies(List<Map<String, Object>> policies) {
        send("PUT", "/client-policies/policies", Map.of("policies", policies), 204);
    }

    /** Makes a client of the application; the policy completes it. */
    void createClient(String id, FapiApplication application) {
        send(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        true,
                        "clientAuthenticatorType",
                        "client-jwt",
                        "redirectUris",
                        List.of(application.callback()),
                        "attributes",
                        Map.of(
                                "use.jwks.string", "true",
                                "jwks.string", application.keys().publicJwks(),
                                "token.endpoint.auth.signing.alg", "ES256",
                                "request.object.signature.alg", "ES256",
                                "authorization.signed.response.alg", "PS256")),
                201);
    }

    private void send(String method, String path, Map<String, Object> body, int expected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(gson.toJson(body)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
