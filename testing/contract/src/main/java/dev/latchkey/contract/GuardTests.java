package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests which users pass on paths that a matcher guards, and which responses other users get (architecture, the guard).
 */
interface GuardTests extends ServerFixture {

    @Test
    default void a_page_sends_a_browser_to_sign_in_and_back_to_the_address_it_asked_for() {
        Reply reply = target().browser().navigate("/dashboard/settings?tab=a%20b&x=%2F");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location())
                .isEqualTo(target().origin() + "/auth/signin?callbackUrl="
                        + Browser.encode(target().origin() + "/dashboard/settings?tab=a%20b&x=%2F"));
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    @Test
    default void an_address_that_is_too_long_to_remember_leads_to_its_path_alone() {
        String search = "%E2%82%AC".repeat(540);
        Reply reply = target().browser().navigate("/dashboard/settings?q=" + search);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location())
                .isEqualTo(target().origin() + "/auth/signin?callbackUrl="
                        + Browser.encode(target().origin() + "/dashboard/settings"));
        assertThat(target().browser().navigate("/dashboard/" + search).location())
                .isEqualTo(target().origin() + "/auth/signin");
    }

    @Test
    default void signing_in_there_leads_back_to_the_requested_page() {
        Browser browser = target().browser();
        String signIn = browser.navigate("/dashboard?tab=2").location();

        Reply page = browser.navigate(signIn.substring(target().origin().length()));
        assertThat(page.status()).isEqualTo(200);
        Reply signedIn = browser.signIn("alice");

        assertThat(signedIn.location()).isEqualTo(target().origin() + "/dashboard?tab=2");
        assertThat(browser.navigate("/dashboard?tab=2").body()).contains(ContractApplication.SECRET);
    }

    @Test
    default void an_old_browser_is_known_by_what_it_accepts() {
        Reply reply = target().browser().get("/dashboard", "Accept", "text/html,application/xhtml+xml");

        assertThat(reply.status()).isEqualTo(302);
    }

    @Test
    default void a_script_gets_401_in_json() {
        for (Reply reply : new Reply[] {
            target().browser().fetch("/dashboard"),
            target().browser().get("/dashboard"),
            target().browser().get("/dashboard", "Accept", "text/html", "X-Requested-With", "XMLHttpRequest"),
            target().browser().get("/dashboard", "Accept", "text/html", "Sec-Fetch-Mode", "cors")
        }) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.contentType()).isEqualTo("application/json");
            assertThat(reply.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
            assertThat(reply.header("Cache-Control"))
                    .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        }
    }

    @Test
    default void a_refused_form_is_not_sent_again_to_the_sign_in_page() {
        RawClient raw = target().raw();
        String head =
                raw.head("POST", "/dashboard", "Sec-Fetch-Mode: navigate", "Accept: text/html", "Content-Length: 3");

        // in one write, as browsers do, because a server may close the connection after its answer
        assertThat(raw.send(head + "a=b").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "GETX"})
    @Tag("A15")
    default void no_method_passes_without_a_session(String method) {
        for (String path : new String[] {"/dashboard", "/dashboard/a/b"}) {
            Reply reply = target().raw().request(method, path);

            assertThat(reply.status()).as(method + " " + path).isBetween(300, 499);
            assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    default void signed_in_users_pass(String method) {
        Reply reply = target().signedIn("alice").send(method, "/dashboard/a", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains(ContractApplication.SECRET);
    }

    @Test
    default void a_user_who_may_not_pass_gets_403_and_need_not_sign_in_again() {
        Browser mallory = target().signedIn("mallory");

        Reply page = mallory.navigate("/dashboard");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.contentType()).startsWith("text/html");
        Reply json = mallory.fetch("/dashboard");
        assertThat(json.status()).isEqualTo(403);
        assertThat(json.body()).isEqualTo("{\"message\":\"Access denied\"}");
    }

    @Test
    default void a_refusal_is_in_no_cache() {
        for (Reply reply : new Reply[] {
            target().browser().navigate("/dashboard"),
            target().browser().get("/dashboard"),
            target().signedIn("mallory").navigate("/dashboard")
        }) {
            assertThat(reply.header("Cache-Control"))
                    .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        }
    }

    @Test
    default void what_no_matcher_covers_is_open() {
        Browser browser = target().browser();

        assertThat(browser.get("/open").status()).isEqualTo(200);
        assertThat(browser.get("/plain").body()).isEqualTo("{\"plain\":true}");
        assertThat(browser.get("/").body()).isEqualTo("Not authenticated");
        assertThat(browser.get("/nothing-here").status()).isEqualTo(404);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    default void a_matcher_may_say_what_it_leaves_out() {
        Browser browser = proxied().browser();

        for (String open : new String[] {"/open", "/open/x", "/plain"}) {
            assertThat(browser.get(open).status()).as(open).isEqualTo(200);
        }
        for (String guarded : new String[] {"/", "/dashboard", "/own", "/login", "/data", "/nothing-here"}) {
            assertThat(browser.get(guarded).status()).as(guarded).isEqualTo(401);
        }
        assertThat(browser.get("/api/admin").body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
    }

    @Test
    default void files_are_guarded_like_everything_else() {
        needs(OptOut.STATIC_FILES);

        assertThat(target().browser().get("/static/app.css").body()).isEqualTo(ContractApplication.CSS);
        assertThat(proxied().browser().get("/static/app.css").body()).isEqualTo(ContractApplication.CSS);
        assertThat(proxied().raw().request("GET", "/open/../static/app.css").body())
                .doesNotContain("color");
    }
}
