package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.store.contract.InterruptedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    void who_signs_in_with_the_new_password_before_it_is_taken_back_is_signed_out() {
        try (Application application = application(auth -> auth)) {
            Program thief = Program.signedUp(application, ADA);
            Program again = new Program(application);
            String id = application.user(ADA).id();
            store.after("replaceRecord", StoredPassword.KIND, () -> {
                application.auth.sessions().revokeAll(id);
                again.signsIn(ADA, OTHER_PASSWORD);
                assertThat(again.isSignedIn()).isTrue();
            });

            assertRefused(thief);

            assertThat(again.isSignedIn()).isFalse();
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

    private void assertOldPassword(Application application) {
        Program program = new Program(application);
        program.signsIn(ADA, OTHER_PASSWORD);
        assertThat(program.isSignedIn()).isFalse();
        program.signsIn(ADA, PASSWORD);
        assertThat(program.isSignedIn()).isTrue();
    }
}
