package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.interop.AuthJsServer.Options;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The parts together without Latchkey: what the originals do among themselves is what Latchkey has to do as well. */
@ExtendWith({NodeExtension.class, KeycloakExtension.class, BrowserExtension.class})
class RealSignInTest {

    private final NodeProject node;
    private final NextAuthPage bundle;

    RealSignInTest(NodeProject node, NextAuthPage bundle) {
        this.node = node;
        this.bundle = bundle;
    }

    @Test
    void by_password_then_renamed_then_signed_out(Visit visit) {
        try (AuthJsServer server = AuthJsServer.start(node, Options.of("secret").with(bundle))) {
            Page page = visit.page();
            page.navigate(server.origin().toString());
            assertThat(page.locator("#status")).hasText("unauthenticated");

            page.fill("#username", AuthJsServer.USERNAME);
            page.fill("#password", AuthJsServer.PASSWORD);
            page.click("#sign-in-credentials");
            assertThat(page.locator("#sign-in-credentials-result"))
                    .hasText("{\"status\":200,\"ok\":true,\"url\":\"" + server.origin() + "/\"}");
            assertThat(page.locator("#session")).containsText("\"name\":\"Alice\"");

            page.fill("#name", "Alicia");
            page.click("#update");
            assertThat(page.locator("#update-result")).containsText("\"name\":\"Alicia\"");
            assertThat(page.locator("#session")).containsText("\"name\":\"Alicia\"");

            page.click("#sign-out");
            assertThat(page.locator("#sign-out-result")).containsText("\"url\":");
            assertThat(page.locator("#status")).hasText("unauthenticated");
            assertThat(visit.consoleErrors()).isEmpty();
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }

    @Test
    void a_wrong_password_shows_as_a_code(Visit visit) {
        try (AuthJsServer server = AuthJsServer.start(node, Options.of("secret").with(bundle))) {
            Page page = visit.page();
            page.navigate(server.origin().toString());
            page.fill("#username", AuthJsServer.USERNAME);
            page.fill("#password", "wrong");
            page.click("#sign-in-credentials");

            assertThat(page.locator("#sign-in-credentials-result"))
                    .hasText("{\"error\":\"CredentialsSignin\",\"code\":\"credentials\",\"status\":200,\"ok\":true,"
                            + "\"url\":null}");
        }
    }

    @Test
    void by_keycloak_on_another_site_and_back(Visit visit, Keycloak keycloak) {
        try (AuthJsServer server =
                AuthJsServer.start(node, Options.of("secret").with(bundle).with(keycloak))) {
            Page page = visit.page();
            page.navigate(server.origin().toString());
            page.click("#sign-in-oidc");
            assertThat(page).hasURL(Pattern.compile("^" + keycloak.issuer()));

            page.fill("#username", Keycloak.USERNAME);
            page.fill("#password", Keycloak.PASSWORD);
            page.click("#kc-login");

            assertThat(page).hasURL(server.origin() + "/");
            assertThat(page.locator("#session")).containsText("\"email\":\"alice@example.org\"");
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }
}
