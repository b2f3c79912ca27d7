package dev.latchkey.securitynotices;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import dev.latchkey.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mails and the pages behind their link, in a real browser. */
@ExtendWith(BrowserExtension.class)
class LooksTest {

    private final Application application =
            Application.with(Store.inMemory(), auth -> auth.with(new Resettable("Ada Lindqvist")));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_mail_fits_a_phone_and_asks_nothing_of_anybody(Visit visit) {
        application.signedIn("ada");
        application.signedIn("ada");
        visit.page().setContent(application.mailbox.last().html());

        look(visit, "mail");
        assertThat(visit.page().getByRole(AriaRole.LINK)).hasText("This was not me");
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void the_pages_behind_the_link_are_for_everybody(Browser browser) {
        application.signedIn("ada");
        application.signedIn("ada");
        String link = application.mailbox.last().link();
        try (Visit visit = browser.visitWithoutScripts()) {
            visit.page().navigate(link);
            look(visit, "ask");
            visit.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out everywhere"))
                    .click();
            assertThat(visit.page().locator("h1")).hasText("Every browser is signed out");
            look(visit, "ended");
            visit.page().navigate(link);
            assertThat(visit.page().locator("h1")).hasText("This link no longer works");
            look(visit, "gone");
            assertThat(visit.outsideRequests()).isEmpty();
        }
        application.signedIn("ada");
        try (Visit visit = browser.visit()) {
            visit.page().navigate(application.mailbox.last().link());
            assertThat(Axe.findings(visit.page())).isEmpty();
            visit.page().getByRole(AriaRole.BUTTON).click();
            assertThat(Axe.findings(visit.page())).isEmpty();
            visit.page().navigate(application.url() + "/auth/security-notices/not-me");
            assertThat(Axe.findings(visit.page())).isEmpty();
        }
    }

    private static void look(Visit visit, String name) {
        visit.screenshots("security-notices-" + name);
        visit.look(Look.PHONE_LIGHT);
        assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits a phone", name)
                .isTrue();
        visit.look(Look.DESK_LIGHT);
    }
}
