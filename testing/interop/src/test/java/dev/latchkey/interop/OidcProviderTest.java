package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAPI 2.0 at {@code oidc-provider}, a certified provider, which demands PAR, and DPoP with nonces. */
@ExtendWith(NodeExtension.class)
class OidcProviderTest {

    private final NodeProject node;

    OidcProviderTest(NodeProject node) {
        this.node = node;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signs_in_and_refreshes(boolean signing) {
        try (FapiApplication application = new FapiApplication();
                OidcProviderServer server = OidcProviderServer.start(node, application)) {
            OAuthSecurity security = signing ? OAuthSecurity.fapi2MessageSigning() : OAuthSecurity.fapi2();
            application.start(OAuthProvider.oidc("bank", "Bank")
                    .issuer(server.issuer().toString())
                    .clientId(OidcProviderServer.CLIENT_ID)
                    .security(security.privateKeyJwt(application.keys())));
            FormBrowser browser = new FormBrowser(application.address(), Map.of("login", "alice", "password", "any"));

            HttpResponse<String> answer = browser.signIn("bank");

            assertThat(answer.body()).as(application.events()).isEqualTo("DPoP and refreshed DPoP");
        }
    }
}
