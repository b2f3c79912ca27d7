package dev.latchkey.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sign-in by e-mail as people see it: Chromium, a web server and a mail server. */
@ExtendWith(BrowserExtension.class)
class MailedSignInTest {

    private static final String ADA = "ada@example.org";

    private final MailedApplication application = new MailedApplication();

    MailedSignInTest() throws IOException {}

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void a_link_opened_in_the_browser_that_asked_goes_on_by_itself(Visit visit) {
        ask(visit, ADA);
        visit.page().navigate(application.link());

        assertSignedIn(visit, ADA);
        assertThat(visit.page()).hasURL(application.url("/orders"));
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void a_link_opened_in_another_browser_asks_for_one_click(Visit visit, Browser browser) {
        ask(visit, ADA);
        try (Visit elsewhere = browser.visit()) {
            elsewhere.page().navigate(application.link());
            assertThat(elsewhere.page().locator("main")).containsText(ADA);
            assertNobody(elsewhere);
            elsewhere.page().navigate(application.link());
            button(elsewhere, "Sign in").click();

            assertSignedIn(elsewhere, ADA);
            assertThat(elsewhere.page()).hasURL(application.url("/orders"));
        }
        assertNobody(visit);
    }

    @Test
    void without_scripts_the_button_does_it(Browser browser) {
        try (Visit plain = browser.visitWithoutScripts()) {
            ask(plain, ADA);
            plain.page().navigate(application.link());
            button(plain, "Sign in").click();
            assertSignedIn(plain, ADA);
        }
    }

    @Test
    void a_code_is_typed_where_the_sign_in_began(Visit visit) {
        ask(visit, ADA);
        String code = application.code();
        type(visit, code.equals("11111111") ? "22222222" : "11111111");
        assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("not the code");
        type(visit, code);

        assertSignedIn(visit, ADA);
        assertThat(visit.page()).hasURL(application.url("/orders"));
    }

    @Test
    void a_link_and_a_code_that_have_ended_are_explained(Visit visit) {
        ask(visit, ADA);
        application.advance(Duration.ofMinutes(12)); // the cookie too: it is a little more patient than the link

        visit.page().navigate(application.link());
        button(visit, "Sign in").click();
        assertThat(visit.page().locator("h1")).hasText("This link has expired");
        assertNobody(visit);
    }

    @Test
    void a_link_counts_once(Visit visit, Browser browser) {
        ask(visit, ADA);
        String link = application.link();
        visit.page().navigate(link);
        assertSignedIn(visit, ADA);
        visit.page().goBack();
        visit.page().navigate(application.url("/orders"));
        assertSignedIn(visit, ADA);

        try (Visit elsewhere = browser.visit()) {
            elsewhere.page().navigate(link);
            assertThat(elsewhere.page().locator("h1")).hasText("This link was used already");
            assertNobody(elsewhere);
        }
    }

    @Test
    void a_scanner_that_opens_every_link_first_uses_nothing_up(Visit visit) throws Exception {
        ask(visit, ADA);
        HttpClient scanner = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        for (String method : new String[] {"HEAD", "GET", "HEAD", "GET"}) {
            HttpRequest open = HttpRequest.newBuilder(URI.create(application.link()))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(scanner.send(open, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
        visit.page().navigate(application.link());

        assertSignedIn(visit, ADA);
    }

    @Test
    void another_mail_and_another_address_are_a_click_away(Visit visit) {
        ask(visit, ADA);
        String first = application.link();
        button(visit, "Send another mail").click();
        assertThat(visit.page().locator("h1")).hasText("Check your mail");
        assertThat(application.mails()).isEqualTo(2);
        assertThat(application.link()).isNotEqualTo(first);
        type(visit, application.code());
        assertSignedIn(visit, ADA);
    }

    @Test
    void a_malformed_address_is_reported(Visit visit) {
        visit.page().navigate(application.url("/auth/signin"));
        visit.page().getByLabel("E-mail address").fill(".ada@example.org");
        button(visit, "Sign in with e-mail").click();
        assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("check the address");
        assertThat(application.mails()).isZero();
    }

    @Test
    void everything_on_the_way_can_be_looked_at(Visit visit, Browser browser) {
        visit.page().navigate(application.url("/auth/signin"));
        look(visit, "signin");
        ask(visit, ADA);
        look(visit, "verify-request");
        type(visit, application.code().equals("11111111") ? "22222222" : "11111111");
        look(visit, "wrong-code");
        try (Visit elsewhere = browser.visit()) {
            elsewhere.page().navigate(application.link());
            look(elsewhere, "confirm");
            elsewhere.page().navigate(application.url("/auth/verify-request"));
            look(elsewhere, "verify-request-elsewhere");
            elsewhere.page().navigate("about:blank"); // where no policy of a page forbids its styles
            elsewhere.page().setContent(application.html());
            look(elsewhere, "mail");
            assertThat(elsewhere.outsideRequests()).isEmpty();
        }
        try (Visit plain = browser.visitWithoutScripts()) {
            ask(plain, "grace@example.org");
            plain.page().navigate(application.link());
            look(plain, "confirm-here");
        }
        assertThat(visit.outsideRequests()).isEmpty();
    }

    private void ask(Visit visit, String address) {
        visit.page().navigate(application.url("/orders"));
        visit.page().getByLabel("E-mail address").fill(address);
        button(visit, "Sign in with e-mail").click();
        assertThat(visit.page().locator("h1")).hasText("Check your mail");
    }

    private static void type(Visit visit, String code) {
        visit.page().getByLabel("code").fill(code);
        button(visit, "Sign in").click();
    }

    private void assertSignedIn(Visit visit, String address) {
        assertThat(visit.page().locator("h1")).hasText("Signed in as " + address);
    }

    private void assertNobody(Visit visit) {
        visit.page().navigate(application.url("/"));
        assertThat(visit.page().locator("h1")).hasText("Nobody is signed in");
    }

    private static Locator button(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void look(Visit visit, String name) {
        visit.screenshots("email-" + name);
        visit.look(Look.PHONE_LIGHT);
        assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits a phone", name)
                .isTrue();
        visit.look(Look.DESK_LIGHT);
    }
}
