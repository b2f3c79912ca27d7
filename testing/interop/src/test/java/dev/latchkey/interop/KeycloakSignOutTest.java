package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.RoleMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In through a real Keycloak and out of it again (OpenID Connect RP-Initiated Logout 1.0). */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class KeycloakSignOutTest {

    private final Keycloak keycloak;
    private final OAuthProvider provider;

    KeycloakSignOutTest(Keycloak keycloak) {
        this.keycloak = keycloak;
        this.provider = Providers.keycloak()
                .issuer(keycloak.issuer().toString())
                .clientId(Keycloak.CLIENT_ID)
                .clientSecret(Keycloak.CLIENT_SECRET);
    }

    @Test
    void signing_out_here_signs_out_there_and_leads_back(Visit visit) {
        try (LatchkeyServer server = start(provider.endSessionOnSignOut())) {
            Page page = visit.page();
            List<String> requests = new ArrayList<>();
            page.onRequest((Request request) -> requests.add(request.url()));
            signIn(page, server);
            enterPassword(page);
            assertThat(page).hasURL(server.origin() + "/");
            assertThat(session(page, server)).contains("\"email\":\"alice@example.org\"");

            signOut(page, server);

            assertThat(page).hasURL(server.origin() + "/");
            assertThat(requests)
                    .anyMatch(url -> url.startsWith(keycloak.issuer() + "/protocol/openid-connect/logout?")
                            && url.contains("id_token_hint=")
                            && url.contains("post_logout_redirect_uri="));
            assertThat(session(page, server)).isEqualTo("null");
            signIn(page, server);
            assertThat(password(page)).isVisible();
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }

    @Test
    void by_default_a_sign_out_here_leaves_the_session_at_keycloak(Visit visit) {
        try (LatchkeyServer server = start(provider)) {
            Page page = visit.page();
            signIn(page, server);
            enterPassword(page);
            assertThat(page).hasURL(server.origin() + "/");

            signOut(page, server);
            assertThat(page).hasURL(server.origin() + "/");
            signIn(page, server);

            assertThat(page).hasURL(server.origin() + "/");
            assertThat(session(page, server)).contains("\"email\":\"alice@example.org\"");
        }
    }

    @Test
    void the_roles_of_realm_and_client_are_those_of_the_session(Visit visit) {
        OAuthProvider telling =
                provider.roles(RoleMapping.keycloakRealm().and(RoleMapping.keycloakClient(Keycloak.CLIENT_ID)));
        try (LatchkeyServer server =
                LatchkeyServer.start(builder -> builder.secret("a secret that is only for these tests")
                        .provider(telling)
                        .onSession((session, token) -> session.with("shown", session.roles())))) {
            Page page = visit.page();
            signIn(page, server);
            enterPassword(page);
            assertThat(page).hasURL(server.origin() + "/");

            Claims shown = Claims.parse(session(page, server));
            assertThat(shown.texts("shown")).contains("editor", "seller").doesNotContain("admin", "buyer");
        }
    }

    private static LatchkeyServer start(OAuthProvider provider) {
        return LatchkeyServer.start(builder ->
                builder.secret("a secret that is only for these tests").provider(provider));
    }

    private static void signIn(Page page, LatchkeyServer server) {
        page.navigate(server.at("/auth/signin?callbackUrl=%2F").toString());
        page.getByText("Sign in with Keycloak").click();
    }

    private void enterPassword(Page page) {
        assertThat(page).hasURL(Pattern.compile("^" + keycloak.issuer()));
        page.fill("#username", Keycloak.USERNAME);
        password(page).fill(Keycloak.PASSWORD);
        page.click("#kc-login");
    }

    private static Locator password(Page page) {
        return page.locator("#password");
    }

    private static void signOut(Page page, LatchkeyServer server) {
        page.navigate(server.at("/auth/signout").toString());
        page.locator("button").click();
    }

    private static String session(Page page, LatchkeyServer server) {
        return page.context()
                .request()
                .get(server.at("/auth/session").toString())
                .text();
    }
}
