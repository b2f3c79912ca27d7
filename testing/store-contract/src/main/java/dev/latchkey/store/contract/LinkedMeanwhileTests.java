package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A link that a stolen session makes does not outlast "sign out everywhere", whatever fails on the way. */
interface LinkedMeanwhileTests extends StoreFixture {

    @Test
    @Tag("A16")
    @Tag("B12")
    default void an_account_that_is_linked_while_its_user_signs_out_everywhere_leads_nobody_in() {
        for (String moment : new String[] {"linkAccount", "replaceTokens"}) {
            InterruptedStore interrupted = new InterruptedStore(store());
            try (LinkFixture link = LinkFixture.begun(store(), interrupted.store())) {
                AtomicInteger ended = new AtomicInteger();
                interrupted.before(moment, () -> {
                    link.auth().sessions().revokeAll(link.userId());
                    ended.incrementAndGet();
                });

                link.comeBack();

                assertThat(ended).as("the race took place before %s", moment).hasValue(1);
                assertThat(link.accountSignsIn()).as("after %s", moment).isNotEqualTo(link.userId());
            }
        }
    }

    @Test
    @Tag("A16")
    @Tag("B12")
    default void nor_if_the_store_then_fails_to_take_the_link_back() {
        InterruptedStore interrupted = new InterruptedStore(store());
        try (LinkFixture link = LinkFixture.begun(store(), interrupted.store())) {
            interrupted.before("replaceTokens", () -> {
                link.auth().sessions().revokeAll(link.userId());
                interrupted.before("replaceTokens", () -> interrupted.fail("unlinkAccount", "replaceTokens"));
            });

            link.comeBack();

            assertThat(link.accountSignsIn()).isNotEqualTo(link.userId());
        }
    }
}
