package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.store.contract.InterruptedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session that has ended sets no password, whenever it ends. */
@Tag("S7")
class EndedMeanwhileTest {

    private final InterruptedStore store = InterruptedStore.inMemory();

    /** What happens while the service of breaches is asked, which is after the session was looked at. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private static AuthBuilder sealed(AuthBuilder auth) {
        return auth.sessions(Sessions.sealed().revocable(Duration.ofMinutes(1)));
    }

    private Application application(UnaryOperator<AuthBuilder> sessions) {
        return Application.with(
                store.store(),
                passwords -> passwords.breachCheck(prefix -> {
                    meanwhile.getAndSet(() -> {}).run();
                    return "";
                }),
                sessions);
    }

    @Test
    void a_user_who_is_disabled_meanwhile_keeps_the_old_password() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            meanwhile.set(() -> application.auth.users().disable(id));

            assertRefused(thief);

            application.auth.users().enable(id);
            assertOldPassword(application);
        }
    }

    @Test
    void so_does_one_whose_sessions_end_at_the_last_moment() {
        for (UnaryOperator<AuthBuilder> sessions :
                List.<UnaryOperator<AuthBuilder>>of(EndedMeanwhileTest::sealed, auth -> auth)) {
            try (Application application = application(sessions)) {
                Program thief = Program.signedUp(application, ADA);
                String id = application.user(ADA).id();
                store.after(
                        "replaceRecord",
                        StoredPassword.KIND,
                        () -> application.auth.sessions().revokeAll(id));

                assertRefused(thief);

                assertThat(store.isDone()).isTrue();
                assertOldPassword(application);
                application.auth.users().delete(id);
            }
        }
    }

    @Test
    void a_user_without_a_password_gets_none() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            application.store.recordsOf(StoredPassword.KIND, id).forEach(application.store::deleteRecord);
            store.after(
                    "addRecord",
                    StoredPassword.KIND,
                    () -> application.auth.sessions().revokeAll(id));

            assertRefused(thief);

            assertThat(application.passwords().has(id)).isFalse();
        }
    }

    @Test
    void nobody_signs_in_with_the_new_password_before_the_last_look_at_the_session() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            Program again = new Program(application);
            String id = application.user(ADA).id();
            AtomicBoolean signedIn = new AtomicBoolean(true);
            store.after("replaceRecord", StoredPassword.KIND, () -> {
                application.auth.sessions().revokeAll(id);
                again.signsIn(ADA, OTHER_PASSWORD);
                signedIn.set(again.isSignedIn());
            });

            assertRefused(thief);

            assertThat(signedIn).isFalse();
            assertOldPassword(application);
        }
    }

    @Test
    void a_session_that_ends_between_the_last_look_and_the_change_leaves_no_password_and_a_notice() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            Program again = new Program(application);
            String id = application.user(ADA).id();
            AtomicBoolean signedIn = new AtomicBoolean();
            store.after(
                    "replaceRecord",
                    StoredPassword.KIND,
                    () -> store.after("replaceRecord", StoredPassword.KIND, () -> {
                        application.auth.sessions().revokeAll(id);
                        again.signsIn(ADA, OTHER_PASSWORD);
                        signedIn.set(again.isSignedIn());
                    }));

            assertRefused(thief);

            assertThat(signedIn).isTrue();
            assertThat(again.isSignedIn()).isFalse();
            assertThat(application.passwords().has(id)).isFalse();
            assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.CHANGE));
        }
    }

    @Test
    void of_two_changes_with_one_session_neither_brings_back_the_password_of_the_other() throws Exception {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            String middle = "eleven boats beside the orchard";
            CountDownLatch ended = new CountDownLatch(1);
            CountDownLatch looked = new CountDownLatch(1);
            ExecutorService second = Executors.newSingleThreadExecutor();
            List<Future<?>> answers = new ArrayList<>();
            store.after("replaceRecord", StoredPassword.KIND, () -> {
                store.after("replaceRecord", StoredPassword.KIND, () -> {
                    application.auth.sessions().revokeAll(id);
                    ended.countDown();
                    await(looked); // the first request looks at its session first
                });
                answers.add(second.submit(() -> thief.post("passwords/change", Map.of("password", OTHER_PASSWORD))));
                await(ended);
            });

            assertThat(thief.post("passwords/change", Map.of("password", middle))
                            .statusCode())
                    .isNotEqualTo(200);
            looked.countDown();
            answers.get(0).get();
            second.shutdown();

            assertThat(store.isDone()).isTrue();
            Program program = new Program(application);
            program.signsIn(ADA, middle);
            assertThat(program.isSignedIn()).isFalse();
            assertOldPassword(application);
        }
    }

    @Test
    void a_store_that_fails_after_the_session_has_ended_leaves_the_old_password() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            store.after("replaceRecord", StoredPassword.KIND, () -> {
                application.auth.sessions().revokeAll(id);
                store.fail("record");
            });

            assertRefused(thief);

            store.repair();
            assertOldPassword(application);
        }
    }

    @Test
    void a_change_whose_answer_the_store_loses_is_looked_at_as_any_other() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            afterTheChange(() -> {
                application.auth.sessions().revokeAll(id);
                throw new IllegalStateException("the answer is lost");
            });

            assertRefused(thief);

            assertThat(store.isDone()).isTrue();
            assertThat(application.passwords().has(id)).isFalse();
            assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.CHANGE));
        }
    }

    @Test
    void the_owner_gets_the_notice_also_if_the_store_does_not_say_whether_the_password_was_changed() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            afterTheChange(() -> {
                store.fail("record");
                throw new IllegalStateException("the answer is lost");
            });

            assertRefused(thief);

            assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.CHANGE));
        }
    }

    @Test
    void a_change_that_the_store_refuses_is_told_to_nobody() {
        try (Application application = application(auth -> auth)) {
            Program ada = Program.signedUp(application, ADA);
            store.after("replaceRecord", StoredPassword.KIND, () -> store.fail("replaceRecord"));

            assertRefused(ada);

            store.repair();
            assertOldPassword(application);
            assertThat(application.events).noneMatch(PasswordEvent.Changed.class::isInstance);
        }
    }

    /** Right after the change itself, which comes after the one that announces it. */
    private void afterTheChange(Runnable work) {
        store.after(
                "replaceRecord", StoredPassword.KIND, () -> store.after("replaceRecord", StoredPassword.KIND, work));
    }

