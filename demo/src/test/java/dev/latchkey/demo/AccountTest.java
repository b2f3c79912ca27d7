package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sees and changes on the account page, with a second browser elsewhere. */
@ExtendWith(BrowserExtension.class)
class AccountTest {

    private static final String ACCOUNT = "/auth/account";

    private final Demo demo = Demo.start(Options.of(Map.of("PORT", "0")));

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    @Tag("S7")
    void one_session_ends_in_the_other_browser_and_this_one_goes_on(Browser browser) {
        try (Visit here = browser.visit();
                Visit there = browser.visit()) {
            Guest other = ada(there);
            Guest guest = ada(here).reads("This browser");

            guest.presses("Sign out HeadlessChrome on Linux", 0).reads("That browser is signed out.");

            assertThat(guest.button("Sign out all other browsers")).hasCount(0);
            other.opens(ACCOUNT);
            assertThat(other.button(Guest.SIGN_IN)).isVisible();
            guest.opens(ACCOUNT).reads("Where you are signed in");
            assertThat(here.consoleErrors()).isEmpty();
        }
    }

    @Test
    @Tag("S7")
    void all_others_end(Browser browser) {
        try (Visit here = browser.visit();
                Visit there = browser.visit()) {
            Guest other = ada(there);
            Guest guest = ada(here);

            guest.presses("Sign out all other browsers", 0).reads("All other browsers are signed out.");
            other.opens(ACCOUNT);
            assertThat(other.button(Guest.SIGN_IN)).isVisible();
        }
    }

    @Test
    @Tag("A16")
    void another_provider_is_linked_and_then_leads_to_the_same_orders_without_the_first(Browser browser) {
        try (Visit visit = browser.visit();
                Visit later = browser.visit()) {
            Guest guest = ada(visit).reads("the only way you can sign in");

            guest.presses("Link Office", 0);
            guest.button("Grace Okafor").click();
            guest.isAt(ACCOUNT).presses("Unlink Demo provider", 0).reads("The account is unlinked.");
            guest.reads("the only way you can sign in").opens("/orders").reads("Brass key");

            Guest again = new Guest(demo, later).opens("/orders");
            again.button("Sign in with Office").click();
            again.button("Grace Okafor").click();
            again.isAt("/orders").reads("Brass key");
            assertThat(visit.consoleErrors()).isEmpty();
        }
    }

    @Test
    void the_page_fits_a_phone_and_asks_nothing_of_anybody_else(Browser browser) {
        try (Visit visit = browser.visit();
                Visit other = browser.visit()) {
            ada(other);
            ada(visit);
            look(visit, "account");
            Guest guest = new Guest(demo, visit).presses("Link Office", 0);
            guest.button("Grace Okafor").click();
            guest.isAt(ACCOUNT);
            look(visit, "account-linked");
            assertThat(visit.outsideRequests()).isEmpty();
            assertThat(visit.consoleErrors()).isEmpty();
        }
    }

    private Guest ada(Visit visit) {
        return new Guest(demo, visit)
                .opens("/orders")
                .signsInAs("Ada Lindqvist")
                .opens(ACCOUNT);
    }

    private static void look(Visit visit, String name) {
        visit.awaitDrawn();
        visit.screenshots(name);
        visit.look(Look.PHONE_LIGHT);
        assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        visit.look(Look.DESK_LIGHT);
    }
}
