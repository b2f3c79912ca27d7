package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Between "who is it" and a session: what waits for a step is no session, wherever it is shown. */
interface PendingSignInTests extends ServerFixture {

    private PendingStepScenario at(SessionStorage place) {
        return PendingStepScenario.at(this, place);
    }

    @ParameterizedTest
    @EnumSource
    default void nobody_is_signed_in_before_the_last_step(SessionStorage place) {
        Browser colin = at(place).target().browser();
        Reply asked = colin.signIn("colin");

        assertThat(asked.location()).isEqualTo(at(place).target().origin() + FavouriteColour.PATH);
        assertThat(asked.setCookie(Browser.SESSION)).isEmpty();
        PendingStepScenario.assertNobody(colin);
        assertThat(colin.navigate(FavouriteColour.PATH).status()).isEqualTo(200);
        PendingStepScenario.assertNobody(colin);
    }

    @ParameterizedTest
    @EnumSource
    default void the_last_step_leads_to_where_it_began(SessionStorage place) {
        Browser colin = at(place).target().browser();
        colin.post(
                "/auth/callback/credentials",
                Map.of(
                        "csrfToken",
                        colin.csrfToken(),
                        "callbackUrl",
                        "/dashboard?tab=2",
                        "username",
                        "colin",
                        "password",
                        People.PASSWORD));
        Reply done = at(place).answer(colin, "blue");

        assertThat(done.status()).isEqualTo(302);
        assertThat(done.location()).isEqualTo(at(place).target().origin() + "/dashboard?tab=2");
        assertThat(colin.cookies()).doesNotContainKey(PendingStepScenario.PENDING);
        assertThat(colin.fetch("/dashboard").body()).contains(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("X6")
    default void what_waits_is_no_session_in_any_slot(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        String pending = colin.cookie(PendingStepScenario.PENDING);
        for (String slot : List.of(
                Browser.SESSION, Browser.SESSION + ".0", Browser.CSRF, Browser.CALLBACK_URL, "authjs.attempt.x")) {
            PendingStepScenario.assertNobody(at(place).target().browser().with(slot, pending));
        }
        assertThat(at(place)
                        .target()
                        .browser()
                        .get("/api/admin", "Authorization", "Bearer " + pending)
                        .status())
                .isEqualTo(401);
        String session = at(place).target().signedIn("alice").cookie(Browser.SESSION);
        Browser posing = at(place).target().browser().with(PendingStepScenario.PENDING, session);
        at(place).assertRefused(posing, at(place).answer(posing, "blue"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A10")
    default void it_goes_on_once(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        Map<String, String> before = Map.copyOf(colin.cookies());
        at(place).answer(colin, "blue");
        assertThat(colin.fetch("/dashboard").status()).isEqualTo(200);

        colin.cookies().clear();
        colin.cookies().putAll(before);
        at(place).assertRefused(colin, at(place).answer(colin, "blue"));
    }

    @ParameterizedTest
    @EnumSource
    default void in_a_second_tab_the_later_sign_in_counts(SessionStorage place) {
        Browser browser = at(place).begun("colin");
        at(place).begin(browser, "colin");
        at(place).answer(browser, "blue");
        String session = browser.cookie(Browser.SESSION);

        Reply late = at(place).answer(browser, "blue"); // the form of the first tab, or the back button

        assertThat(late.location()).startsWith(at(place).target().origin() + "/auth/signin");
        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(session);
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L1")
    default void the_answer_counts_for_who_is_signing_in_now(SessionStorage place) {
        Browser browser = at(place).begun("colin");
        at(place).begin(browser, "cora");
        assertThat(at(place).answer(browser, "blue").status()).isEqualTo(401);
        PendingStepScenario.assertNobody(browser);
        at(place).answer(browser, "red");
        assertThat(browser.get("/auth/session").body()).contains("Cora");
    }

    @ParameterizedTest
    @EnumSource
    default void the_earlier_session_stays_until_the_last_step(SessionStorage place) {
        Browser browser = at(place).target().signedIn("alice");
        at(place).begin(browser, "colin");
        assertThat(browser.get("/auth/session").body()).contains("Alice");
        at(place).answer(browser, "blue");
        assertThat(browser.get("/auth/session").body()).contains("Colin");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    default void signing_out_ends_what_waits_too(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        Map<String, String> before = Map.copyOf(colin.cookies());
        colin.post("/auth/signout", Map.of("csrfToken", colin.csrfToken()));
        assertThat(colin.cookies()).doesNotContainKey(PendingStepScenario.PENDING);

        colin.cookies().clear();
        colin.cookies().putAll(before);
        at(place).assertRefused(colin, at(place).answer(colin, "blue"));
    }

    @ParameterizedTest
    @EnumSource
    default void who_takes_too_long_begins_again(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        at(place).target().application().clock().advance(Duration.ofMinutes(11));
        at(place).assertRefused(colin, at(place).answer(colin, "blue"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("B32")
    default void a_wrong_answer_is_tried_a_few_times_and_no_more(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        for (int i = 0; i < 5; i++) {
            assertThat(at(place).answer(colin, "yellow").status()).isEqualTo(401);
        }
        assertThat(at(place).answer(colin, "blue").status()).isEqualTo(429);
        PendingStepScenario.assertNobody(colin);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    default void no_other_address_leads_past_the_step(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        for (String path : List.of(
                "/auth/callback/credentials", "/auth/callback", "/auth/session", "/auth/signin", "/auth/signout")) {
            colin.navigate(path);
            PendingStepScenario.assertNobody(colin);
        }
        colin.post("/auth/session", Map.of("csrfToken", colin.csrfToken()));
        PendingStepScenario.assertNobody(colin);
        Browser nobody = at(place).target().browser();
        at(place).assertRefused(nobody, at(place).answer(nobody, "blue"));
        assertThat(nobody.navigate(FavouriteColour.PATH).location())
                .startsWith(at(place).target().origin() + "/auth/signin");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L1")
    default void the_step_needs_the_form(SessionStorage place) {
        Browser colin = at(place).begun("colin");
        Reply reply = colin.post(FavouriteColour.PATH, Map.of("colour", "blue"));
        assertThat(reply.location()).contains("error=MissingCSRF");
        PendingStepScenario.assertNobody(colin);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    @Tag("S7")
    default void who_signs_out_everywhere_ends_what_waits_too(SessionStorage place) {
        PendingStepScenario step = at(place);
        Browser colin = step.begun("colin");
        step.target().application().auth().sessions().revokeAll("u-colin");
        step.assertRefused(colin, step.answer(colin, "blue"));
        assertThat(colin.navigate(FavouriteColour.PATH).location())
                .startsWith(step.target().origin() + "/auth/signin");
    }
}
