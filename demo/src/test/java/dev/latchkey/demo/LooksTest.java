package dev.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures, and sees that no page needs anything from elsewhere or is wider than a phone. */
@ExtendWith({DemoExtension.class, BrowserExtension.class})
class LooksTest {

    private static final List<String> OPEN =
            List.of("/", "/page", "/api", "/guard", "/guard?closed", "/data", "/mailbox", "/nothing");
    private static final List<String> PROTECTED =
            List.of("/", "/page", "/dashboard/reports?year=2026", "/club", "/orders");

    private final Demo demo;

    LooksTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void every_page_that_is_open_to_strangers(Visit visit) {
        OPEN.forEach(path -> look(visit, "stranger", path));

        assertThat(visit.outsideRequests()).isEmpty();
        assertThat(visit.failedRequests()).isEmpty();
    }

    @Test
    void every_page_for_signed_in_users(Visit visit) {
        new Guest(demo, visit).opens("/dashboard").signsInAs("Ada Lindqvist");
        PROTECTED.forEach(path -> look(visit, "ada", path));

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void the_pages_on_the_way_in_and_out(Visit visit) {
        look(visit, "built-in", "/auth/signin");
        look(visit, "built-in", "/auth/signin?error=OAuthCallbackError");
        look(visit, "built-in", "/auth/error?error=AccessDenied");
        look(visit, "built-in", "/auth/error?error=Configuration");
        Guest guest = new Guest(demo, visit);
        guest.opens("/auth/signin").button(Guest.SIGN_IN).click();
        visit.awaitDrawn();
        visit.screenshots("provider-chooser");
        guest.opens("/dashboard").signsInAs("Grace Okafor");
        look(visit, "built-in", "/auth/signout");
        look(visit, "grace", "/club");

        assertThat(visit.consoleErrors()).noneMatch(error -> error.contains("Content Security Policy"));
        assertThat(visit.outsideRequests()).isEmpty();
    }

    private void look(Visit visit, String who, String path) {
        Page page = visit.page();
        page.navigate(demo.url() + path);
        visit.awaitDrawn();
        visit.screenshots(who + path.replaceAll("[^a-zA-Z]+", "-").replaceFirst("-$", ""));
        visit.look(Look.PHONE_LIGHT);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits a phone", path)
                .isTrue();
    }
}
