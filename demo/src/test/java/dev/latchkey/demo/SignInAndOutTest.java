package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({DemoExtension.class, BrowserExtension.class})
class SignInAndOutTest {

    private static final String REPORTS = "/dashboard/reports?year=2026&quarter=%C2%BD";

    private final Demo demo;

    SignInAndOutTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void back_to_the_protected_page_that_was_asked_for_and_out_again(Visit visit) {
        inAndOut(visit);

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
        assertThat(visit.failedRequests()).isEmpty();
    }

    @Test
    void the_same_without_scripts(Browser browser) {
        try (Visit visit = browser.visitWithoutScripts()) {
            inAndOut(visit);
        }
    }

    private void inAndOut(Visit visit) {
        Guest guest = new Guest(demo, visit);
        guest.opens(REPORTS).signsInAs("Ada Lindqvist").isAt(REPORTS).reads(REPORTS);
        guest.opens("/page").reads("\"email\": \"ada@example.org\"");
        guest.opens("/orders").reads("Brass key");
        guest.opens("/api/me").reads(visit.page().locator("body"), "\"name\":\"Ada Lindqvist\"");

        guest.opens("/orders").signsOut().isAt("/").reads("Nobody is signed in");

        guest.opens("/page").reads("There is no session");
        guest.opens(REPORTS);
        assertThat(guest.button(Guest.SIGN_IN)).isVisible();
    }

    @Test
    void with_the_keyboard_alone(Visit visit) {
        Page page = visit.page();
        new Guest(demo, visit).opens("/guard");

        tabTo(page, page.locator("a[href='/dashboard']"));
        page.keyboard().press("Enter");
        tabTo(page, page.getByText(Guest.SIGN_IN));
        page.keyboard().press("Enter");
        tabTo(page, page.getByText("Alan Moreau"));
        page.keyboard().press("Enter");

        assertThat(page).hasURL(demo.url() + "/dashboard");
        tabTo(page, page.getByText("Sign out"));
        page.keyboard().press("Enter");
        assertThat(page.getByText("Nobody is signed in")).isVisible();
    }

    @Test
    void the_first_stop_of_the_keyboard_skips_to_the_content(Visit visit) {
        Page page = visit.page();
        new Guest(demo, visit).opens("/page");
        page.keyboard().press("Tab");

        assertThat(page.locator(":focus")).hasText("Skip to the content");
        assertThat(page.locator(":focus")).isInViewport();
    }

    @Test
    void a_sign_in_that_is_refused_at_the_provider_can_be_tried_again(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/dashboard");
        guest.button(Guest.SIGN_IN).click();
        guest.button("Refuse").click();
        assertThat(visit.page().getByRole(AriaRole.MAIN)).isVisible();

        guest.opens("/dashboard").signsInAs("Grace Okafor").isAt("/dashboard");
    }

    /** Presses Tab until {@code target}, or what it is in, has the focus; what cannot be reached fails. */
    private static void tabTo(Page page, Locator target) {
        assertThat(target).isVisible();
        for (int presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => document.activeElement.contains(element)"
                    + " && document.activeElement !== document.body")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + target);
    }
}