    @Test
    void a_first_password_that_a_failure_left_announced_is_set_later() {
        try (Application application = application(auth -> auth)) {
            Program ada = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            application.store.recordsOf(StoredPassword.KIND, id).forEach(application.store::deleteRecord);
            store.after("addRecord", StoredPassword.KIND, () -> store.fail("record"));

            assertRefused(ada);

            store.repair();
            assertThat(application.passwords().has(id)).isFalse();
            assertThat(ada.post("passwords/change", Map.of("password", PASSWORD))
                            .statusCode())
                    .isEqualTo(200);
            application.store.recordsOf(StoredPassword.KIND, id).forEach(application.store::deleteRecord);
            store.after("addRecord", StoredPassword.KIND, () -> store.fail("record"));
            assertRefused(ada);
            store.repair();
            application.passwords().setPassword(id, PASSWORD);
            assertOldPassword(application);
        }
    }

    @Test
    void a_reset_at_the_same_moment_stays() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            store.after("replaceRecord", StoredPassword.KIND, () -> {
                application.auth.sessions().revokeAll(id);
                application.passwords().setPassword(id, "a password of the owner");
            });

            assertRefused(thief);

            Program ada = new Program(application);
            ada.signsIn(ADA, "a password of the owner");
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void another_node_that_remembers_the_session_asks_the_store() {
        try (Application here = application(EndedMeanwhileTest::sealed);
                Application there = application(EndedMeanwhileTest::sealed)) {
            Program thief = Program.signedUp(here, ADA);
            thief.visit(there);
            assertThat(thief.isSignedIn()).isTrue(); // so that this node has something to remember
            here.auth.sessions().revokeAll(here.user(ADA).id());

            assertRefused(thief);

            assertOldPassword(here);
        }
    }

    private void assertRefused(Program thief) {
        assertThat(thief.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isNotEqualTo(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertOldPassword(Application application) {
        Program program = new Program(application);
        program.signsIn(ADA, OTHER_PASSWORD);
        assertThat(program.isSignedIn()).isFalse();
        program.signsIn(ADA, PASSWORD);
        assertThat(program.isSignedIn()).isTrue();
    }
}
