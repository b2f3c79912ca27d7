package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how long a session lasts, and when it is renewed (wire.md#sessions, W58). */
interface SessionTests extends ServerFixture {

    @Test
    default void a_young_session_is_read_without_being_renewed() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(Duration.ofHours(24).minusSeconds(1));

        assertThat(alice.get("/auth/session").setCookie(Browser.SESSION)).isEmpty();
        assertThat(alice.get("/").headers("Set-Cookie")).isEmpty();
        assertThat(alice.get("/dashboard").headers("Set-Cookie")).isEmpty();
    }

    @Test
    default void a_session_of_a_day_is_renewed_when_it_is_asked_for() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(Duration.ofHours(24));

        Reply reply = alice.get("/auth/session");

        assertThat(reply.setCookie(Browser.SESSION).orElseThrow()).contains("Expires=Wed, 02 Dec 2026 12:00:00 GMT");
        assertThat(reply.json().text("expires")).contains("2026-12-02T12:00:00.000Z");
        assertThat(alice.get("/auth/session").setCookie(Browser.SESSION)).isEmpty();
    }

    @Test
    default void a_page_renews_an_old_session_once() {
        for (String path : new String[] {"/", "/api/admin", "/api/orders", "/dashboard", "/own", "/data"}) {
            Browser alice = target().signedIn("alice");
            target().application().clock().advance(Duration.ofDays(2));

            Reply reply = alice.get(path);

            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.cookieNames()).as(path).containsExactly(Browser.SESSION);
            assertThat(alice.get("/auth/session").body()).contains("Alice");
        }
    }

    @Test
    default void nobody_asks_nothing_is_renewed() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(Duration.ofDays(2));

        assertThat(alice.get("/open").headers("Set-Cookie")).isEmpty();
        assertThat(alice.get("/plain").headers("Set-Cookie")).isEmpty();
    }

    @Test
    default void a_session_ends_after_thirty_days() {
        Browser alice = target().signedIn("alice");
        target().application().clock().advance(Duration.ofDays(30).plusSeconds(14));
        assertThat(alice.fetch("/dashboard").status()).isEqualTo(200);

        Browser late = target().browser();
        target().application().clock().reset();
        late.signIn("alice");
        target().application().clock().advance(Duration.ofDays(30).plusSeconds(15)); // the tolerance of wire.md#opening

        assertThat(late.fetch("/dashboard").status()).isEqualTo(401);
        Reply session = late.get("/auth/session");
        assertThat(session.body()).isEqualTo("null");
        assertThat(late.cookies()).doesNotContainKey(Browser.SESSION);
    }

    @Test
    default void a_daily_visitor_stays_signed_in() {
        Browser alice = target().signedIn("alice");
        for (int day = 0; day < 60; day++) {
            target().application().clock().advance(Duration.ofDays(1));
            assertThat(alice.get("/dashboard").status()).isEqualTo(200);
        }
    }

    @Test
    default void after_signing_out_the_page_of_a_moment_ago_is_closed() {
        Browser alice = target().signedIn("alice");
        assertThat(alice.fetch("/dashboard").status()).isEqualTo(200);

        alice.post("/auth/signout", Map.of("csrfToken", alice.csrfToken()));

        assertThat(alice.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(alice.get("/").body()).isEqualTo("Not authenticated");
    }
}
