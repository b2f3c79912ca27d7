package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.model.Session;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sealed session that was ended through this store never counts again, whatever other nodes write. */
interface EndedForGoodTests extends StoreFixture {

    /** More than an attacker wins by chance, and less than the tries that a user's "sign out everywhere" has. */
    int LOST_ROUNDS = 30;

    @Test
    @Tag("S7")
    default void a_thief_whom_his_node_still_lets_in_does_not_end_the_others_and_stay() {
        Auth here = SignedInBrowser.sealedNode(store());
        Auth there = SignedInBrowser.sealedNode(store());
        SignedInBrowser thief = SignedInBrowser.signedIn(here, StoreFixture.hash());
        SignedInBrowser onOtherNode = thief.at(there);
        Session stale = onOtherNode.session().orElseThrow(); // which caches that nothing has ended
        here.sessions().revokeAll(stale.user().id());

        there.sessions().revokeOthers(stale);

        assertThat(onOtherNode.session()).isEmpty();
        assertThat(thief.session()).isEmpty();
        assertThat(thief.at(SignedInBrowser.sealedNode(store())).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    default void nor_if_all_are_ended_right_before_his_node_writes() {
        InterruptedStore interrupted = new InterruptedStore(store());
        Auth here = SignedInBrowser.sealedNode(store());
        Auth there = SignedInBrowser.sealedNode(interrupted.store());
        SignedInBrowser thief =
                SignedInBrowser.signedIn(here, StoreFixture.hash()).at(there);
        Session stale = thief.session().orElseThrow();
        AtomicInteger ended = new AtomicInteger();
        interrupted.before("replaceValue", () -> {
            here.sessions().revokeAll(stale.user().id());
            ended.incrementAndGet();
        });

        there.sessions().revokeOthers(stale);

        assertThat(ended).as("the race took place").hasValue(1);
        assertThat(thief.session()).isEmpty();
        assertThat(thief.at(SignedInBrowser.sealedNode(store())).session()).isEmpty();
    }

    @Test
    @Tag("S7")
    default void somebody_who_ends_session_after_session_keeps_nobody_from_ending_all() {
        InterruptedStore interrupted = new InterruptedStore(store());
        Auth node = SignedInBrowser.sealedNode(interrupted.store());
        Auth attacked = SignedInBrowser.sealedNode(store());
        SignedInBrowser browser = SignedInBrowser.signedIn(node, StoreFixture.hash());
        String user = browser.session().orElseThrow().user().id();
        AtomicInteger lost = new AtomicInteger();
        Runnable faster = new Runnable() {
            @Override
            public void run() {
                int round = lost.incrementAndGet();
                attacked.sessions().revoke(user, "1." + round);
                if (round < LOST_ROUNDS) {
                    interrupted.before("replaceValue", this);
                }
            }
        };
        interrupted.before("replaceValue", faster);

        node.sessions().revokeAll(user);

        assertThat(lost).hasValue(LOST_ROUNDS);
        assertThat(browser.session()).isEmpty();
        assertThat(browser.at(SignedInBrowser.sealedNode(store())).session()).isEmpty();
    }
}
