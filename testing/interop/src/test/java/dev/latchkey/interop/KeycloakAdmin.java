package dev.latchkey.interop;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an administrator of the realm does, as the client {@code registrar} that the realm has for it. */
final class KeycloakAdmin {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI issuer;
    private final String token;

    KeycloakAdmin(Keycloak keycloak) {
        this.issuer = keycloak.issuer();
        String answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"
                                + "&client_id=registrar&client_secret=registrar-secret")))
                .body();
        this.token = JsonParser.parseString(answer)
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    /** Registers a client whose addresses are those of the provider {@code keycloak} in this application, exactly. */
    void register(String clientId, URI application) {
        create(Map.of(
                "clientId",
                clientId,
                "secret",
                Keycloak.CLIENT_SECRET,
                "publicClient",
                false,
                "redirectUris",
                List.of(application + "/auth/callback/keycloak"),
                "attributes",
                Map.of(
                        "pkce.code.challenge.method",
                        "S256",
                        "post.logout.redirect.uris",
                        application + "/auth/signout/return",
                        "backchannel.logout.url",
                        application + "/auth/backchannel-logout/keycloak",
                        "backchannel.logout.session.required",
                        "true")));
    }

    /** Ends all sessions of the realm's user at Keycloak, which then tells the clients. */
    void endSessionsOfAlice() {
        String users =
                send(to("/users?exact=true&username=" + Keycloak.USERNAME)).body();
        String id = JsonParser.parseString(users)
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        send(to("/users/" + id + "/logout").POST(BodyPublishers.noBody()));
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
        send(to("/client-policies/policies")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(new Gson().toJson(Map.of("policies", policies)))));
    }

    /** Makes a client that authenticates with the certificate of {@link Certificates#client}. */
    void createCertifiedClient(String id, FapiApplication application) {
        create(Map.of(
                "clientId",
                id,
                "publicClient",
                false,
                "standardFlowEnabled",
                true,
                "clientAuthenticatorType",
                "client-x509",
                "redirectUris",
                List.of(application.callback()),
                "attributes",
                Map.of("x509.subjectdn", "CN=client", "x509.allow.regex.pattern.comparison", "false")));
    }

    /** Makes a client of the application; the policy completes it. */
    void createClient(String id, FapiApplication application) {
        createClient(id, application, Map.of());
    }

    /** Makes a client whose requests Keycloak fetches, and from nowhere but the endpoint of the application. */
    void createFetchedClient(String id, FapiApplication application) {
        createClient(
                id,
                application,
                Map.of(
                        "request.object.required",
                        "request_uri only",
                        "request.uris",
                        application.address() + "/auth/request/*"));
    }

    private void createClient(String id, FapiApplication application, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(more);
        attributes.putAll(Map.of(
                "use.jwks.string", "true",
                "jwks.string", application.keys().publicJwks(),
                "token.endpoint.auth.signing.alg", "ES256",
                "request.object.signature.alg", "ES256",
                "authorization.signed.response.alg", "PS256"));
        create(Map.of(
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
                attributes));
    }

    private void create(Map<String, Object> client) {
        send(to("/clients")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new Gson().toJson(client))));
    }

    private HttpRequest.Builder to(String path) {
        URI admin = issuer.resolve("/admin/realms/latchkey" + path);
        return HttpRequest.newBuilder(admin).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.request().uri().getPath() + ": " + answer.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
