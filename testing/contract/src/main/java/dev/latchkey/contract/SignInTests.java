package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests signing in and out with credentials, as the built-in form and the browser client do it (wire.md#credentials,
 * wire.md#browser-client).
 */
interface SignInTests extends ServerFixture {

    @Test
    default void the_browser_client_signs_in_updates_and_signs_out() {
        Browser browser = target().browser();
        String origin = target().origin();
        String token = browser.csrfToken();

        Reply signedIn = browser.postAsClient(
                "/auth/callback/credentials?",
                Map.of(
                        "username",
                        "alice",
                        "password",
                        People.PASSWORD,
                        "csrfToken",
                        token,
                        "callbackUrl",
                        origin + "/open"));
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.contentType()).isEqualTo("application/json");
        assertThat(signedIn.body()).isEqualTo("{\"url\":\"" + origin + "/open\"}");
        assertThat(signedIn.setCookie(Browser.SESSION)).isPresent();

        assertThat(browser.get("/auth/session").json().object("user").text("name"))
                .contains("Alice Liddell");

        Reply updated = browser.postJson(
                "/auth/session",
                "{\"csrfToken\":\"" + token + "\",\"data\":{\"name\":\"Alice P.\",\"sub\":\"u-bob\"}}");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().object("user").text("name")).contains("Alice P.");
        assertThat(browser.get("/auth/session").json().object("user").text("name"))
                .contains("Alice P.");
        assertThat(browser.get("/api/orders").body()).contains("u-alice");

        Reply signedOut =
                browser.postAsClient("/auth/signout", Map.of("csrfToken", token, "callbackUrl", origin + "/"));
        assertThat(signedOut.status()).isEqualTo(200);
        assertThat(signedOut.body()).isEqualTo("{\"url\":\"" + origin + "/\"}");
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.cookies()).doesNotContainKey(Browser.SESSION);
    }

    @Test
    default void the_built_in_form_signs_in() {
        Browser browser = target().browser();
        Reply page = browser.navigate("/auth/signin?callbackUrl=%2Fopen");
        assertThat(page.body())
                .contains("/auth/callback/credentials")
                .contains(browser.csrfToken())
                .contains("name=\"username\"")
                .contains("name=\"password\"");

        Reply signedIn = browser.signIn("alice");

        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.location()).isEqualTo(target().origin() + "/open");
        assertThat(signedIn.setCookie(Browser.SESSION).orElseThrow())
                .matches(
                        "authjs\\.session-token=[^;]+; Path=/; Expires=Tue, 01 Dec 2026 12:00:00 GMT; HttpOnly; SameSite=Lax");
    }

    @Test
    default void credentials_may_come_as_json() {
        Browser browser = target().browser();
        Reply reply = browser.postJson(
                "/auth/callback/credentials",
                "{\"csrfToken\":\"" + browser.csrfToken() + "\",\"username\":\"alice\",\"password\":\""
                        + People.PASSWORD + "\"}");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(browser.get("/auth/session").body()).contains("Alice");
    }

    @ParameterizedTest
    @CsvSource({
        "alice,wrong,/auth/signin?error=CredentialsSignin&code=credentials",
        "nobody,wonderland-1865,/auth/signin?error=CredentialsSignin&code=credentials",
        "'','',/auth/signin?error=CredentialsSignin&code=credentials",
        "locked,wonderland-1865,/auth/signin?error=CredentialsSignin&code=locked",
        "banned,wonderland-1865,/auth/error?error=AccessDenied",
        "broken,wonderland-1865,/auth/error?error=Configuration"
    })
    default void a_refused_user_learns_why_and_has_no_session(String username, String password, String url) {
        Browser browser = target().browser();
        Reply form = browser.signIn(username, password);
        assertThat(form.status()).isEqualTo(302);
        assertThat(form.location()).isEqualTo(target().origin() + url);
        assertThat(form.setCookie(Browser.SESSION)).isEmpty();

        Reply client = browser.postAsClient(
                "/auth/callback/credentials",
                Map.of("csrfToken", browser.csrfToken(), "username", username, "password", password));
        assertThat(client.status()).isEqualTo(200);
        assertThat(Reply.withoutReference(client.body())).isEqualTo("{\"url\":\"" + target().origin() + url + "\"}");
        assertThat(client.setCookie(Browser.SESSION)).isEmpty();
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.navigate(url).status()).isIn(200, 403, 500);
    }

    @Test
    default void a_refusal_does_not_repeat_what_was_typed() {
        Browser browser = target().browser();
        Reply refused = browser.signIn("alice", "not-her-password");
        Reply page =
                browser.navigate(refused.location().substring(target().origin().length()));

        assertThat(refused.toString()).doesNotContain("not-her-password");
        assertThat(page.body()).doesNotContain("not-her-password");
    }

    @Test
    default void a_failed_attempt_leaves_a_session_alone() {
        Browser alice = target().signedIn("alice");

        assertThat(alice.signIn("bob", "wrong").setCookie(Browser.SESSION)).isEmpty();

        assertThat(alice.get("/auth/session").body()).contains("Alice");
    }

    @Test
    default void who_signs_in_as_somebody_else_is_somebody_else() {
        Browser browser = target().signedIn("alice");
        String alices = browser.cookies().get(Browser.SESSION);

        browser.signIn("bob");

        assertThat(browser.cookies().get(Browser.SESSION)).isNotEqualTo(alices);
        assertThat(browser.get("/api/orders").body()).contains("u-bob");
    }

    @Test
    default void two_providers_of_a_kind_are_two() {
        Browser browser = target().browser();
        Reply reply = browser.post(
                "/auth/callback/staff",
                Map.of("csrfToken", browser.csrfToken(), "username", "alice", "password", People.PASSWORD));

        assertThat(reply.location()).contains("error=CredentialsSignin");
    }

    @Test
    default void to_sign_in_with_credentials_one_is_shown_the_page() {
        Browser browser = target().browser();
        Map<String, String> proof = Map.of("csrfToken", browser.csrfToken());

        for (String path : new String[] {"/auth/signin", "/auth/signin/credentials"}) {
            Reply reply = browser.post(path, proof);
            assertThat(reply.status()).isEqualTo(302);
            assertThat(reply.location()).isEqualTo(target().origin() + "/auth/signin");
        }
    }

    @Test
    default void signing_out_by_the_page() {
        Browser alice = target().signedIn("alice");
        assertThat(alice.navigate("/auth/signout").body()).contains("/auth/signout");
        assertThat(alice.get("/auth/session").body()).contains("Alice");

        Reply reply = alice.post("/auth/signout", Map.of("csrfToken", alice.csrfToken(), "callbackUrl", "/open"));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(target().origin() + "/open");
        assertThat(reply.setCookie(Browser.SESSION).orElseThrow())
                .isEqualTo("authjs.session-token=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly;"
                        + " SameSite=Lax");
        assertThat(alice.fetch("/dashboard").status()).isEqualTo(401);
    }

    @Test
    default void signing_out_without_a_session_leads_home_too() {
        Browser browser = target().browser();
        Reply reply = browser.post("/auth/signout", Map.of("csrfToken", browser.csrfToken()));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(target().origin());
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
    }

    @Test
    default void an_update_without_a_session_is_null() {
        Browser browser = target().browser();
        Reply reply = browser.postJson("/auth/session", "{\"csrfToken\":\"" + browser.csrfToken() + "\",\"data\":{}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("null");
    }
}
