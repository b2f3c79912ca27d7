package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in and out by forms of the application's own (wire.md#signing-in-from-code). */
interface ProgrammaticSignInTests extends ServerFixture {

    @Test
    default void a_form_of_the_application_signs_in() {
        Browser browser = target().browser();
        Reply reply = browser.post(
                "/in-process/sign-in",
                Map.of("username", "alice", "password", People.PASSWORD, "redirectTo", "/api/orders"));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(target().origin() + "/api/orders");
        assertThat(browser.get("/api/orders").body()).contains("u-alice");
    }

    @Test
    default void the_application_gets_a_refusal_and_shows_it() {
        for (Map.Entry<String, String> refusal :
                Map.of("alice", "credentials", "locked", "locked").entrySet()) {
            Reply reply = target().browser()
                    .post(
                            "/in-process/sign-in",
                            Map.of("username", refusal.getKey(), "password", "wrong", "redirectTo", "/"));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEqualTo("{\"reason\":\"" + refusal.getValue() + "\"}");
            assertThat(reply.headers("Set-Cookie")).isEmpty();
        }
    }

    @Test
    default void it_sends_nobody_to_a_foreign_host() {
        for (String url : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"}) {
            Reply reply = target().browser()
                    .post(
                            "/in-process/sign-in",
                            Map.of("username", "alice", "password", People.PASSWORD, "redirectTo", url));

            assertThat(reply.location()).matches(Pattern.quote(target().origin()) + "(/.*)?");
        }
    }

    @Test
    default void a_form_of_the_application_signs_out() {
        Browser alice = target().signedIn("alice");
        Reply reply = alice.post("/in-process/sign-out", Map.of());

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(target().origin() + "/open");
        assertThat(alice.get("/auth/session").body()).isEqualTo("null");
    }

    @Test
    @Tag("L1")
    default void a_form_on_another_site_signs_nobody_in_or_out() {
        for (String[] headers :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://localhost:1"}, {"Origin", "null"}
                }) {
            Browser browser = target().browser();
            Map<String, String> form = Map.of("username", "alice", "password", People.PASSWORD, "redirectTo", "/");
            assertThat(browser.post("/in-process/sign-in", form, headers).status())
                    .isEqualTo(401);
            assertThat(browser.cookies()).isEmpty();

            Browser alice = target().signedIn("alice");
            alice.post("/in-process/sign-out", Map.of(), headers);
            assertThat(alice.get("/auth/session").body()).contains("Alice");
        }
    }

    @Test
    default void the_application_changes_a_session() {
        Browser alice = target().signedIn("alice");
        Reply reply = alice.post("/in-process/update", Map.of("name", "Alice P."));

        assertThat(reply.json().object("user").text("name")).contains("Alice P.");
        assertThat(alice.get("/").body()).contains("Alice P.");
        assertThat(target().browser()
                        .post("/in-process/update", Map.of("name", "x"))
                        .body())
                .isEqualTo("null");
    }
}
