package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.secondfactor.Client.SetUp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustedBrowserTest {

    private final Application application = Application.standard();
    private final SetUp ada = Client.hasSetUp(application, "ada");

    @AfterEach
    void close() {
        application.close();
    }

    private Client trusted() {
        Client browser = Client.program(application);
        browser.signsIn("ada");
        HttpResponse<String> done =
                browser.post("second-factor", Map.of("code", ada.phone().codeAt(application.now()), "trust", "true"));
        assertThat(done.statusCode()).isEqualTo(302);
        application.pass(TimeCodes.STEP);
        return browser;
    }

    /** Signs in anew, and says whether a code was asked for. */
    private boolean isAsked(Client browser, String name) {
        browser.forgetsCookies("authjs.session-token");
        return Client.location(browser.signsIn(name)).endsWith("/auth/second-factor");
    }

    private List<String> trustedIds(Client browser) {
        Claims section = Client.json(browser.get("/auth/account")).object("second-factor");
        return section.get("trustedBrowsers") instanceof List<?> all
                ? all.stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("id")))
                        .toList()
                : List.of();
    }

    @Test
    void a_trusted_browser_is_not_asked_for_thirty_days_and_others_are() {
        Client browser = trusted();
        assertThat(isAsked(browser, "ada")).isFalse();
        assertThat(isAsked(Client.program(application), "ada")).isTrue();
        application.pass(Duration.ofDays(29));
        assertThat(isAsked(browser, "ada")).isFalse();
        application.pass(Duration.ofDays(1));
        assertThat(isAsked(browser, "ada")).isTrue();
    }

    @Test
    void the_browser_is_trusted_for_one_user_and_not_for_the_next() {
        Client.hasSetUp(application, "grace");
        Client browser = trusted();
        assertThat(isAsked(browser, "grace")).isTrue();
        assertThat(isAsked(browser, "ada")).isFalse();
    }

    @Test
    void a_wrong_code_makes_no_browser_trusted() {
        Client browser = Client.program(application);
        browser.signsIn("ada");
        browser.post("second-factor", Map.of("code", ada.phone().wrongAt(application.now()), "trust", "true"));
        assertThat(isAsked(browser, "ada")).isTrue();
        browser.types(ada.phone().codeAt(application.now()));
        assertThat(trustedIds(browser)).isEmpty();
    }

    @Test
    @Tag("B1")
    void a_user_ends_it_and_no_other_user_can() {
        Client browser = trusted();
        String id = trustedIds(browser).get(0);
        Client grace = Client.program(application);
        grace.signsIn("grace");

        assertThat(grace.post("second-factor/browsers/end", Map.of("browser", id))
                        .statusCode())
                .isEqualTo(404);
        assertThat(isAsked(browser, "ada")).isFalse();
        application.pass(TimeCodes.STEP.multipliedBy(2));
        browser.post("confirm/second-factor", Map.of("code", ada.phone().codeAt(application.now())));
        assertThat(browser.post("second-factor/browsers/end", Map.of("browser", id))
                        .statusCode())
                .isEqualTo(200);
        assertThat(isAsked(browser, "ada")).isTrue();
    }

    @Test
    void it_ends_with_all_sessions_as_after_a_new_password() {
        Client browser = trusted();
        application.auth.sessions().revokeAll("u-ada");
        assertThat(isAsked(browser, "ada")).isTrue();
    }

    @Test
    void it_ends_with_the_app() {
        Client browser = trusted();
        SecondFactor.of(application.auth).remove("u-ada");
        Client again = Client.program(application);
        again.signsIn("ada");
        again.setsUp();
        assertThat(isAsked(browser, "ada")).isTrue();
    }

    @Test
    void a_sign_in_that_was_ended_leaves_no_trust_behind() {
        Client browser = Client.program(application);
        browser.signsIn("ada");
        application.auth.sessions().revokeAll("u-ada");
        browser.post("second-factor", Map.of("code", ada.phone().codeAt(application.now()), "trust", "true"));
        application.pass(TimeCodes.STEP);
        assertThat(isAsked(browser, "ada")).isTrue();
    }

    @Test
    void an_application_can_do_without() {
        try (Application strict = Application.with(SecondFactor.standard().withoutTrustedBrowsers())) {
            SetUp grace = Client.hasSetUp(strict, "grace");
            Client browser = Client.program(strict);
            browser.signsIn("grace");
            browser.post("second-factor", Map.of("code", grace.phone().codeAt(strict.now()), "trust", "true"));
            assertThat(isAsked(browser, "grace")).isTrue();
        }
    }
}
