package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real Keycloak is asked how, and how recently, it has authenticated its user. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class KeycloakDemandTest {

    private final OAuthProvider provider;

    KeycloakDemandTest(Keycloak keycloak) {
        this.provider = Providers.keycloak()
                .issuer(keycloak.issuer().toString())
                .clientId(Keycloak.CLIENT_ID)
                .clientSecret(Keycloak.CLIENT_SECRET);
    }

    @Test
    void a_context_that_it_names_signs_in_and_a_method_that_it_does_not_name_signs_nobody_in(Visit visit) {
        Page page = visit.page();
        try (LatchkeyServer server = start("first", provider.acr("1").maxAge(Duration.ofMinutes(10)))) {
            signIn(page, server);
            page.fill("#username", Keycloak.USERNAME);
            page.locator("#password").fill(Keycloak.PASSWORD);
            page.click("#kc-login");
            assertThat(page).hasURL(server.origin() + "/");
            assertThat(session(page, server)).contains("\"email\":\"alice@example.org\"");
        }
        try (LatchkeyServer server = start("second", provider.amr("mfa"))) {
            signIn(page, server);
            assertThat(page).hasURL(Pattern.compile(server.origin() + "/auth/signin\\?.*error=OAuthCallbackError.*"));
            assertThat(session(page, server)).isEqualTo("null");
        }
    }

    /** Starts a server that opens no session of another one, because all of them share the cookies of localhost. */
    private static LatchkeyServer start(String name, OAuthProvider provider) {
        return LatchkeyServer.start(builder ->
                builder.secret("a secret that is only for these tests: " + name).provider(provider));
    }

    private static void signIn(Page page, LatchkeyServer server) {
        page.navigate(server.at("/auth/signin?callbackUrl=%2F").toString());
        page.getByText("Sign in with Keycloak").click();
    }

    private static String session(Page page, LatchkeyServer server) {
        return page.context()
                .request()
                .get(server.at("/auth/session").toString())
                .text();
    }
}
