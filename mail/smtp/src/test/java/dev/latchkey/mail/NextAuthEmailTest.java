package dev.latchkey.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unmodified browser client of next-auth signs in by e-mail. */
@ExtendWith({BrowserExtension.class, NodeExtension.class})
class NextAuthEmailTest {

    @Test
    void the_client_asks_for_a_mail_and_has_a_session_once_its_link_was_opened(NextAuthPage bundle, Visit visit)
            throws Exception {
        try (MailedApplication application = new MailedApplication()) {
            application.serve("/client/", "text/html; charset=utf-8", bundle.html());
            application.serve("/client/page.js", "text/javascript; charset=utf-8", bundle.script());
            Page page = visit.page();
            page.navigate(application.url("/client/"));
            assertThat(page.locator("#status")).hasText("unauthenticated");

            page.fill("#email", "Ada@Example.org");
            page.click("#sign-in-email");

            assertThat(page.locator("#sign-in-email-result"))
                    .hasText("{\"status\":200,\"ok\":true,\"url\":\""
                            + application.url("/auth/verify-request?provider=email&type=email") + "\"}");
            page.navigate(application.link());
            assertThat(page).hasURL(application.url("/client/"));
            assertThat(page.locator("#status")).hasText("authenticated");
            assertThat(page.locator("#session")).containsText("\"email\":\"ada@example.org\"");

            page.fill("#email", "no address");
            page.click("#sign-in-email");
            assertThat(page.locator("#sign-in-email-result"))
                    .hasText("{\"error\":\"EmailSignin\",\"status\":200,\"ok\":true,\"url\":null}");
            assertThat(application.mails()).isEqualTo(1);
            assertThat(visit.consoleErrors()).isEmpty();
        }
    }
}
