package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between "who is it" and a session: what waits for a step is no session, wherever it is shown. */
interface PendingTests extends ServerFixture {

    String PENDING = "authjs.pending";

    @Test
    default void nobody_is_signed_in_before_the_last_step() {
        Browser colin = target().browser();
        Reply asked = colin.signIn("colin");

        assertThat(asked.location()).isEqualTo(target().origin() + FavouriteColour.PATH);
        assertThat(asked.setCookie(Browser.SESSION)).isEmpty();
        assertNobody(colin);
        assertThat(colin.navigate(FavouriteColour.PATH).status()).isEqualTo(200);
        assertNobody(colin);
    }

    @Test
    default void the_last_step_leads_to_where_it_began() {
        Browser colin = target().browser();
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
        Reply done = answer(colin, "blue");

        assertThat(done.status()).isEqualTo(302);
        assertThat(done.location()).isEqualTo(target().origin() + "/dashboard?tab=2");
        assertThat(colin.cookies()).doesNotContainKey(PENDING);
        assertThat(colin.fetch("/dashboard").body()).contains(ContractApplication.SECRET);
    }

    @Test
    @Tag("X6")
    default void what_waits_is_no_session_in_any_slot() {
        Browser colin = begun("colin");
        String pending = colin.cookie(PENDING);
        for (String slot : List.of(
                Browser.SESSION, Browser.SESSION + ".0", Browser.CSRF, Browser.CALLBACK_URL, "authjs.attempt.x")) {
            assertNobody(target().browser().with(slot, pending));
        }
        assertThat(target().browser()
                        .get("/api/admin", "Authorization", "Bearer " + pending)
                        .status())
                .isEqualTo(401);
        String session = target().signedIn("alice").cookie(Browser.SESSION);
        Browser posing = target().browser().with(PENDING, session);
        assertRefused(posing, answer(posing, "blue"));
    }

    @Test
    @Tag("A10")
    default void it_goes_on_once() {
        Browser colin = begun("colin");
        Map<String, String> before = Map.copyOf(colin.cookies());
        answer(colin, "blue");
        assertThat(colin.fetch("/dashboard").status()).isEqualTo(200);

        colin.cookies().clear();
        colin.cookies().putAll(before);
        assertRefused(colin, answer(colin, "blue"));
    }

    @Test
    default void in_a_second_tab_the_later_sign_in_counts() {
        Browser browser = begun("colin");
        begin(browser, "colin");
        answer(browser, "blue");
        String session = browser.cookie(Browser.SESSION);

        Reply late = answer(browser, "blue"); // the form of the first tab, or the back button

        assertThat(late.location()).startsWith(target().origin() + "/auth/signin");
        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(session);
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(200);
    }

    @Test
    @Tag("L1")
    default void the_answer_counts_for_who_is_signing_in_now() {
        Browser browser = begun("colin");
        begin(browser, "cora");
        assertThat(answer(browser, "blue").status()).isEqualTo(401);
        assertNobody(browser);
        answer(browser, "red");
        assertThat(browser.get("/auth/session").body()).contains("Cora");
    }

    @Test
    default void whoever_was_signed_in_stays_so_until_the_last_step() {
        Browser browser = target().signedIn("alice");
        begin(browser, "colin");
        assertThat(browser.get("/auth/session").body()).contains("Alice");
        answer(browser, "blue");
        assertThat(browser.get("/auth/session").body()).contains("Colin");
    }

    @Test
    @Tag("S7")
    default void signing_out_ends_what_waits_too() {
        Browser colin = begun("colin");
        Map<String, String> before = Map.copyOf(colin.cookies());
        colin.post("/auth/signout", Map.of("csrfToken", colin.csrfToken()));
        assertThat(colin.cookies()).doesNotContainKey(PENDING);

        colin.cookies().clear();
        colin.cookies().putAll(before);
        assertRefused(colin, answer(colin, "blue"));
    }

    @Test
    default void who_takes_too_long_begins_again() {
        Browser colin = begun("colin");
        target().application().clock().advance(Duration.ofMinutes(11));
        assertRefused(colin, answer(colin, "blue"));
    }

    @Test
    @Tag("B32")
    default void a_wrong_answer_is_tried_a_few_times_and_no_more() {
        Browser colin = begun("colin");
        for (int i = 0; i < 5; i++) {
            assertThat(answer(colin, "yellow").status()).isEqualTo(401);
        }
        assertThat(answer(colin, "blue").status()).isEqualTo(429);
        assertNobody(colin);
    }

    @Test
    @Tag("S7")
    default void no_other_address_leads_past_the_step() {
        Browser colin = begun("colin");
        for (String path : List.of(
                "/auth/callback/credentials", "/auth/callback", "/auth/session", "/auth/signin", "/auth/signout")) {
            colin.navigate(path);
            assertNobody(colin);
        }
        colin.post("/auth/session", Map.of("csrfToken", colin.csrfToken()));
        assertNobody(colin);
        Browser nobody = target().browser();
        assertRefused(nobody, answer(nobody, "blue"));
        assertThat(nobody.navigate(FavouriteColour.PATH).location()).startsWith(target().origin() + "/auth/signin");
    }

    @Test
    @Tag("L1")
    default void the_step_needs_the_form() {
        Browser colin = begun("colin");
        Reply reply = colin.post(FavouriteColour.PATH, Map.of("colour", "blue"));
        assertThat(reply.location()).contains("error=MissingCSRF");
        assertNobody(colin);
    }

    @Test
    default void a_form_of_the_applications_own_leads_to_the_step_too() {
        Browser colin = target().browser();
        Reply reply = colin.post(
                "/in-process/sign-in",
                Map.of("username", "colin", "password", People.PASSWORD, "redirectTo", "/api/orders"));

        assertThat(reply.location()).isEqualTo(target().origin() + FavouriteColour.PATH);
        assertNobody(colin);
        assertThat(answer(colin, "blue").location()).isEqualTo(target().origin() + "/api/orders");
        assertThat(colin.get("/api/orders").body()).contains("u-colin");
    }

    @Test
    default void who_comes_from_a_provider_has_the_step_before_them_too() {
        openId().signInAs("grace");
        Browser grace = target().browser();
        Reply away = grace.post("/auth/signin/openid", Map.of("csrfToken", grace.csrfToken(), "callbackUrl", "/open"));
        String back = Browser.at(URI.create(away.location())).get("").location();
        Reply asked = grace.navigate(back.substring(target().origin().length()));

        assertThat(asked.location()).isEqualTo(target().origin() + FavouriteColour.PATH);
        assertNobody(grace);
        assertThat(answer(grace, "green").location()).isEqualTo(target().origin() + "/open");
        assertThat(grace.get("/auth/session").body()).contains("Grace");
    }

    private Browser begun(String username) {
        Browser browser = target().browser();
        begin(browser, username);
        return browser;
    }

    private void begin(Browser browser, String username) {
        assertThat(browser.signIn(username).location()).isEqualTo(target().origin() + FavouriteColour.PATH);
    }

    private static Reply answer(Browser browser, String colour) {
        return browser.post(FavouriteColour.PATH, Map.of("csrfToken", browser.csrfToken(), "colour", colour));
    }

    private void assertRefused(Browser browser, Reply reply) {
        assertThat(reply.location()).startsWith(target().origin() + "/auth/signin");
        assertNobody(browser);
    }

    private static void assertNobody(Browser browser) {
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(browser.fetch("/api/admin").status()).isEqualTo(401);
    }
}
