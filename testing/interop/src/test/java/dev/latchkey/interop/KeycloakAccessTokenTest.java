package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.guard.Authorized;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access tokens of a real Keycloak guard an application. */
@ExtendWith(KeycloakExtension.class)
class KeycloakAccessTokenTest {

    private static final String AUDIENCE = "https://api.example.com";
    private static final String SECRET = "machine-secret";

    private final Keycloak keycloak;
    private final Http http = new Http();

    KeycloakAccessTokenTest(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Test
    void a_person_and_a_program_come_in_with_the_scope_and_roles_of_their_tokens() {
        Authorized person = (request, session) -> session.flatMap(known -> known.grant())
                        .filter(grant -> !grant.isProgram() && grant.client().equals("machine"))
                        .isPresent()
                && session.orElseThrow().roles().contains("editor");
        Authorized program =
                (request, session) -> session.filter(known -> known.user().id().equals("client:machine"))
                        .isPresent();

        try (LatchkeyServer server = start(issuer().keycloak(), Authorized.all(Authorized.scope("email"), person))) {
            assertThat(call(server, ofAlice()).statusCode()).isEqualTo(200);
            assertThat(call(server, ofMachine()).statusCode()).isEqualTo(403);
        }
        try (LatchkeyServer server = start(issuer().keycloak(), program)) {
            assertThat(call(server, ofMachine()).statusCode()).isEqualTo(200);
            assertThat(call(server, ofAlice()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    @Tag("P11")
    void a_token_without_scope_or_for_another_application_or_of_another_kind_is_refused() {
        try (LatchkeyServer server = start(issuer().keycloak(), Authorized.scope("orders:read"))) {
            HttpResponse<String> refused = call(server, ofAlice());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(challenge(refused)).contains("insufficient_scope");
            assertThat(call(server, ofAlice("app", Keycloak.CLIENT_SECRET, "access_token"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(call(server, ofAlice("machine", SECRET, "id_token")).statusCode())
                    .isEqualTo(401);
            assertThat(call(server, ofAlice("machine", SECRET, "refresh_token")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_type_jwt_of_keycloak_is_accepted_by_name_alone() {
        try (LatchkeyServer server = start(issuer(), Authorized.signedIn())) {
            HttpResponse<String> refused = call(server, ofAlice());

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(challenge(refused)).contains("its type is not that of an access token");
        }
    }

    private AccessTokenIssuer issuer() {
        return AccessTokenIssuer.of(keycloak.issuer().toString());
    }

    private static LatchkeyServer start(AccessTokenIssuer issuer, Authorized rule) {
        return LatchkeyServer.start(builder -> builder.secret("a secret that is only for these tests")
                .matcher("/:path*")
                .authorized(rule)
                .with(AccessTokens.of(issuer, AccessTokens.audience(AUDIENCE))));
    }

    private HttpResponse<String> call(LatchkeyServer server, String token) {
        return http.get(server.at("/"), Map.of("Authorization", "Bearer " + token));
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private String ofMachine() {
        return grant(Map.of("grant_type", "client_credentials"), "machine", SECRET, "access_token");
    }

    private String ofAlice() {
        return ofAlice("machine", SECRET, "access_token");
    }

    private String ofAlice(String client, String secret, String token) {
        Map<String, String> form = Map.of(
                "grant_type",
                "password",
                "username",
                Keycloak.USERNAME,
                "password",
                Keycloak.PASSWORD,
                "scope",
                "openid");
        return grant(form, client, secret, token);
    }

    private String grant(Map<String, String> parameters, String client, String secret, String token) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("client_id", client);
        form.put("client_secret", secret);
        return Http.json(http.post(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"), form))
                .get(token)
                .getAsString();
    }
}
