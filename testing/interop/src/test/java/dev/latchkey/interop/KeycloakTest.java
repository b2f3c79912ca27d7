package dev.latchkey.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KeycloakExtension.class)
class KeycloakTest {

    private final Keycloak keycloak;
    private final Http http = new Http();

    KeycloakTest(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Test
    void it_describes_itself_under_its_issuer() {
        JsonObject metadata = metadata();

        assertThat(metadata.get("issuer").getAsString())
                .isEqualTo(keycloak.issuer().toString());
        assertThat(metadata.getAsJsonArray("code_challenge_methods_supported").toString())
                .contains("S256");
    }

    @Test
    void alice_is_known_with_her_address_and_her_role() {
        JsonObject tokens = Http.json(grant(Keycloak.PASSWORD));

        assertThat(claims(tokens, "id_token").get("email").getAsString()).isEqualTo("alice@example.org");
        assertThat(claims(tokens, "id_token").get("email_verified").getAsBoolean())
                .isTrue();
        assertThat(claims(tokens, "access_token")
                        .getAsJsonObject("realm_access")
                        .toString())
                .contains("editor")
                .doesNotContain("admin");
    }

    @Test
    void a_wrong_password_is_refused() {
        HttpResponse<String> answer = grant("wrong");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer).get("error").getAsString()).isEqualTo("invalid_grant");
    }

    @Test
    void an_authorization_request_without_pkce_is_refused() {
        HttpResponse<String> answer = http.get(URI.create(endpoint("authorization_endpoint")
                + "?response_type=code&scope=openid&state=s&client_id=" + Keycloak.CLIENT_ID
                + "&redirect_uri=http://localhost:1/auth/callback/oidc"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:1/auth/callback/oidc?error=invalid_request")
                .contains("code_challenge_method");
    }

    private JsonObject metadata() {
        return Http.json(http.get(URI.create(keycloak.issuer() + "/.well-known/openid-configuration")));
    }

    private String endpoint(String name) {
        return metadata().get(name).getAsString();
    }

    private HttpResponse<String> grant(String password) {
        return http.post(
                URI.create(endpoint("token_endpoint")),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        Keycloak.CLIENT_ID,
                        "client_secret",
                        Keycloak.CLIENT_SECRET,
                        "username",
                        Keycloak.USERNAME,
                        "password",
                        password,
                        "scope",
                        "openid"));
    }

    private static JsonObject claims(JsonObject tokens, String name) {
        String payload = tokens.get(name).getAsString().split("\\.", -1)[1];
        return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(payload), UTF_8))
                .getAsJsonObject();
    }
}
