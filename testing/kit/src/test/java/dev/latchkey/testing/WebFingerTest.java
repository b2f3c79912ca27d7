package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The issuer is found by the identifier of a person. */
class WebFingerTest {

    private static final String REL = "http://openid.net/specs/connect/1.0/issuer";

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final SignInApplication application = new SignInApplication(clock);
    private final OAuthProvider configured = SignInApplication.openId(idp);
    private final String host = idp.issuer().substring("http://".length());

    @AfterEach
    void stop() {
        idp.close();
    }

    private static OAuthProvider provider(String identifier) {
        return OAuthProvider.oidc("demo", "Demo")
                .webFinger(identifier)
                .clientId("app")
                .clientSecret("s3cr%t: +");
    }

    @Test
    void an_account_and_an_address_lead_to_the_issuer() {
        for (String identifier : List.of("acct:ada@" + host, "ada@" + host, idp.issuer() + "/ada")) {
            OAuthProvider provider = provider(identifier);
            assertThat(provider.problems()).isEmpty();
            assertThat(application.signIn(provider).account().issuer()).isEqualTo(idp.issuer());
        }
        assertThat(idp.requests("/.well-known/webfinger")).isEqualTo(3);
        application.signIn(provider("acct:ada@" + host));
        assertThat(idp.requests("/.well-known/webfinger")).isEqualTo(4); // once for each provider
    }

    @Test
    @Tag("X7")
    void an_issuer_that_is_not_the_document_s_own_is_refused() {
        idp.misbehave(Misbehaviour.DISCOVERY_WRONG_ISSUER);
        assertThatThrownBy(() -> application.start(provider("acct:ada@" + host)))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("The discovery document of \"demo\" names another issuer");
    }

    @Test
    void a_person_of_whom_the_server_knows_nothing_signs_nobody_in() {
        assertThatThrownBy(() -> application.start(provider(idp.issuer())))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("WebFinger of \"demo\" was answered with status 404");
    }

    @Test
    @Tag("B21")
    void an_issuer_that_is_no_server_in_the_internet_is_refused() {
        for (String issuer : List.of(
                "http://issuer.example.org",
                "https://169.254.169.254",
                "https://10.0.0.1/realm",
                "file:///etc",
                "https://issuer.example.org/?x=1",
                "")) {
            LoopbackServer server = LoopbackServer.bind(0);
            server.start(
                    Map.of(
                            "/.well-known/webfinger",
                            request -> EndpointResponse.json(
                                    200, Map.of("links", List.of(Map.of("rel", REL, "href", issuer))))),
                    new RequestJournal());
            try (server) {
                assertThatThrownBy(() -> application.start(provider("acct:ada@localhost:" + server.port())))
                        .as(issuer)
                        .isInstanceOf(AuthException.Upstream.class)
                        .hasMessageEndingWith("[metadata]");
            }
        }
    }

    @Test
    void mistakes_stop_the_start() {
        for (String identifier :
                List.of("acct:ada", "acct:@example.org", "http://example.org/ada", "a b@example.org")) {
            assertThatThrownBy(() -> provider(identifier))
                    .as(identifier)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("webFinger needs acct:name@host, or an https URL");
        }
        assertThat(configured.webFinger("acct:ada@example.org").problems())
                .containsExactly(
                        "Provider \"demo\" has an issuer, and webFinger(…), which looks for one: leave one of them out");
    }
}
