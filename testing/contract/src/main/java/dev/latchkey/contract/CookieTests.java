package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.attack.AttackCorpus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests cookies that are long, old, foreign, broken or many (wire.md#cookies). */
interface CookieTests extends ServerFixture {

    @Test
    default void a_long_session_is_spread_over_cookies() {
        Browser bulky = target().browser();
        Reply reply = bulky.signIn("bulky");

        assertThat(reply.cookieNames()).contains("authjs.session-token.0", "authjs.session-token.1");
        assertThat(bulky.get("/api/orders").body()).contains("u-bulky");

        bulky.signIn("alice");
        assertThat(bulky.cookies()).containsKey(Browser.SESSION).doesNotContainKey("authjs.session-token.0");
        assertThat(bulky.get("/api/orders").body()).contains("u-alice");

        bulky.signIn("bulky");
        assertThat(bulky.cookies()).doesNotContainKey(Browser.SESSION);
        bulky.post("/auth/signout", Map.of("csrfToken", bulky.csrfToken()));
        assertThat(bulky.cookies().keySet()).noneMatch(name -> name.startsWith(Browser.SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authjs.session-token-other=x",
                "authjs.session-tokenx=x",
                "authjs.session-token.x=x",
                "authjs.session-token.99999999999999999999=x",
                "authjs.session-token.-1=x",
                "authjs.session-token.=x",
                "authjs.session-token.0=stray",
                "authjs.session-token.7=stray",
                "authjs.session-token",
                "=x",
                ";;;",
                "$Version=1"
            })
    @Tag("W16")
    default void a_stray_cookie_does_not_break_a_session(String stray) {
        String session = target().signedIn("alice").cookieHeader();

        for (String cookies : List.of(session + "; " + stray, stray + "; " + session)) {
            assertThat(target().raw()
                            .request("GET", "/auth/session", "Cookie: " + cookies)
                            .body())
                    .contains("Alice");
            assertThat(target().raw()
                            .request("GET", "/dashboard", "Cookie: " + cookies)
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%zz", "%", "nonsense", "javascript:alert(1)", "//evil.example", "http:/\\evil", "\"x\"", "%00"})
    @Tag("W21")
    default void a_malformed_callback_url_cookie_is_ignored_and_overwritten(String value) {
        Browser browser = target().browser().with(Browser.CALLBACK_URL, value);

        Reply reply = browser.get("/auth/csrf");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.setCookie(Browser.CALLBACK_URL)).isPresent();
        assertThat(browser.signIn("alice").location()).startsWith(target().origin());
        assertThat(browser.get("/auth/session").body()).contains("Alice");
    }

    @Test
    default void of_two_cookies_with_one_name_the_first_counts() {
        String good = target().signedIn("alice").cookie(Browser.SESSION);
        String twice = "authjs.session-token=" + good + "; authjs.session-token=garbage";

        assertThat(target().raw()
                        .request("GET", "/auth/session", "Cookie: " + twice)
                        .body())
                .contains("Alice");
        assertThat(target().raw()
                        .request("GET", "/auth/session", "Cookie: a=1", "Cookie: authjs.session-token=" + good)
                        .body())
                .contains("Alice");
    }

    @Test
    default void a_thousand_cookies_do_no_harm() {
        String thousand =
                IntStream.range(0, 1_000).mapToObj(i -> "c" + i + "=" + i).collect(Collectors.joining("; "));
        String session = target().signedIn("alice").cookieHeader();

        for (String cookies : List.of(thousand + "; " + session, session + "; " + thousand)) {
            Reply reply = Target.prompt(() -> target().raw().request("GET", "/auth/session", "Cookie: " + cookies));
            if (reply.status() == 200) { // a server may have a lower limit
                assertThat(reply.body()).contains("Alice");
            }
        }
    }

    static List<String> garbage() {
        return AttackCorpus.forgedSessions();
    }

    @ParameterizedTest
    @MethodSource("garbage")
    default void a_garbage_session_is_nobody_and_does_not_break_signing_in(String value) {
        String cookie = "Cookie: authjs.session-token=" + value + "; authjs.session-token.0=" + value;
        RawClient raw = target().raw();

        assertThat(Target.prompt(() -> raw.request("GET", "/dashboard", cookie)).status())
                .isEqualTo(401);
        assertThat(Target.prompt(() -> raw.request("GET", "/", cookie)).body()).isEqualTo("Not authenticated");
        assertThat(Target.prompt(() -> raw.request("GET", "/auth/session", cookie))
                        .body())
                .isEqualTo("null");
        assertThat(raw.request("GET", "/auth/signin", cookie).status()).isEqualTo(200);
    }

    @Test
    default void signing_in_leaves_nothing_of_a_garbage_session() {
        Browser browser = target().browser()
                .with(Browser.SESSION, "garbage")
                .with("authjs.session-token.0", "stray")
                .with("authjs.session-token.5", "stray");

        browser.signIn("alice");

        assertThat(browser.cookies().keySet().stream().filter(name -> name.startsWith(Browser.SESSION)))
                .containsExactly(Browser.SESSION);
        assertThat(browser.get("/auth/session").body()).contains("Alice");
    }

    @Test
    @Tag("A11")
    @Tag("X6")
    default void what_is_sealed_for_one_purpose_is_nothing_for_another() {
        Browser alice = target().signedIn("alice");
        String session = alice.cookie(Browser.SESSION);
        String csrf = alice.cookie(Browser.CSRF);

        assertThat(target().browser()
                        .with(Browser.SESSION, csrf)
                        .get("/auth/session")
                        .body())
                .isEqualTo("null");
        Browser mixed = target().browser().with(Browser.CSRF, session);
        assertThat(mixed.post("/auth/signout", Map.of("csrfToken", session)).location())
                .contains("error=MissingCSRF");
        assertThat(target().browser()
                        .with("__Secure-authjs.session-token", session)
                        .fetch("/dashboard")
                        .status())
                .isEqualTo(401);
        assertThat(proxied()
                        .browser()
                        .with("__Secure-authjs.session-token", session)
                        .get("/auth/session", "X-Forwarded-Proto", "https")
                        .body())
                .isEqualTo("null");
    }

    @Test
    default void a_token_changed_in_any_part_is_nobody() {
        String token = target().signedIn("alice").cookie(Browser.SESSION);

        for (int i = 0; i < token.length() - 1; i += 7) {
            if (token.charAt(i) == '.' || token.charAt(i + 1) == '.') {
                continue; // the last character of a part has unused bits
            }
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(target().browser()
                            .with(Browser.SESSION, changed)
                            .fetch("/dashboard")
                            .status())
                    .as("changed at " + i)
                    .isEqualTo(401);
        }
    }

    @Test
    default void a_session_sealed_with_an_older_secret_is_read_and_sealed_anew() {
        Browser alice = target().browser().with(Browser.SESSION, session(ContractApplication.OLDER_SECRET));

        Reply reply = alice.get("/");
        assertThat(reply.body()).contains("Alice");
        assertThat(reply.cookieNames()).containsExactly(Browser.SESSION);
        assertThat(alice.get("/").headers("Set-Cookie")).isEmpty();
    }

    private static String session(String secret) {
        String cookie = SignedIn.as(People.ALICE).at(new TestClock()).cookie(secret);
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    @Test
    default void a_session_sealed_with_an_unknown_secret_is_nobodys_and_left_alone() {
        Browser browser =
                target().browser().with(Browser.SESSION, session("a-secret-that-the-application-does-not-know"));

        assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.cookies()).containsKey(Browser.SESSION); // it may belong to another application
    }
}
