package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sealed session that was ended never counts again, whatever is written later, where, and by whom. */
class EndedForGoodTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final WatchedStore store = new WatchedStore();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth here = node(store.store());
    private final Auth there = node(store.store());

    @Test
    @Tag("S7")
    void who_was_signed_out_everywhere_cannot_let_himself_in_again_through_a_node_that_does_not_know_yet() {
        Visits thief = new Visits(here).signedIn("ada").at(there);
        Session stale = session(thief);
        here.sessions().revokeAll("ada");
        assertThat(session(thief).id()).isEqualTo(stale.id()); // this node has cached that

        there.sessions().revokeOthers(stale);

        assertThat(thief.session()).isEmpty();
        now = now.plus(BOUND);
        assertThat(thief.at(here).session()).isEmpty();
        assertThat(thief.at(there).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void nor_who_was_ended_by_name_or_as_one_of_the_others() {
        Visits owner = new Visits(here).signedIn("ada");
        Visits byName = new Visits(here).signedIn("ada").at(there);
        Visits asOther = new Visits(here).signedIn("ada").at(there);
        Session named = session(byName);
        Session other = session(asOther);
        here.sessions().revoke("ada", named.id().orElseThrow());
        here.sessions().revokeOthers(session(owner));

        there.sessions().revokeOthers(named);
        there.sessions().revokeOthers(other);

        now = now.plus(BOUND);
        assertThat(byName.at(here).session()).isEmpty();
        assertThat(asOther.at(here).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void what_is_spared_is_decided_by_what_the_store_holds_when_it_is_written() {
        Visits thief = new Visits(here).signedIn("ada").at(there);
        Session stale = session(thief);
        store.before("replaceValue", () -> here.sessions().revokeAll("ada"));

        there.sessions().revokeOthers(stale);

        now = now.plus(BOUND);
        assertThat(thief.session()).isEmpty();
        assertThat(thief.at(here).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    void what_has_ended_stays_so_when_a_clock_goes_back() {
        Visits before = new Visits(here).signedIn("ada");
        Visits named = new Visits(here).signedIn("ada");
        String id = session(named).id().orElseThrow();
        here.sessions().revoke("ada", id);
        here.sessions().revokeAll("ada");
        now = now.minus(Duration.ofHours(1));
        here.sessions().revokeAll("ada");
        Visits after = new Visits(here).signedIn("ada");
        here.sessions().revokeOthers(session(after));

        assertThat(before.at(here).session()).isEmpty();
        assertThat(named.at(here).session()).isEmpty();
        assertThat(after.session()).isPresent();
    }

    @Test
    @Tag("S7")
    void all_are_ended_also_one_that_began_where_the_clock_is_ahead() {
        now = now.plusSeconds(110);
        Visits ahead = new Visits(there).signedIn("ada");
        now = now.minusSeconds(110);

        here.sessions().revokeAll("ada");

        assertThat(ahead.at(here).session()).isEmpty();
        assertThat(new Visits(here).signedIn("ada").session()).isPresent();
    }

    @Test
    @Tag("S7")
    void somebody_who_ends_session_after_session_keeps_nobody_from_ending_all() {
        Visits browser = new Visits(here).signedIn("ada");
        AtomicInteger lost = new AtomicInteger();
        Runnable faster = new Runnable() {
            @Override
            public void run() {
                int round = lost.incrementAndGet();
                node(store.memory()).sessions().revoke("ada", "1." + round);
                if (round < 30) {
                    store.before("replaceValue", this);
                }
            }
        };
        store.before("replaceValue", faster);

        here.sessions().revokeAll("ada");

        assertThat(lost).hasValue(30);
        assertThat(browser.session()).isEmpty();
    }

    /**
     * One thread of the node has the turn and is held up in the store; a crowd would take the turn one after another.
     */
    @Test
    @Tag("S7")
    void a_crowd_that_ends_single_sessions_waits_for_its_turn_and_not_who_ends_all() throws Exception {
        Visits browser = new Visits(here).signedIn("ada");
        CountDownLatch inTheStore = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        store.before("replaceValue", () -> {
            inTheStore.countDown();
            awaited(goOn);
        });
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(() -> here.sessions().revoke("ada", "1.a"));
        awaited(inTheStore);
        store.asked();

        assertThatThrownBy(() -> here.sessions().revoke("ada", "1.b"))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("too many wait for their turn");
        assertThat(store.asked()).as("without its turn").isEmpty();
        here.sessions().revokeAll("ada");

        assertThat(browser.session()).isEmpty();
        goOn.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.at(here).session()).isEmpty();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("S7")
    void a_flood_of_endings_ends_too_much_and_never_too_little() {
        Visits first = new Visits(here).signedIn("ada");
        String id = session(first).id().orElseThrow();
        here.sessions().revoke("ada", id);
        now = now.plusSeconds(1);
        for (int i = 0; i < 200; i++) {
            here.sessions().revoke("ada", Long.toString(now.toEpochMilli() + 9_000_000, 36) + "." + i);
            assertThat(first.at(here).session()).isEmpty();
        }
        assertThat(new Visits(here).signedIn("ada").session()).isPresent();
    }

    @Test
    @Tag("S7")
    void a_session_that_begins_on_a_node_that_does_not_know_of_an_ending_yet_counts() {
        new Visits(there).signedIn("ada"); // so that this node caches the answer
        here.sessions().revokeAll("ada");
        Visits next = new Visits(there).signedIn("ada");
        now = now.plus(BOUND);
        assertThat(next.session()).isPresent();
        assertThat(next.at(here).session()).isPresent();
    }

    private static Session session(Visits browser) {
        return browser.session().orElseThrow();
    }

    private Auth node(Store its) {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))))
                .store(its)
                .sessions(Sessions.sealed().revocable(BOUND))
                .build();
    }
}
