package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The session of a thief ends, and the store fails, in the middle of a change of the address. */
class AddressMeanwhileTest extends AddressWalk {

    @Test
    @Tag("B35")
    void a_change_after_which_the_store_does_not_answer_at_all_is_told_to_the_old_address() {
        Program thief = ada();
        String id = user(OLD).user().id();
        String challenge = begin(thief, NEW);
        store.after("replaceEmail", () -> {
            application.auth.users().endSessions(id);
            store.fail("user", "replaceEmail", "record", "addRecord", "replaceRecord", "deleteRecord", "session");
        });

        thief.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(NEW)));
        store.repair();

        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    @Test
    @Tag("B35")
    void of_two_changes_one_after_the_other_neither_brings_back_the_address_of_the_other() throws Exception {
        Program thief = ada();
        String id = user(OLD).user().id();
        String first = begin(thief, NEW);
        String code = post.code(NEW);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        List<Future<?>> answers = new ArrayList<>();
        store.after("replaceEmail", () -> {
            Map<String, String> second = Map.of("challenge", begin(thief, THIRD), "code", post.code(THIRD));
            store.after("replaceEmail", () -> {
                application.auth.users().endSessions(id);
                ended.countDown();
                await(looked); // the first request looks at its session first
            });
            answers.add(other.submit(() -> thief.post("account/email/confirm", second)));
            await(ended);
        });

        assertThat(Program.json(thief.post("account/email/confirm", Map.of("challenge", first, "code", code)))
                        .text("result"))
                .contains("email-not-changed");
        looked.countDown();
        answers.get(0).get();
        other.shutdown();

        assertThat(store.isDone()).isTrue();
        assertThat(user(OLD).user().id()).isEqualTo(id);
        assertThat(undo(post.link(NEW))).as("nobody goes back to it").isEqualTo("not-undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
