package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A password that somebody else may know counts nowhere until there is a new one. */
@Tag("S7")
class DistrustTest {

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final Application application = Application.with(
            store.store(), passwords -> passwords.limits(new RateLimit(3, Duration.ofHours(1)), Application.OFTEN));
    private final Program ada = Program.signedUp(application, ADA);
    private final String id = application.user(ADA).id();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("B33")
    void it_gets_the_answer_to_a_wrong_password_and_counts_as_one() {
        Program thief = new Program(application);
        Optional<String> wrong = Program.location(thief.signsIn(ADA, OTHER_PASSWORD));

        assertThat(application.passwords().distrust(id)).isTrue();

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(Program.location(thief.signsIn(ADA, PASSWORD))).isPresent().isEqualTo(wrong);
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(application.passwords().has(id)).isTrue();
        thief.signsIn(ADA, PASSWORD);
        assertThat(application.passwords().trust(id)).isTrue();
        assertThat(signsIn(PASSWORD)).as("three wrong ones are the limit").isFalse();
        application.pass(Duration.ofHours(1));
        assertThat(signsIn(PASSWORD)).isTrue();
    }

    @Test
    void it_confirms_nothing_and_somebody_who_is_signed_in_otherwise_sets_no_other() {
        distrustWithoutMore();

        HttpResponse<String> change =
                ada.post("passwords/change", Map.of("current", PASSWORD, "password", OTHER_PASSWORD));
        HttpResponse<String> recent = ada.post("passwords/change", Map.of("password", OTHER_PASSWORD));

        assertThat(change.statusCode()).isEqualTo(403);
        assertThat(recent.statusCode()).isEqualTo(403);
        assertThat(Program.json(ada.get("passwords/change")).toJson()).isEqualTo("{\"set\":true,\"settable\":false}");
        assertThat(ada.page("account").body()).contains("prove that your e-mail address is yours");
        application.pass(Duration.ofHours(1));
        assertThat(ada.page("confirm").body()).doesNotContain("/auth/confirm/password");
        assertThat(Program.location(ada.post("confirm/password", Map.of("password", PASSWORD)))
                        .orElse(""))
                .contains("error=");
    }

    @Test
    void a_reset_by_mail_sets_one_that_counts() {
        new Program(application).post("passwords/forgot", Map.of("email", ADA));
        String before = application.outbox.takeToken();
        application.passwords().distrust(id);

        assertThat(new Program(application)
                        .post("passwords/reset", Map.of("token", before, "password", OTHER_PASSWORD))
                        .statusCode())
                .isEqualTo(200);

        assertThat(signsIn(OTHER_PASSWORD)).isTrue();
        assertThat(signsIn(PASSWORD)).isFalse();
    }

    @Test
    void so_does_the_application() {
        application.passwords().distrust(id);
        application.passwords().setPassword(id, OTHER_PASSWORD);
        assertThat(signsIn(OTHER_PASSWORD)).isTrue();

        ForeignHashesTest.Kept imported = ForeignHashesTest.kept().findFirst().orElseThrow();
        application.passwords().distrust(id);
        application.passwords().importHash(id, imported.hash());
        assertThat(signsIn(imported.password())).isTrue();
    }

    @Test
    void a_sign_in_that_has_looked_at_it_before_gets_no_session() {
        Program thief = new Program(application);
        store.after("createSession", this::distrustWithoutMore);

        thief.signsIn(ADA, PASSWORD);

        assertThat(store.isDone()).isTrue();
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void a_thief_who_changes_it_at_the_same_moment_gets_nothing_that_counts() {
        store.after(
                "replaceRecord",
                StoredPassword.KIND,
                () -> application.passwords().distrust(id));

        assertThat(ada.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isNotEqualTo(200);

        assertThat(store.isDone()).isTrue();
        assertThat(signsIn(OTHER_PASSWORD)).isFalse();
        assertThat(signsIn(PASSWORD)).as("the one that is put back").isFalse();
    }

    @Test
    void somebody_without_a_password_has_none_to_distrust() {
        application.store.createUser(new StoredUser(new User("u-bob", "Bob", "bob@example.org", null), null), null);

        for (String none : List.of("u-bob", "nobody")) {
            assertThat(application.passwords().distrust(none)).isFalse();
            assertThat(application.passwords().trust(none)).isFalse();
            assertThat(application.passwords().has(none)).isFalse();
        }
    }

    /** No session ends. */
    private void distrustWithoutMore() {
        assertThat(new PasswordRecords(store.underlying(), new Randoms(new SecureRandom())).letCount(id, false))
                .isTrue();
    }

    private boolean signsIn(String password) {
        Program program = new Program(application);
        program.signsIn(ADA, password);
        return program.isSignedIn();
    }
}
