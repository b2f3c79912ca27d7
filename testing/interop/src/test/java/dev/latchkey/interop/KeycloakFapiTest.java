package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FAPI 2.0 at a real Keycloak, whose own client policies check each request of ours. */
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
}
