package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people of the demonstration hear by mail, and what they can do then. */
@ExtendWith(BrowserExtension.class)
class MailboxTest {

    private static final String NEW_SIGN_IN = "New sign-in to Latchkey demo";

    private final Demo demo = Demo.start(Options.of(Map.of("PORT", "0")));

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void a_user_hears_of_a_second_browser_and_signs_out_both(Browser browser) {
        try (Visit first = browser.visit();
                Visit second = browser.visit();
                Visit third = browser.visit()) {
            Guest ada = new Guest(demo, first).opens("/orders").signsInAs("Ada Lindqvist");
            ada.opens("/mailbox").reads("There is no mail yet.");
            Guest thief = new Guest(demo, second).opens("/orders").signsInAs("Ada Lindqvist");

            awaitMail(third);
            third.screenshots("mailbox");
            third.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NEW_SIGN_IN))
                    .click();
            third.screenshots("mail");
            third.look(Look.DESK_LIGHT);
            assertThat(third.page().getByText("Browser: HeadlessChrome on Linux"))
                    .isVisible();
            third.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("This was not me"))
                    .click();
            third.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out everywhere"))
                    .click();
            assertThat(third.page().locator("h1")).hasText("Every browser is signed out");

            assertThat(thief.opens("/orders").button(Guest.SIGN_IN)).isVisible();
            assertThat(ada.opens("/orders").button(Guest.SIGN_IN)).isVisible();
            assertThat(third.consoleErrors()).isEmpty();
            assertThat(third.outsideRequests()).isEmpty();
        }
    }

    @Test
    void a_mail_that_is_not_there_is_not_found(Visit visit) {
        new Guest(demo, visit).opens("/mailbox/7").reads("There is no page at this address.");
        new Guest(demo, visit).opens("/mailbox/x").reads("There is no page at this address.");
    }

    /** Mails are sent after the answer. */
    private void awaitMail(Visit visit) {
        Guest reader = new Guest(demo, visit);
        visit.page().waitForCondition(() -> {
            reader.opens("/mailbox");
            return visit.page().getByText(NEW_SIGN_IN).count() > 0;
        });
    }
}
