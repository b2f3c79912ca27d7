package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
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

/** Sealed sessions that are ended before their time: here at once, on another node within the bound (W48). */
class RevocableSessionsTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final WatchedStore store = new WatchedStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth here = auth(settings -> settings);
    private final Auth there = auth(settings -> settings);

    @Test
    @Tag("S7")
    void what_is_ended_on_one_node_is_refused_there_at_once_and_on_the_other_when_the_bound_is_over() {
        Visits browser = new Visits(here).signedIn("ada");
        assertThat(browser.at(there).session()).isPresent();

        here.sessions().revokeAll("ada");

        assertThat(browser.at(here).session()).isEmpty();
        now = now.plus(BOUND).minusMillis(1);
        assertThat(browser.at(there).session()).isPresent();
        now = now.plusMillis(1);
        assertThat(browser.at(there).session()).isEmpty();
    }

    @Test
    void within_the_bound_a_node_asks_the_store_once_for_each_user() {
        Visits ada = new Visits(here).signedIn("ada");
        Visits bob = new Visits(here).signedIn("bob");
        store.asked();

        for (int i = 0; i < 5; i++) {
            assertThat(ada.at(there).session()).isPresent();
            assertThat(bob.at(there).session()).isPresent();
        }

        assertThat(store.asked()).containsExactly("value", "value");
    }

    @Test
    @Tag("S7")
    void an_answer_that_is_on_its_way_while_a_session_is_ended_is_not_remembered() {
        Visits browser = new Visits(here).signedIn("ada");
        now = now.plus(BOUND);
        store.after("value", () -> here.sessions().revokeAll("ada"));
        browser.session();
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void a_new_session_after_all_were_ended_counts() {
        Visits old = new Visits(here).signedIn("ada");
        here.sessions().revokeAll("ada");
        Visits browser = new Visits(here).signedIn("ada");
        now = now.plus(BOUND);
        assertThat(browser.at(there).session()).isPresent();
        assertThat(old.at(there).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void signing_out_ends_the_copy_of_the_cookie_too() {
        Visits browser = new Visits(here).signedIn("ada");
        Visits copy = browser.at(there);
        Visits otherBrowser = new Visits(here).signedIn("ada");

        browser.signOut();

        now = now.plus(BOUND);
        assertThat(copy.session()).isEmpty();
        assertThat(otherBrowser.at(there).session()).isPresent();
    }

    @Test
    @Tag("S7")
    void signing_in_again_ends_the_session_that_the_browser_had() {
        Visits browser = new Visits(here).signedIn("ada");
        Visits copy = browser.at(here);
        browser.signedIn("ada");
        assertThat(copy.session()).isEmpty();
        assertThat(browser.session()).isPresent();
    }

    @Test
    void all_others_go_and_this_one_stays_also_after_it_is_renewed() {
        Visits other = new Visits(here).signedIn("ada");
        Visits browser = new Visits(here).signedIn("ada");
        String id = session(browser).id().orElseThrow();

        here.sessions().revokeOthers(session(browser));
        now = now.plus(Duration.ofDays(2));

        assertThat(other.session()).isEmpty();
        assertThat(session(browser).id()).contains(id);
        now = now.plus(Duration.ofDays(29));
        assertThat(browser.session()).isPresent(); // so it was renewed
    }

    @Test
    void one_of_them_ends_by_its_id() {
        Visits lost = new Visits(here).signedIn("ada");
        Visits browser = new Visits(here).signedIn("ada");
        assertThat(here.sessions().revoke("ada", session(lost).id().orElseThrow()))
                .isTrue();
        assertThat(lost.session()).isEmpty();
        assertThat(browser.session()).isPresent();
    }

    @Test
    @Tag("B20")
    void the_id_of_another_users_session_ends_nothing() {
        Visits bob = new Visits(here).signedIn("bob");
        here.sessions().revoke("ada", session(bob).id().orElseThrow());
        now = now.plus(BOUND);
        assertThat(bob.session()).isPresent();
        assertThat(here.sessions().revoke("ada", "x".repeat(1_000))).isFalse();
    }

    @Test
    void what_can_be_no_id_is_refused_and_reaches_no_store() {
        store.asked();
        for (String id :
                List.of("", "x", ".", "1.", "1.\ud800", "1.\u0000", "1.A", "1.a#0", "zzzzzzzzzzzz.a", "1.a b")) {
            assertThat(here.sessions().revoke("ada", id)).as(id).isFalse();
        }
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void who_ends_session_after_session_forgets_none_of_them() {
        Visits first = new Visits(here).signedIn("ada");
        Visits copy = first.at(there);
        first.signOut();
        for (int i = 0; i < 120; i++) {
            now = now.plusSeconds(1);
            Visits next = new Visits(here).signedIn("ada");
            Visits nextCopy = next.at(here);
            next.signOut();
            assertThat(nextCopy.session()).isEmpty();
        }
        Visits last = new Visits(here).signedIn("ada");

        now = now.plus(BOUND);
        assertThat(copy.session()).isEmpty();
        assertThat(last.at(there).session()).isPresent();
    }

    @Test
    void a_token_from_before_counts_until_all_are_ended() {
        Visits old = new Visits(plain()).signedIn("ada").at(here);
        assertThat(old.session()).isPresent();
        assertThat(session(old).id()).isEmpty();
        here.sessions().revokeAll("ada");
        assertThat(old.at(here).session()).isEmpty();
    }

    @Test
    void no_callback_can_make_a_session_unendable_by_dropping_claims() {
        Auth forgetful = auth(settings -> settings.onJwt(context -> Claims.empty()
                .with("sub", context.token().text("sub").orElseThrow())
                .with("at", now.toString()))); // renews at each read
        Visits browser = new Visits(forgetful).signedIn("ada");
        Visits copy = browser.at(forgetful);
        assertThat(browser.session()).isPresent();
        now = now.plusSeconds(1);
        assertThat(browser.session()).isPresent();

        forgetful.sessions().revoke("ada", session(browser).id().orElseThrow());

        assertThat(browser.session()).isEmpty();
        assertThat(copy.session()).isEmpty();
    }

    @Test
    @Tag("A14")
    void while_it_cannot_be_asked_whether_a_session_was_ended_what_needs_one_is_unavailable() {
        Visits browser = new Visits(here).signedIn("ada");
        assertThat(browser.at(there).session()).isPresent();
        store.fail(Failing.EVERYTHING);

        assertThat(browser.at(there).session()).isPresent(); // that node has cached this
        now = now.plus(BOUND);
        AdapterExchange exchange = browser.at(there).exchange(Visits.get("/orders"));
        assertThat(exchange.session()).isEmpty();
        AuthResponse answer = exchange.require().orElseThrow();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.headers()).noneMatch(header -> header.value().startsWith(Visits.SESSION));

        store.fail(Failing.NOTHING);
        assertThat(browser.at(there).session()).isPresent();
    }

    @Test
    @Tag("B13")
    void who_is_deleted_and_signed_out_everywhere_is_nobody_on_each_node() {
        Visits browser = new Visits(here).signedIn("ada");
        here.sessions().revokeAll("ada");
        store.memory().deleteUser("ada");
        now = now.plus(BOUND);
        assertThat(browser.at(here).session()).isEmpty();
        assertThat(browser.at(there).session()).isEmpty();
    }

    @Test
    void reading_one_may_wait_and_only_where_this_was_asked_for() {
        Visits browser = new Visits(here).signedIn("ada");
        assertThat(browser.exchange(Visits.get("/")).mayBlock()).isTrue();
        assertThat(new Visits(here).exchange(Visits.get("/")).mayBlock()).isFalse();
        assertThat(browser.at(plain()).exchange(Visits.get("/")).mayBlock()).isFalse();
        store.asked();
        assertThat(browser.at(plain()).session()).isPresent();
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void what_was_ended_is_remembered_for_as_long_as_a_node_that_did_not_know_may_have_renewed_it() {
        Visits browser = new Visits(here)
                .signedIn("ada")
                .at(auth(Sessions.sealed().revocable(BOUND).updateAge(Duration.ZERO)));
        assertThat(browser.session()).isPresent();
        here.sessions().revokeAll("ada");
        now = now.plus(BOUND).minusMillis(1);
        assertThat(browser.session()).isPresent(); // renewed for thirty days by what this node has cached

        now = now.plus(Duration.ofDays(30)).plusSeconds(14);
        store.memory().deleteExpired(now, 100);

        assertThat(browser.at(there).session()).isEmpty();
    }

    @Test
    void they_cannot_be_listed_and_contradictions_are_found_when_it_is_built() {
        assertThatThrownBy(() -> here.sessions().list("ada")).hasMessageContaining("nobody can list them");
        assertThatThrownBy(() ->
                        builder().sessions(Sessions.sealed().revocable(BOUND)).build())
                .hasMessageContaining("without a store has nowhere to keep which ones were ended: call store(…)");
        assertThatThrownBy(() -> builder()
                        .store(store.store())
                        .settings(Map.of("sessions.revocable", "30s"))
                        .build())
                .hasMessageContaining("these are stored, which can be ended without it");
        assertThatThrownBy(() -> auth(Sessions.sealed().revocable(Duration.ofSeconds(-1))))
                .hasMessageContaining("negative");
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

    private Auth plain() {
        return builder().store(store.store()).sessions(Sessions.sealed()).build();
    }

    private Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(builder()
                        .store(store.store())
                        .sessions(Sessions.sealed().revocable(BOUND)))
                .build();
    }

    private Auth auth(Sessions.Sealed sessions) {
        return builder().store(store.store()).sessions(sessions).build();
    }
}
