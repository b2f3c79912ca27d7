package dev.latchkey.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoredReplayCacheTest {

    private final ManualClock clock = new ManualClock();
    private final WatchedStore store = new WatchedStore();

    private StoredReplayCache node() {
        return new StoredReplayCache(
                new CheckedStore(store.store(), clock, Runnable::run), clock, Duration.ofMinutes(16), "attempt");
    }

    @Test
    @Tag("X4")
    void what_came_back_to_one_node_is_spent_on_every_other() {
        assertThat(node().spend("a", clock.instant())).isTrue();
        assertThat(node().spend("a", clock.instant())).isFalse();
        assertThat(node().spend("b", clock.instant())).isTrue();
    }

    @Test
    void it_is_remembered_until_no_cookie_opens_any_more() {
        node().spend("a", clock.instant());
        store.memory()
                .deleteExpired(clock.instant().plus(Duration.ofMinutes(16)).minusMillis(1), 10);
        assertThat(node().spend("a", clock.instant())).isFalse();
        store.memory().deleteExpired(clock.instant().plus(Duration.ofMinutes(16)), 10);
        assertThat(node().spend("a", clock.instant())).isTrue();
    }

    @Test
    void expired_tickets_are_removed_on_other_calls() {
        StoredReplayCache node = node();
        node.spend("a", clock.instant());
        clock.advance(Duration.ofMinutes(16 + 5).minusMillis(1));
        node.spend("b", clock.instant());
        assertThat(store.memory().createToken("spent attempt", "a", clock.instant()))
                .as("a node whose clock is five minutes behind knows it")
                .isFalse();
        clock.advance(Duration.ofMinutes(1));
        node.spend("c", clock.instant());
        assertThat(store.memory().createToken("spent attempt", "a", clock.instant()))
                .isTrue();
    }

    @Test
    void a_store_that_does_not_answer_spends_nothing() {
        store.fail(WatchedStore.Failing.EVERYTHING);
        assertThatThrownBy(() -> node().spend("a", clock.instant()))
                .isInstanceOfSatisfying(
                        AuthException.Fault.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.ADAPTER));
        store.fail(WatchedStore.Failing.NOTHING);
        assertThat(node().spend("a", clock.instant())).isTrue();
    }
}
