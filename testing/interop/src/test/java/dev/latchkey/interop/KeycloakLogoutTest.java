package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.Sessions;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Keycloak, with an exact list of registered addresses, and an application end their sessions together. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class KeycloakLogoutTest {

    private final Keycloak keycloak;
    private final KeycloakAdmin admin;

    KeycloakLogoutTest(Keycloak keycloak) {
        this.keycloak = keycloak;
        this.admin = new KeycloakAdmin(keycloak);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keycloak_ends_the_session_here_by_its_back_channel(boolean stored, Visit visit) {
        String client = stored ? "back-channel-stored" : "back-channel-sealed";
        Sessions sessions = stored ? Sessions.stored() : Sessions.sealed().revocable(Duration.ofSeconds(30));
        try (LatchkeyServer server = start(provider(client), sessions)) {
            admin.register(client, server.origin());
            Page page = visit.page();
            signIn(page, server);
            assertThat(session(page, server)).contains("\"email\":\"alice@example.org\"");

            admin.endSessionsOfAlice();

            assertThat(session(page, server)).isEqualTo("null");
        }
    }

    @Test
    void signing_out_here_ends_the_session_at_keycloak_and_leads_back_to_the_page(Visit visit) {
        try (LatchkeyServer server = start(provider("rp-initiated").endSessionOnSignOut(), Sessions.stored())) {
            admin.register("rp-initiated", server.origin());
            Page page = visit.page();
            signIn(page, server);

            page.navigate(server.at("/auth/signout?callbackUrl=%2F%3Fbye").toString());
            page.locator("button").click();

            assertThat(page).hasURL(server.origin() + "/?bye");
            assertThat(session(page, server)).isEqualTo("null");
            page.navigate(server.at("/auth/signin?callbackUrl=%2F").toString());
            page.getByText("Sign in with Keycloak").click();
            assertThat(page.locator("#password")).isVisible();
        }
    }

    private OAuthProvider provider(String clientId) {
        return Providers.keycloak()
                .issuer(keycloak.issuer().toString())
                .clientId(clientId)
                .clientSecret(Keycloak.CLIENT_SECRET);
    }

    private static LatchkeyServer start(OAuthProvider provider, Sessions sessions) {
        return LatchkeyServer.start(builder -> builder.secret("a secret that is only for these tests")
                .store(Store.inMemory())
                .sessions(sessions)
                .provider(provider));
    }

    private void signIn(Page page, LatchkeyServer server) {
        page.navigate(server.at("/auth/signin?callbackUrl=%2F").toString());
        page.getByText("Sign in with Keycloak").click();
        assertThat(page).hasURL(Pattern.compile("^" + keycloak.issuer()));
        page.fill("#username", Keycloak.USERNAME);
        page.fill("#password", Keycloak.PASSWORD);
        page.click("#kc-login");
        assertThat(page).hasURL(server.origin() + "/");
    }

    private static String session(Page page, LatchkeyServer server) {
        return page.context()
                .request()
                .get(server.at("/auth/session").toString())
                .text();
    }
}
