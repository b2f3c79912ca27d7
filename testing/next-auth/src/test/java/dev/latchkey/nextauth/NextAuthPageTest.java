package dev.latchkey.nextauth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NodeExtension.class, BrowserExtension.class})
class NextAuthPageTest {

    private static final String SESSION = "{\"user\":{\"name\":\"Ada\"},\"expires\":\"2050-01-01T00:00:00.000Z\"}";

    private final NextAuthPage bundle;

    NextAuthPageTest(NextAuthPage bundle) {
        this.bundle = bundle;
    }

    @Test
    void it_shows_the_session_the_providers_and_the_csrf_token(Visit visit) {
        try (FakeEndpoints server = FakeEndpoints.with(bundle)
                .json("/auth/session", SESSION)
                .json("/auth/providers", "{\"oidc\":{\"id\":\"oidc\",\"type\":\"oidc\"}}")
                .json("/auth/csrf", "{\"csrfToken\":\"c0ffee\"}")) {
            Page page = visit.page();
            page.navigate(server.url("/"));
            page.click("#get-providers");
            page.click("#get-csrf");

            assertThat(page.locator("#status")).hasText("authenticated");
            assertThat(page.locator("#session")).hasText(SESSION);
            assertThat(page.locator("#get-providers-result")).hasText("{\"oidc\":{\"id\":\"oidc\",\"type\":\"oidc\"}}");
            assertThat(page.locator("#get-csrf-result")).hasText("\"c0ffee\"");
            assertThat(visit.consoleErrors()).isEmpty();
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }

    @Test
    void it_uses_the_configured_base_path(Visit visit) {
        try (FakeEndpoints server = FakeEndpoints.with(bundle).json("/api/auth/session", SESSION)) {
            visit.page().navigate(server.url("/?base=/api/auth"));

            assertThat(visit.page().locator("#status")).hasText("authenticated");
        }
    }

    @Test
    void its_required_page_sends_a_stranger_to_sign_in(Visit visit) {
        try (FakeEndpoints server = FakeEndpoints.with(bundle).json("/auth/session", "null")) {
            Page page = visit.page();
            page.navigate(server.url("/"));
            assertThat(page.locator("#status")).hasText("unauthenticated");

            page.click("#to-required");

            assertThat(page).hasURL(Pattern.compile("/auth/signin\\?error=SessionRequired&callbackUrl=.*required$"));
        }
    }
}
