package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a failure at runtime gives no user access that they did not have before, and ends no session. */
@Tag("A14")
interface FailClosedTests extends ServerFixture {

    @Test
    default void if_authorized_throws_the_guard_denies() {
        Browser alice = target().signedIn("alice");
        target().application().breakdown(Fault.AUTHORIZED);

        assertThat(alice.fetch("/dashboard").status()).isEqualTo(403);
        assertThat(alice.navigate("/dashboard").body()).doesNotContain(ContractApplication.SECRET);
        assertThat(target().browser().fetch("/dashboard").status()).isEqualTo(401);
        assertThat(alice.fetch("/api/orders").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"JWT", "SESSION"})
    default void if_a_callback_throws_nobody_is_signed_in_and_the_session_survives(Fault fault) {
        Browser alice = target().signedIn("alice");
        target().application().breakdown(fault);

        assertNobody(alice);
        Reply session = alice.get("/auth/session");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.body()).isEqualTo("null");
        assertThat(session.setCookie(Browser.SESSION)).isEmpty();

        target().application().breakdown();
        assertThat(alice.fetch("/dashboard").body()).contains(ContractApplication.SECRET);
    }

    @Test
    default void if_a_guard_callback_throws_it_refuses() {
        needs(OptOut.OWN_LOGIC);
        Browser alice = target().signedIn("alice");
        target().application().breakdown(Fault.OWN_LOGIC);

        Reply reply = alice.fetch("/own");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain("own-secret");
    }

    @Test
    default void if_the_sign_in_callback_throws_nobody_signs_in() {
        target().application().breakdown(Fault.SIGN_IN);

        Reply reply = target().browser().signIn("alice");

        assertThat(reply.location()).isEqualTo(target().origin() + "/auth/error?error=AccessDenied");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
    }

    @Test
    default void if_the_jwt_callback_throws_nobody_signs_in() {
        target().application().breakdown(Fault.JWT);

        Reply reply = target().browser().signIn("alice");

        assertThat(reply.location()).isEqualTo(target().origin() + "/auth/error?error=Configuration");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
    }

    @Test
    default void if_the_check_of_credentials_throws_nobody_signs_in() {
        Reply reply = target().browser().signIn("broken");

        assertThat(reply.location()).isEqualTo(target().origin() + "/auth/error?error=Configuration");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
        assertThat(reply.body()).doesNotContain("directory");
    }

    @Test
    default void a_listener_that_throws_changes_nothing() {
        target().application().breakdown(Fault.LISTENER);

        assertThat(target().signedIn("alice").get("/auth/session").body()).contains("Alice");
    }

    @Test
    @Tag("B11")
    default void an_address_that_is_neither_configured_nor_this_machine_serves_nobody() {
        String cookie = "Cookie: " + target().signedIn("alice").cookieHeader();
        String host = "Host: app.example.com";
        RawClient raw = target().raw();

        assertThat(raw.request("GET", "/dashboard", host, cookie).status()).isEqualTo(401);
        Reply page = raw.request("GET", "/dashboard", host, cookie, "Sec-Fetch-Mode: navigate");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.location()).isEmpty();
        assertThat(raw.request("GET", "/", host, cookie).body()).isEqualTo("Not authenticated");
        assertThat(raw.request("GET", "/api/orders", host, cookie).status()).isEqualTo(401);
        assertThat(raw.request("GET", "/data", host, cookie).body()).doesNotContain("data-of");
        assertThat(raw.request("GET", "/open", host).status()).isEqualTo(200);
    }

    @Test
    @Tag("B11")
    default void at_such_an_address_the_endpoints_say_that_they_are_not_configured() {
        for (String path : List.of("/auth/session", "/auth/csrf", "/auth/signin", "/auth/providers")) {
            Reply reply = target().raw().request("GET", path, "Host: app.example.com");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.json().has("message")).isTrue();
            assertThat(reply.headers("Set-Cookie")).isEmpty();
            assertThat(reply.body()).doesNotContain("app.example.com");
        }
    }

    private static void assertNobody(Browser browser) {
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(browser.get("/").body()).isEqualTo("Not authenticated");
        assertThat(browser.get("/api/admin").status()).isEqualTo(401);
        assertThat(browser.get("/api/orders").status()).isEqualTo(401);
        assertThat(browser.get("/data").body()).doesNotContain("data-of");
        assertThat(browser.navigate("/own").body()).doesNotContain("own-secret");
    }
}
