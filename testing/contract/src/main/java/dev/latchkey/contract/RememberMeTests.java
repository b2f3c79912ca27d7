package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Mail;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests that users choose at sign-in whether their session lasts or ends with the browser (sessions.md). */
interface RememberMeTests extends ServerFixture {

    /** What a ticked checkbox sends. */
    Map<String, String> TICKED = Map.of("remember", "true");

    Map<String, String> NOT_TICKED = Map.of();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void the_session_of_who_does_not_choose_ends_with_the_browser(SessionStorage place) {
        Browser alice = target(place).browser();

        assertOfBrowser(credentials(alice, "alice", NOT_TICKED));

        target(place).application().clock().advance(SessionStorage.BROWSER_SESSION.minusMinutes(1));
        assertThat(alice.fetch("/dashboard").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void the_server_ends_it_too_when_nobody_comes(SessionStorage place) {
        Browser alice = target(place).browser();
        credentials(alice, "alice", NOT_TICKED);

        target(place).application().clock().advance(SessionStorage.BROWSER_SESSION.plusSeconds(15));

        assertThat(alice.fetch("/dashboard").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void a_renewal_leaves_it_a_session_of_the_browser(SessionStorage place) {
        Browser alice = target(place).browser();
        credentials(alice, "alice", NOT_TICKED);

        for (int visit = 0; visit < 5; visit++) {
            target(place).application().clock().advance(Duration.ofHours(11));
            Reply renewed = alice.get("/auth/session?remember=true");
            assertOfBrowser(renewed);
            assertThat(renewed.body()).contains("Alice");
        }
        Reply updated =
                alice.postJson("/auth/session", json("csrfToken", alice.csrfToken(), "remember", true, "data", "x"));
        assertOfBrowser(updated);
        target(place).application().clock().advance(SessionStorage.BROWSER_SESSION.plusSeconds(15));
        assertThat(alice.get("/auth/session").body()).isEqualTo("null");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_chooses_so_by_a_form_or_by_json_stays_signed_in(SessionStorage place) {
        Browser alice = target(place).browser();
        assertLasting(credentials(alice, "alice", TICKED));
        assertOfBrowser(credentials(alice, "alice", Map.of("remember", "false")));
        assertLasting(alice.postJson(
                "/auth/callback/credentials",
                json(
                        "csrfToken",
                        alice.csrfToken(),
                        "username",
                        "alice",
                        "password",
                        People.PASSWORD,
                        "remember",
                        true)));

        target(place).application().clock().advance(Duration.ofDays(29));

        assertLasting(alice.get("/auth/session"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void the_choice_goes_to_the_provider_and_back(SessionStorage place) {
        assertOfBrowser(provider(target(place).browser(), place, NOT_TICKED));
        assertLasting(provider(target(place).browser(), place, TICKED));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void the_choice_goes_through_the_mail(SessionStorage place) {
        for (boolean ticked : new boolean[] {false, true}) {
            Browser frank = target(place).browser();
            String code = Optional.ofNullable(mail(frank, place, ticked).code()).orElseThrow();
            assertKind(ticked, frank.post("/auth/callback/email", fields(frank, Map.of("code", code))));

            Mail mail = mail(frank, place, ticked);
            assertKind(ticked, frank.post("/auth/callback/email", fields(frank, link(mail))));
            Browser elsewhere = target(place).browser();
            Map<String, String> opened = new LinkedHashMap<>(link(mail(frank, place, !ticked)));
            opened.putAll(ticked ? TICKED : NOT_TICKED);
            assertKind(ticked, elsewhere.post("/auth/callback/email", fields(elsewhere, opened)));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void the_choice_waits_for_the_last_step_and_the_step_does_not_change_it(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, PendingStep.COLOUR, place);
        for (boolean ticked : new boolean[] {false, true}) {
            Browser cora = step.target().browser();
            credentials(cora, "cora", ticked ? TICKED : NOT_TICKED);
            Map<String, String> answer =
                    Map.of("csrfToken", cora.csrfToken(), "colour", "red", "remember", String.valueOf(!ticked));
            assertKind(ticked, cora.post(FavouriteColour.PATH, answer));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_links_an_account_keeps_the_kind_of_the_session(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, PendingStep.COLOUR, place);
        openId().signInAs("alan");
        for (boolean ticked : new boolean[] {false, true}) {
            Browser colin = step.target().browser();
            credentials(colin, "colin", ticked ? TICKED : NOT_TICKED);
            assertKind(ticked, FixtureUser.COLIN.answer(colin));
            assertKind(ticked, provider(colin, place, Map.of("link", "true", "remember", String.valueOf(!ticked))));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_confirms_keeps_the_kind_of_the_session(SessionStorage place) {
        for (boolean ticked : new boolean[] {false, true}) {
            Browser alice = target(place).browser();
            credentials(alice, "alice", ticked ? TICKED : NOT_TICKED);
            Map<String, String> typed = Map.of(
                    "csrfToken",
                    alice.csrfToken(),
                    "username",
                    "alice",
                    "password",
                    People.PASSWORD,
                    "remember",
                    String.valueOf(!ticked));
            assertKind(ticked, alice.post("/auth/confirm/credentials", typed));
        }
    }

    @Test
    default void each_cookie_of_a_long_session_ends_with_the_browser() {
        Reply reply = credentials(target(SessionStorage.SEALED_BESIDE_A_STORE).browser(), "bulky", NOT_TICKED);

        assertThat(sessionCookies(reply)).hasSize(2);
        assertOfBrowser(reply);
    }

    @Test
    default void the_sign_in_page_asks_once_in_each_form() {
        assertThat(target(SessionStorage.STORED)
                        .browser()
                        .navigate("/auth/signin")
                        .body())
                .contains("Stay signed in", "formaction=\"/auth/signin/openid\"");
        assertThat(target().browser().navigate("/auth/signin").body()).doesNotContain("Stay signed in");
    }

    @Test
    default void where_nobody_is_asked_every_session_lasts() {
        assertLasting(credentials(target().browser(), "alice", NOT_TICKED));
        assertLasting(credentials(target().browser(), "alice", TICKED));
    }

    private static Reply credentials(Browser browser, String username, Map<String, String> choice) {
        Map<String, String> form = new LinkedHashMap<>(choice);
        form.put("username", username);
        form.put("password", People.PASSWORD);
        return browser.post("/auth/callback/credentials", fields(browser, form));
    }

    private Reply provider(Browser browser, SessionStorage place, Map<String, String> more) {
        Reply away = browser.post("/auth/signin/openid", fields(browser, more));
        return browser.navigate(
                path(place, Browser.at(URI.create(away.location())).get("").location()));
    }

    private Mail mail(Browser browser, SessionStorage place, boolean ticked) {
        Map<String, String> form = new LinkedHashMap<>(ticked ? TICKED : NOT_TICKED);
        form.put("email", (ticked ? "frank" : "fred") + "@example.test");
        browser.post("/auth/signin/email", fields(browser, form));
        return target(place).application().mail();
    }

    private static Map<String, String> link(Mail mail) {
        return Map.of("email", mail.to(), "token", mail.url().replaceFirst(".*[?&]token=([^&]+).*", "$1"));
    }

    private static Map<String, String> fields(Browser browser, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("csrfToken", browser.csrfToken());
        return form;
    }

    private static String json(Object... members) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            json.append(i == 0 ? "" : ",").append('"').append(members[i]).append("\":");
            json.append(value instanceof Boolean ? value.toString() : "\"" + value + "\"");
        }
        return json.append('}').toString();
    }

    private String path(SessionStorage place, String url) {
        return url.substring(target(place).origin().length());
    }

    private static List<String> sessionCookies(Reply reply) {
        return reply.headers("Set-Cookie").stream()
                .filter(line -> line.startsWith(Browser.SESSION) && !line.contains("Max-Age=0"))
                .toList();
    }

    private static void assertKind(boolean lasting, Reply reply) {
        if (lasting) {
            assertLasting(reply);
        } else {
            assertOfBrowser(reply);
        }
    }

    private static void assertLasting(Reply reply) {
        assertThat(sessionCookies(reply)).isNotEmpty().allMatch(line -> line.contains("Expires="));
    }

    private static void assertOfBrowser(Reply reply) {
        assertThat(sessionCookies(reply)).isNotEmpty().noneMatch(line -> line.matches(".*(?i)(expires|max-age)=.*"));
    }
}
