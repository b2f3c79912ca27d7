package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.contract.InterruptedStore;
import org.junit.jupiter.api.Test;

/** A notice is not lost because the store fails at what the notice can do without. */
class FailingStoreTest {

    @Test
    void a_notice_is_sent_without_its_link_and_uncounted_if_the_store_keeps_neither() {
        InterruptedStore store = InterruptedStore.inMemory();
        try (Application application = Application.with(store.store(), auth -> auth)) {
            application.signedIn("ada");
            int before = application.mailbox.letters().size();
            store.after("replaceRecord", "security-notices-browsers", () -> store.fail("value", "replaceValue"));

            application.signedIn("ada");

            assertThat(application.mailbox.letters()).hasSize(before + 1);
            assertThat(application.mailbox.last().html()).doesNotContain("not-me");
        }
    }
}
