package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.attack.AttackCorpus;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a browser is redirected to the requested page after a sign-in, and never to a foreign host
 * (wire.md#callback-url).
 */
interface CallbackUrlTests extends ServerFixture {

    @ParameterizedTest
    @CsvSource({
        "/open,/open",
        "/open?a=b&c=%2F#d,/open?a=b&c=%2F#d",
        "/grüße/日本,/gr%C3%BC%C3%9Fe/%E6%97%A5%E6%9C%AC",
        "{origin}/open?x=1,/open?x=1",
        "{origin},''"
    })
    default void a_wish_on_this_origin_is_granted(String wish, String granted) {
        String wanted = wish.replace("{origin}", target().origin());
        Browser browser = target().browser();
        Map<String, String> form = Map.of(
                "csrfToken",
                browser.csrfToken(),
                "username",
                "alice",
                "password",
                People.PASSWORD,
                "callbackUrl",
                wanted);

        assertThat(browser.post("/auth/callback/credentials", form).location()).isEqualTo(target().origin() + granted);
        assertThat(browser.postAsClient("/auth/signout", form).json().text("url"))
                .contains(target().origin() + granted);
    }

    @Test
    default void a_wish_is_remembered_until_it_is_needed() {
        Browser browser = target().browser();
        browser.navigate("/auth/signin?callbackUrl=%2Fapi%2Forders");
        browser.signIn("alice", "wrong");

        assertThat(browser.signIn("alice").location()).isEqualTo(target().origin() + "/api/orders");
    }

    @Test
    @Tag("X1")
    @Tag("A6")
    @Tag("P6")
    default void nobody_is_sent_to_a_foreign_host_by_an_address() {
        Browser browser = target().browser();
        Map<String, String> proof = Map.of("csrfToken", browser.csrfToken());
        for (String url : AttackCorpus.returnAddresses(target().authority())) {
            String query = "?callbackUrl=" + Browser.encode(url);

            Reply page = Target.prompt(() -> browser.get("/auth/signin" + query));
            assertThat(page.body()).as(url).doesNotContain("href=\"http://evil").doesNotContain("value=\"http://evil");
            assertHome(Target.prompt(() -> browser.post("/auth/signin" + query, proof)), url);
            assertHome(Target.prompt(() -> browser.post("/auth/signout" + query, proof)), url);
            assertHome(
                    Target.prompt(() -> browser.post("/auth/callback/credentials" + query, Map.of("username", "x"))),
                    url);
        }
    }

    @Test
    @Tag("X1")
    @Tag("A6")
    @Tag("B2")
    default void nobody_is_sent_to_a_foreign_host_by_a_form() {
        Browser browser = target().browser();
        String token = browser.csrfToken();
        for (String url : AttackCorpus.returnAddresses(target().authority())) {
            assertFormLeadsHome(browser, token, url);
        }
        for (String url : AttackCorpus.longReturnAddresses()) {
            assertFormLeadsHome(browser, token, url);
        }
    }

    @Test
    @Tag("X1")
    @Tag("W21")
    default void nobody_is_sent_to_a_foreign_host_by_a_cookie() {
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String token = browser.csrfToken();
        String body = "csrfToken=" + token + "&username=alice&password=" + People.PASSWORD;
        for (String url : AttackCorpus.returnAddresses(target().authority())) {
            if (url.chars().anyMatch(c -> c < ' ' || c > 0x7e || c == ';')) {
                continue; // no client can send such a cookie; other tests send the escaped form
            }
            String cookie = "Cookie: authjs.csrf-token=" + browser.cookies().get(Browser.CSRF)
                    + "; authjs.callback-url=" + url.replace("%", "%25");
            String request = raw.head(
                            "POST",
                            "/auth/callback/credentials",
                            cookie,
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: " + body.length())
                    + body;

            assertHome(Target.prompt(() -> raw.send(request)), url);
        }
    }

    @Test
    @Tag("X1")
    @Tag("H1")
    default void nobody_is_sent_to_a_foreign_host_by_where_they_come_from() {
        String ours = target().origin() + "/open?step=2";
        assertThat(signedInFrom(ours).location()).isEqualTo(ours);
        for (String url : AttackCorpus.returnAddresses(target().authority())) {
            if (url.chars().allMatch(c -> c >= ' ' && c <= 0x7e)) { // no client can send other values in a header
                assertHome(Target.prompt(() -> signedInFrom(url)), url);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/callback/credentials", "/auth/signout"})
    @Tag("H1")
    default void the_endpoints_do_not_ask_where_a_form_comes_from(String path) {
        Browser browser = target().browser();
        Map<String, String> form =
                Map.of("csrfToken", browser.csrfToken(), "username", "alice", "password", People.PASSWORD);

        assertThat(browser.post(path, form, "Referer", target().origin() + "/open")
                        .location())
                .isIn(target().origin(), target().origin() + "/");
    }

    @Test
    @Tag("A5")
    default void a_malformed_wish_is_answered_at_once() {
        for (String query : new String[] {
            "callbackUrl=%",
            "callbackUrl=%zz",
            "callbackUrl=%c0%af",
            "callbackUrl=%ff%fe",
            "callbackUrl=a&callbackUrl=b",
            "callbackUrl[]=x",
            "callbackUrl",
            "callbackUrl=",
            "=",
            "&&&&",
            "%=%",
            "error=%zz",
            "csrfToken=%",
            "code=%",
            "callbackUrl=" + "%25".repeat(2_000),
            "x=" + "y".repeat(7_000),
            "a&".repeat(3_000)
        }) {
            for (String path : new String[] {"/auth/signin", "/auth/signout", "/auth/session", "/auth/error"}) {
                Reply reply = Target.prompt(() -> target().raw().request("GET", path + "?" + query));
                assertThat(reply.status()).as(path + "?" + query).isIn(200, 400, 414, 431);
            }
        }
    }

    @Test
    @Tag("X1")
    default void the_guard_sends_nobody_to_a_foreign_host_either() {
        for (String path : new String[] {
            "/dashboard?callbackUrl=https://evil.example",
            "/dashboard//evil.example",
            "/dashboard/%0d%0aLocation:x",
            "/dashboard?//evil"
        }) {
            Reply reply = target().raw().request("GET", path, "Sec-Fetch-Mode: navigate");

            assertThat(reply.headers("Location").size()).isLessThanOrEqualTo(1);
            if (!reply.location().isEmpty()) {
                assertThat(reply.location()).startsWith(target().origin() + "/auth/signin?callbackUrl=");
            }
        }
    }

    private void assertFormLeadsHome(Browser browser, String token, String url) {
        Map<String, String> form =
                Map.of("csrfToken", token, "username", "alice", "password", People.PASSWORD, "callbackUrl", url);

        assertHome(Target.prompt(() -> browser.post("/auth/callback/credentials", form)), url);
        Reply json = Target.prompt(() -> browser.postAsClient("/auth/signout", form));
        assertOwn(json.json().text("url").orElseThrow(), url);
        assertHome(Target.prompt(() -> browser.post("/auth/signin/credentials", form)), url);
    }

    /** Signs in with a form of the application that has no return address. */
    private Reply signedInFrom(String page) {
        Map<String, String> form = Map.of("username", "alice", "password", People.PASSWORD);
        return target().browser().post("/in-process/sign-in", form, "Referer", page);
    }

    private void assertHome(Reply reply, String url) {
        assertThat(reply.status()).as(url).isIn(302, 400, 413, 414, 431);
        assertThat(reply.headers("Location").size()).isLessThanOrEqualTo(1);
        if (reply.status() == 302) {
            assertOwn(reply.location(), url);
        }
        assertThat(reply.headers("Set-Cookie")).as(url).allMatch(line -> line.startsWith("authjs."));
    }

    /**
     * Checks that every browser reads {@code location} as an address of the application. The address begins with the
     * origin, and then ends or continues with a path, a query or a fragment.
     */
    private void assertOwn(String location, String url) {
        String origin = target().origin();
        assertThat(location).as(url).startsWith(origin);
        String rest = location.substring(origin.length());
        assertThat(rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0)
                .as(url + " -> " + location)
                .isTrue();
        assertThat(location.chars()).as(url).allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
