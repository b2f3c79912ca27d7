package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.Misbehaviour;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the requests of a browser during a sign-in at an OpenID provider (wire.md#sign-in-at-a-provider). The tests of
 * the core cover the checks of the provider's answers.
 */
interface OpenIdTests extends ServerFixture {

    @Test
    default void from_a_guarded_page_to_the_provider_and_back_to_that_page() {
        Browser browser = target().browser();
        String signIn = browser.navigate("/dashboard?tab=2").location();
        assertThat(browser.navigate(path(signIn)).body()).contains("/auth/signin/openid");

        Reply away = browser.post("/auth/signin/openid", Map.of("csrfToken", browser.csrfToken()));
        assertThat(away.status()).isEqualTo(302);
        assertThat(away.location())
                .startsWith(openId().issuer())
                .contains("response_type=code", "code_challenge_method=S256", "scope=openid")
                .contains("redirect_uri=" + Browser.encode(target().origin() + "/auth/callback/openid"));
        Reply back = browser.navigate(callback(away));

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.location()).isEqualTo(target().origin() + "/dashboard?tab=2");
        assertThat(browser.navigate("/dashboard?tab=2").body()).contains(ContractApplication.SECRET);
        assertThat(browser.get("/auth/session").body()).contains("Ada");
    }

    @Test
    default void the_browser_client_gets_the_address_as_json() {
        Browser browser = target().browser();
        Reply reply = browser.postAsClient(
                "/auth/signin/openid?prompt=login", Map.of("csrfToken", browser.csrfToken(), "callbackUrl", "/open"));

        assertThat(reply.status()).isEqualTo(200);
        String url = reply.json().text("url").orElseThrow();
        assertThat(url).startsWith(openId().issuer()).contains("prompt=login");
        assertThat(browser.navigate(path(Browser.at(URI.create(url)).get("").location()))
                        .location())
                .isEqualTo(target().origin() + "/open");
    }

    @Test
    default void two_tabs_sign_in_side_by_side() {
        Browser browser = target().browser();
        String first = callback(start(browser, "/open/first"));
        String second = callback(start(browser, "/open/second"));

        assertThat(browser.navigate(first).location()).endsWith("/open/first");
        assertThat(browser.navigate(second).location()).endsWith("/open/second");
    }

    @Test
    @Tag("A10")
    @Tag("L1")
    default void the_way_back_is_no_good_in_another_browser() {
        String callback = callback(start(target().browser(), "/open"));

        assertRefused(target().browser(), callback);
        Browser victim = target().browser();
        start(victim, "/open");
        assertRefused(victim, callback);
    }

    @Test
    @Tag("A10")
    default void the_way_back_is_good_once() {
        Browser browser = target().browser();
        Reply away = start(browser, "/open");
        Map<String, String> before = Map.copyOf(browser.cookies());
        String callback = callback(away);
        assertThat(browser.navigate(callback).location()).endsWith("/open");

        browser.cookies().clear();
        browser.cookies().putAll(before);
        assertRefused(browser, callback);
    }

    @Test
    @Tag("A10")
    default void who_loads_the_way_back_again_is_back_in_the_application_and_no_code_is_used_twice() {
        Browser browser = target().browser();
        String callback = callback(start(browser, "/open"));
        assertThat(browser.navigate(callback).location()).endsWith("/open");
        String session = browser.cookie(Browser.SESSION);
        int codes = openId().requests("/token");

        Reply again = browser.navigate(callback);

        assertThat(again.status()).isEqualTo(302);
        assertThat(again.location()).isEqualTo(target().origin() + "/open");
        assertThat(again.setCookie(Browser.SESSION)).isEmpty();
        assertThat(browser.cookie(Browser.SESSION)).isEqualTo(session);
        assertThat(openId().requests("/token")).isEqualTo(codes);
    }

    @Test
    @Tag("A10")
    @Tag("A6")
    default void somebody_else_s_way_back_changes_nothing_for_who_is_signed_in() {
        Browser attacker = target().browser();
        String callback = callback(start(attacker, "/open"));
        Browser alice = target().signedIn("alice");

        Reply reply = alice.navigate(callback + "&callbackUrl=https%3A%2F%2Fevil.example");

        assertThat(reply.location()).startsWith(target().origin()).doesNotContain("evil");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
        assertThat(alice.get("/auth/session").body()).contains("Alice");
    }

    @Test
    @Tag("P2")
    default void a_portrait_of_many_kilobytes_costs_nobody_the_session() {
        openId().misbehave(Misbehaviour.HUGE_PICTURE);
        Browser browser = target().browser();

        assertThat(browser.navigate(callback(start(browser, "/open"))).location())
                .endsWith("/open");

        assertThat(browser.get("/auth/session").body()).contains("Ada").doesNotContain("image");
        assertThat(browser.cookies().values().stream().mapToInt(String::length).sum())
                .isLessThan(4096);
    }

    @Test
    default void a_refusal_that_does_not_name_the_issuer_is_a_refusal_all_the_same() {
        openId().misbehave(Misbehaviour.CALLBACK_ERROR_NO_ISS);
        Browser browser = target().browser();

        Reply back = Target.prompt(() -> browser.navigate(callback(start(browser, "/open"))));

        assertThat(back.location()).isEqualTo(target().origin() + "/auth/signin?error=OAuthCallbackError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?code=x",
                "?state=x",
                "?code=&state=",
                "?code=x&state=x",
                "?error=x",
                "?error=access_denied&state=x",
                "?code=x&code=y&state=x&state=y",
                "?response=x.y.z",
                "?iss=x&code=y&state=z"
            })
    @Tag("A10")
    @Tag("P7")
    default void a_way_back_that_nobody_set_out_on_leads_nowhere(String query) {
        Browser browser = target().browser();
        start(browser, "/open");

        assertRefused(browser, "/auth/callback/openid" + query);
        assertThat(Target.prompt(() -> browser.post("/auth/callback/openid" + query, Map.of("code", "x")))
                        .setCookie(Browser.SESSION))
                .isEmpty();
    }

    @Test
    @Tag("A11")
    @Tag("X6")
    default void an_attempt_is_no_session_and_a_session_is_no_attempt() {
        Browser browser = target().signedIn("alice");
        String callback = callback(start(browser, "/open"));
        String attempt = browser.cookies().keySet().stream()
                .filter(name -> name.startsWith("authjs.attempt."))
                .findFirst()
                .orElseThrow();

        Browser posing = target().browser().with(Browser.SESSION, browser.cookie(attempt));
        assertThat(posing.fetch("/dashboard").status()).isEqualTo(401);
        assertRefused(target().browser().with(attempt, browser.cookie(Browser.SESSION)), callback);
        assertThat(browser.navigate(callback).location()).endsWith("/open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    @Tag("A6")
    @Tag("X1")
    default void nobody_is_sent_to_a_foreign_host_by_way_of_a_provider(String url) {
        String asked = "&callbackUrl=" + Browser.encode(url);
        Browser browser = target().browser();
        Reply back = browser.navigate(callback(start(browser, url)) + asked);
        Reply failed = browser.navigate("/auth/callback/openid?error=access_denied" + asked);

        assertThat(back.setCookie(Browser.SESSION)).isPresent();
        assertThat(URI.create(back.location()).getAuthority()).isEqualTo(target().authority());
        assertThat(failed.location()).contains("error=");
        assertThat(URI.create(failed.location()).getAuthority()).isEqualTo(target().authority());
    }

    @Test
    default void a_user_who_cancels_is_back_on_the_sign_in_page() {
        openId().refuseSignIn();
        Browser browser = target().browser();

        Reply back = browser.navigate(callback(start(browser, "/open")));

        assertThat(back.location()).isEqualTo(target().origin() + "/auth/signin?error=OAuthCallbackError");
        assertThat(back.setCookie(Browser.SESSION)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"WRONG_NONCE", "FOREIGN_SIGNATURE", "ALG_NONE", "TOKEN_500", "TOKEN_HTML", "CALLBACK_WRONG_ISS"})
    @Tag("X7")
    @Tag("P2")
    default void a_provider_that_misbehaves_signs_nobody_in_and_nobody_out(Misbehaviour misbehaviour) {
        Browser bob = target().signedIn("bob");
        openId().misbehave(misbehaviour);

        Reply back = Target.prompt(() -> bob.navigate(callback(start(bob, "/open"))));

        assertThat(back.location()).contains("error=");
        assertThat(back.setCookie(Browser.SESSION)).isEmpty();
        assertThat(bob.get("/auth/session").body()).contains("Bob");
    }

    @Test
    default void who_comes_back_too_late_begins_again() {
        Browser browser = target().browser();
        String callback = callback(start(browser, "/open"));
        target().application().clock().advance(Duration.ofMinutes(20));

        assertRefused(browser, callback);
    }

    @Test
    default void to_set_out_one_needs_the_form() {
        Browser browser = target().browser();

        assertThat(browser.get("/auth/signin/openid").status()).isEqualTo(405);
        assertThat(browser.post("/auth/signin/openid", Map.of()).location()).contains("error=MissingCSRF");
    }

    private Reply start(Browser browser, String callbackUrl) {
        return browser.post(
                "/auth/signin/openid", Map.of("csrfToken", browser.csrfToken(), "callbackUrl", callbackUrl));
    }

    /** Returns the address to which the provider redirects the browser after the sign-in. */
    private String callback(Reply away) {
        return path(Browser.at(URI.create(away.location())).get("").location());
    }

    private String path(String url) {
        assertThat(url).startsWith(target().origin());
        return url.substring(target().origin().length());
    }

    private void assertRefused(Browser browser, String callback) {
        Reply reply = Target.prompt(() -> browser.navigate(callback));

        assertThat(reply.location()).startsWith(target().origin() + "/auth/").contains("error=");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
    }
}
