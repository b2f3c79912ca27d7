package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that no part of the application accepts a sign-in that waits for a step as a session. */
interface PendingSignInTests extends ServerFixture {

    private PendingStepScenario at(PendingStep step, SessionStorage place) {
        return PendingStepScenario.at(this, step, place);
    }

    @ParameterizedTest
    @MethodSource(PendingStep.ALL)
    default void nobody_is_signed_in_before_the_last_step(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.target().browser();
        Reply asked = pending.user().signIn(browser, "/");

        assertThat(asked.location())
                .isEqualTo(pending.target().origin() + pending.user().path());
        assertThat(asked.setCookie(Browser.SESSION)).isEmpty();
        PendingStepScenario.assertNobody(browser);
        assertThat(browser.navigate(pending.user().path()).status()).isEqualTo(200);
        PendingStepScenario.assertNobody(browser);
    }

    @ParameterizedTest
    @MethodSource(PendingStep.ALL)
    default void the_last_step_leads_to_where_it_began(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.target().browser();
        Reply asked = pending.user().signIn(browser, "/dashboard?tab=2");

        pending.assertBetween(browser, asked, "/dashboard?tab=2");
    }

    @ParameterizedTest
    @MethodSource(PendingStep.PAGES)
    @Tag("X6")
    default void what_waits_is_no_session_in_any_slot(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        String cookie = pending.begun().cookie(PendingStepScenario.PENDING);
        for (String slot : List.of(
                Browser.SESSION, Browser.SESSION + ".0", Browser.CSRF, Browser.CALLBACK_URL, "authjs.attempt.x")) {
            PendingStepScenario.assertNobody(pending.target().browser().with(slot, cookie));
        }
        assertThat(pending.target()
                        .browser()
                        .get("/api/admin", "Authorization", "Bearer " + cookie)
                        .status())
                .isEqualTo(401);
        String session = pending.target().signedIn("alice").cookie(Browser.SESSION);
        Browser posing = pending.target().browser().with(PendingStepScenario.PENDING, session);
        pending.assertRefused(posing, pending.user().answer(posing));
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    @Tag("A10")
    default void it_goes_on_once(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        Map<String, String> before = Map.copyOf(browser.cookies());
        pending.user().answer(browser);
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(200);

        browser.cookies().clear();
        browser.cookies().putAll(before);
        pending.assertRefused(browser, pending.user().answer(browser));
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    default void in_a_second_tab_the_later_sign_in_counts(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        pending.begin(browser);
        pending.user().answer(browser);
        String session = browser.cookie(Browser.SESSION);

        Reply late = pending.user().answer(browser); // the form of the first tab, or the back button

        assertThat(late.location()).startsWith(pending.target().origin() + "/auth/signin");
        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(session);
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    @Tag("L1")
    default void the_answer_counts_for_who_is_signing_in_now(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        StepUser other = stepUsers(place).other(step);
        Browser browser = pending.begun();
        pending.begin(browser, other);
        assertThat(pending.user().answer(browser).status()).isEqualTo(401);
        PendingStepScenario.assertNobody(browser);
        other.answer(browser);
        PendingStepScenario.assertSignedIn(browser, other.name());
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    default void the_earlier_session_stays_until_the_last_step(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.target().signedIn("alice");
        pending.begin(browser);
        assertThat(browser.get("/auth/session").body()).contains("Alice");
        pending.user().answer(browser);
        PendingStepScenario.assertSignedIn(browser, pending.user().name());
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    @Tag("S7")
    default void signing_out_ends_what_waits_too(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        Map<String, String> before = Map.copyOf(browser.cookies());
        browser.post("/auth/signout", Map.of("csrfToken", browser.csrfToken()));
        assertThat(browser.cookies()).doesNotContainKey(PendingStepScenario.PENDING);

        browser.cookies().clear();
        browser.cookies().putAll(before);
        pending.assertRefused(browser, pending.user().answer(browser));
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    default void who_takes_too_long_begins_again(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        pending.target().application().clock().advance(Duration.ofMinutes(11));
        pending.assertRefused(browser, pending.user().answer(browser));
    }

    @ParameterizedTest
    @MethodSource(PendingStep.PAGES)
    @Tag("B32")
    default void a_wrong_answer_is_tried_a_few_times_and_no_more(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        for (int i = 0; i < 5; i++) {
            assertThat(pending.user().answerWrongly(browser).status()).isEqualTo(401);
        }
        assertThat(pending.user().answer(browser).status()).isEqualTo(429);
        PendingStepScenario.assertNobody(browser);
    }

    @ParameterizedTest
    @MethodSource(PendingStep.PAGES)
    @Tag("S7")
    default void no_other_address_leads_past_the_step(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        Map<String, String> form = Map.of("csrfToken", browser.csrfToken());
        browser.navigate("/auth/signout"); // asks, and ends nothing
        for (String path : step.otherPaths()) {
            assertThat(browser.navigate(path).status()).isLessThan(500);
            assertThat(browser.post(path, form).status()).isLessThan(500);
            assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        }
        PendingStepScenario.assertNobody(browser);
        Browser nobody = pending.target().browser();
        pending.assertRefused(nobody, pending.user().answer(nobody));
        assertThat(nobody.navigate(pending.user().path()).location())
                .startsWith(pending.target().origin() + "/auth/signin");
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    @Tag("L1")
    default void the_step_needs_the_form(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        Reply reply = browser.post(pending.user().path(), Map.of("colour", "blue"));
        assertThat(reply.location()).contains("error=MissingCSRF");
        PendingStepScenario.assertNobody(browser);
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK_WITH_STORE)
    @Tag("S7")
    default void who_signs_out_everywhere_ends_what_waits_too(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = at(step, place);
        Browser browser = pending.begun();
        pending.target()
                .application()
                .auth()
                .sessions()
                .revokeAll(pending.user().id());
        pending.assertRefused(browser, pending.user().answer(browser));
        assertThat(browser.navigate(pending.user().path()).location())
                .startsWith(pending.target().origin() + "/auth/signin");
    }
}
