package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.model.ListedSession;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.seal.Hashes;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users see of their sessions, and end. */
class UserSessionsTest {

    private final WatchedStore store = new WatchedStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_user_sees_where_the_sessions_began_and_which_one_this_is_newest_first() {
        Auth auth = auth(settings -> settings);
        Visits phone = new Visits(auth).signedIn("ada");
        now = now.plusSeconds(60);
        Visits laptop = new Visits(auth).signedIn("ada");
        new Visits(auth).signedIn("bob");

        List<ListedSession> sessions = auth.sessions().list("ada");

        assertThat(sessions)
                .extracting(ListedSession::signedInAt)
                .containsExactly(now, Instant.parse("2026-11-01T12:00:00Z"));
        ListedSession first = sessions.get(0);
        assertThat(first.expires()).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(first.provider()).isEqualTo("credentials");
        assertThat(first.address()).isEqualTo("192.0.2.7");
        assertThat(first.userAgent()).isEqualTo("Firefox ada");
        assertThat(sessions)
                .extracting(session -> session.isCurrent(session(laptop)))
                .containsExactly(true, false);
        assertThat(sessions)
                .extracting(session -> session.isCurrent(session(phone)))
                .containsExactly(false, true);
    }

    @Test
    void it_was_last_seen_when_it_was_last_renewed_and_that_is_not_before_it_began() {
        Auth auth = auth(settings -> settings);
        Visits browser = new Visits(auth).signedIn("ada");
        Instant began = now;
        assertThat(auth.sessions().list("ada").get(0).lastSeen()).isEqualTo(began);

        now = now.plus(Duration.ofDays(2));
        browser.session();
        now = now.plus(Duration.ofHours(1));
        browser.session();

        ListedSession session = auth.sessions().list("ada").get(0);
        assertThat(session.signedInAt()).isEqualTo(began);
        assertThat(session.lastSeen()).isEqualTo(began.plus(Duration.ofDays(2)));
    }

    @Test
    void the_id_is_not_the_token_nor_its_hash_and_opens_nothing() {
        Auth auth = auth(AuthBuilder::acceptBearerTokens);
        Visits browser = new Visits(auth).signedIn("ada");
        String id = auth.sessions().list("ada").get(0).id();
        String token = browser.cookie(Visits.SESSION);

        assertThat(session(browser).id()).contains(id);
        assertThat(id).hasSize(22).isNotEqualTo(token).isNotEqualTo(Hashes.sha256Hex(token));
        assertThat(session(browser).toJson()).doesNotContain(id);
        assertThat(new Visits(auth)
                        .exchange(Visits.get("/").header("Authorization", "Bearer " + id))
                        .session())
                .isEmpty();
        assertThat(session(browser).toString() + auth.sessions().list("ada"))
                .doesNotContain(token)
                .doesNotContain(Hashes.sha256Hex(token));
    }

    @Test
    void what_has_ended_is_left_out_though_its_row_is_there() {
        Auth auth = auth(settings -> settings);
        new Visits(auth).signedIn("ada");
        now = now.plus(Duration.ofDays(30));

        assertThat(store.memory().sessions("ada")).hasSize(1);
        assertThat(auth.sessions().list("ada")).isEmpty();
    }

    @Test
    @Tag("S7")
    void a_session_that_its_user_ends_is_over_in_the_other_browser_and_only_there() {
        Auth auth = auth(settings -> settings);
        Visits lost = new Visits(auth).signedIn("ada");
        Visits here = new Visits(auth).signedIn("ada");

        assertThat(auth.sessions().revoke("ada", session(lost).id().orElseThrow()))
                .isTrue();

        assertThat(lost.session()).isEmpty();
        assertThat(here.session()).isPresent();
    }

