package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each of the four pages promises. */
@ExtendWith({DemoExtension.class, BrowserExtension.class})
class ProtectionTest {

    private final Demo demo;

    ProtectionTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void the_page_that_asks_leads_to_a_sign_in_and_back(Visit visit) {
        new Guest(demo, visit)
                .opens("/page")
                .reads("There is no session")
                .follows("Sign in")
                .signsInAs("Alan Moreau")
                .isAt("/page")
                .reads("\"name\": \"Alan Moreau\"");
    }

    @Test
    void the_wrapped_routes_answer_on_their_page(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/api");
        guest.follows("/api/me").reads("/api/me answered 401").reads("Not authenticated");
        guest.follows("/api/greeting").reads("/api/greeting answered 401").reads("\"message\": \"Not authenticated\"");

        guest.opens("/dashboard").signsInAs("Grace Okafor").opens("/api");
        guest.follows("/api/me").reads("/api/me answered 200").reads("\"email\": \"grace@example.org\"");
        guest.follows("/api/greeting").reads("\"hello\": \"Grace Okafor\"");
    }

    @Test
    void a_browser_that_opens_the_requiring_route_is_sent_to_sign_in_and_gets_its_answer(Visit visit) {
        Page page = visit.page();
        page.navigate(demo.url() + "/api/greeting");
        page.getByText(Guest.SIGN_IN).click();
        page.getByText("Ada Lindqvist").click();

        assertThat(page).hasURL(demo.url() + "/api/greeting");
        assertThat(page.locator("body")).hasText("{\"hello\":\"Ada Lindqvist\"}");
    }

    @Test
    void the_club_has_three_answers(Visit visit) {
        Guest guest = new Guest(demo, visit);
        guest.opens("/club")
                .isAt("/guard?closed")
                .reads("The club sends strangers here")
                .follows("Sign in");
        guest.signsInAs("Ada Lindqvist").isAt("/club").reads("Welcome");

        guest.signsOut()
                .opens("/dashboard")
                .signsInAs("Grace Okafor")
                .opens("/club")
                .reads("Access denied");
    }

    @Test
    void the_repository_shows_everybody_their_own_rows(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/orders").signsInAs("Ada Lindqvist");
        guest.isAt("/orders").reads("Brass key").signsOut();

        guest.opens("/orders").signsInAs("Alan Moreau").isAt("/orders").reads("Rotor lock");
        assertThat(visit.page().content()).doesNotContain("Brass key");
    }
}
