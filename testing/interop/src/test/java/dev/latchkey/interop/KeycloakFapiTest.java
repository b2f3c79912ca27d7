package dev.latchkey.interop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAPI 2.0 and its parts at a real Keycloak, whose own client policies check each request of ours. */
@ExtendWith(KeycloakExtension.class)
class KeycloakFapiTest {

    private final Keycloak keycloak;

    KeycloakFapiTest(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @ParameterizedTest
    @CsvSource({"fapi-2-dpop-security-profile, false", "fapi-2-dpop-message-signing, true"})
    void signs_in_and_refreshes_under_the_client_policy(String profile, boolean signing) {
        try (FapiApplication application = new FapiApplication()) {
            KeycloakAdmin admin = new KeycloakAdmin(keycloak);
            admin.applyToAllClients(profile);
            try {
                admin.createClient(profile, application);
                OAuthSecurity security = signing ? OAuthSecurity.fapi2MessageSigning() : OAuthSecurity.fapi2();
                application.start(OAuthProvider.oidc("bank", "Bank")
                        .issuer(keycloak.issuer().toString())
                        .clientId(profile)
                        .security(security.privateKeyJwt(application.keys())));
                FormBrowser browser = new FormBrowser(
                        application.address(), Map.of("username", Keycloak.USERNAME, "password", Keycloak.PASSWORD));

                HttpResponse<String> answer = browser.signIn("bank");

                assertThat(answer.body()).as(application.events()).isEqualTo("DPoP and refreshed DPoP");
            } finally {
                admin.applyToNobody();
            }
        }
    }

    @Test
    void a_signed_request_is_fetched_from_the_address_that_the_browser_carries() {
        try (FapiApplication application = new FapiApplication("http")) {
            new KeycloakAdmin(keycloak).createFetchedClient("fetched", application);
            application.start(OAuthProvider.oidc("bank", "Bank")
                    .issuer(keycloak.issuer().toString())
                    .clientId("fetched")
                    .security(OAuthSecurity.standard()
                            .privateKeyJwt(application.keys())
                            .signedRequestsByReference()));
            FormBrowser browser = new FormBrowser(
                    application.address(), Map.of("username", Keycloak.USERNAME, "password", Keycloak.PASSWORD));

            HttpResponse<String> answer = browser.signIn("bank");

            assertThat(answer.body()).as(application.events()).isEqualTo("Bearer and refreshed Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tokens_are_bound_to_a_certificate_that_may_also_authenticate(boolean authenticates) throws Exception {
        try (FapiApplication application = new FapiApplication()) {
            KeycloakAdmin admin = new KeycloakAdmin(keycloak);
            admin.applyToAllClients("fapi-2-security-profile");
            try {
                String id = "certified-" + authenticates;
                OAuthSecurity security = OAuthSecurity.fapi2();
                if (authenticates) {
                    admin.createCertifiedClient(id, application);
                } else {
                    admin.createClient(id, application);
                    security = security.privateKeyJwt(application.keys());
                }
                application.start(OAuthProvider.oidc("bank", "Bank")
                        .issuer(keycloak.encryptedIssuer().toString())
                        .clientId(id)
                        .security(security.clientCertificate(
                                keycloak.certificates().client())));
                HttpClient uncertified = HttpClient.newBuilder()
                        .sslContext(keycloak.certificates().nobody())
                        .build();
                FormBrowser browser = new FormBrowser(
                        application.address(),
                        Map.of("username", Keycloak.USERNAME, "password", Keycloak.PASSWORD),
                        uncertified);

                HttpResponse<String> answer = browser.signIn("bank");

                assertThat(answer.body()).as(application.events()).isEqualTo("Bearer and refreshed Bearer");
                String token =
                        requireNonNull(application.tokens().accessToken()).reveal();
                assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                        .containsOnlyKeys("x5t#S256");
                HttpRequest userInfo = HttpRequest.newBuilder(
                                URI.create(keycloak.encryptedIssuer() + "/protocol/openid-connect/userinfo"))
                        .header("Authorization", "Bearer " + token)
                        .build();
                HttpClient certified = HttpClient.newBuilder()
                        .sslContext(keycloak.certificates().client())
                        .build();
                assertThat(certified.send(userInfo, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
                assertThat(uncertified.send(userInfo, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(401);
            } finally {
                admin.applyToNobody();
            }
        }
    }
}