    @Test
    @Tag("B8")
    @Tag("B20")
    @Tag("B27")
    void nobody_ends_a_session_of_another_user_whatever_they_call_it() {
        Auth auth = auth(settings -> settings);
        Visits bob = new Visits(auth).signedIn("bob");
        new Visits(auth).signedIn("ada");
        StoredSession row = store.memory().sessions("bob").get(0);

        for (String id :
                List.of(session(bob).id().orElseThrow(), row.tokenHash(), bob.cookie(Visits.SESSION), "", "bob")) {
            assertThat(auth.sessions().revoke("ada", id)).as(id).isFalse();
        }

        assertThat(bob.session()).isPresent();
        assertThat(auth.sessions().list("ada")).hasSize(1);
    }

    @Test
    @Tag("B20")
    void the_id_of_another_users_session_spares_nothing_of_ones_own() {
        Auth auth = auth(settings -> settings);
        Visits bob = new Visits(auth).signedIn("bob");
        Visits ada = new Visits(auth).signedIn("ada");

        auth.sessions().revokeOthers(session(ada).withId(session(bob).id().orElseThrow()));

        assertThat(bob.session()).isPresent();
        assertThat(ada.session()).isEmpty();
    }

    @Test
    void all_others_go_and_this_one_stays() {
        Auth auth = auth(settings -> settings);
        Visits other = new Visits(auth).signedIn("ada");
        Visits here = new Visits(auth).signedIn("ada");
        Visits bob = new Visits(auth).signedIn("bob");

        auth.sessions().revokeOthers(session(here));

        assertThat(other.session()).isEmpty();
        assertThat(here.session()).isPresent();
        assertThat(bob.session()).isPresent();
    }

    @Test
    @Tag("S7")
    void signed_out_everywhere_is_everywhere() {
        Auth auth = auth(settings -> settings);
        Visits one = new Visits(auth).signedIn("ada");
        Visits other = new Visits(auth).signedIn("ada");

        auth.sessions().revokeAll("ada");

        assertThat(one.session()).isEmpty();
        assertThat(other.at(auth(settings -> settings)).session()).isEmpty();
    }

    @Test
    void who_wants_to_know_nothing_of_clients_keeps_nothing() {
        Auth auth = auth(settings -> settings.sessions(Sessions.stored().forgetClients()));
        new Visits(auth).signedIn("ada");
        ListedSession session = auth.sessions().list("ada").get(0);
        assertThat(session.address()).isNull();
        assertThat(session.userAgent()).isNull();
    }

    @Test
    @Tag("B10")
    void the_address_is_the_proxys_word_only_where_a_proxy_is_trusted() {
        for (boolean trusted : new boolean[] {false, true}) {
            Auth auth =
                    auth(settings -> trusted ? settings.proxies(Proxies.trusted()) : settings.url("http://localhost"));
            new Visits(auth)
                    .exchange(Visits.post("").from("10.0.0.1").header("X-Forwarded-For", "203.0.113.9, 198.51.100.4"))
                    .signIn("credentials", "/", Map.of("username", "u" + trusted, "password", "any"));
            assertThat(auth.sessions().list("u" + trusted))
                    .extracting(ListedSession::address)
                    .containsExactly(trusted ? "198.51.100.4" : "10.0.0.1");
        }
    }

    @Test
    @Tag("A14")
    void a_store_that_does_not_answer_is_a_fault() {
        Auth auth = auth(settings -> settings);
        Session session = session(new Visits(auth).signedIn("ada"));
        store.fail(Failing.EVERYTHING);

        for (Runnable call : List.<Runnable>of(
                () -> auth.sessions().list("ada"),
                () -> auth.sessions().revoke("ada", "x"),
                () -> auth.sessions().revokeOthers(session),
                () -> auth.sessions().revokeAll("ada"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            AuthException.Fault.class,
                            fault -> assertThat(fault.code()).isEqualTo(ErrorCode.ADAPTER));
        }
    }

    @Test
    void without_a_place_to_end_them_the_program_is_told_what_to_call() {
        assertThatThrownBy(() -> builder().build().sessions())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call store(…)");
        assertThatThrownBy(() ->
                        auth(settings -> settings.sessions(Sessions.sealed())).sessions())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("revocable(…)");
    }

    private static Session session(Visits browser) {
        return browser.session().orElseThrow();
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
    }

    private Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(builder().store(store.store())).build();
    }
}
