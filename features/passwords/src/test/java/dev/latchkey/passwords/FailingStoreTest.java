package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails uses up no link and no code, and leaves no thief beside a new password. */
class FailingStoreTest {

    private final InterruptedStore store = InterruptedStore.inMemory();
    private final Application application = Application.with(store.store(), passwords -> passwords);

    @AfterEach
    void close() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleteSessions", "replaceRecord", "user"})
    void a_link_to_reset_works_after_the_failure_and_throws_out_the_thief(String failing) {
        Program thief = Program.signedUp(application, ADA);
        Program ada = new Program(application);
        ada.post("passwords/forgot", Map.of("email", ADA));
        Map<String, String> reset = Map.of("token", application.outbox.takeToken(), "password", OTHER_PASSWORD);
        store.fail(failing);

        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(503);
        store.repair();
        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(200);

        assertThat(thief.isSignedIn()).isFalse();
        ada.signsIn(ADA, OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("B12")
    void a_link_works_after_a_failure_that_follows_the_first_proof_of_the_address() {
        application.store.createUser(new StoredUser(new User("u-eve", "Eve", ADA, null), null), null);
        application.passwords().setPassword("u-eve", "what the stranger knows");
        Program ada = new Program(application);
        ada.post("passwords/forgot", Map.of("email", ADA));
        Map<String, String> reset = Map.of("token", application.outbox.takeToken(), "password", OTHER_PASSWORD);
        store.before("addRecord", StoredPassword.KIND, () -> store.fail("addRecord"));

        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(503);
        store.repair();
        assertThat(application.passwords().has("u-eve")).isFalse(); // the proof has removed the stranger's password
        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(200);

        ada.signsIn(ADA, OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.post("passwords/reset", reset).statusCode()).isEqualTo(403);
    }

    @Test
    void sessions_end_before_the_password_changes() {
        Program thief = Program.signedUp(application, ADA);
        Program ada = new Program(application);
        ada.signsIn(ADA, PASSWORD);
        Map<String, String> change = Map.of("current", PASSWORD, "password", OTHER_PASSWORD);
        store.after("replaceRecord", StoredPassword.KIND, () -> store.fail("deleteSessions"));

        ada.post("passwords/change", change);
        store.repair();

        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void a_new_password_is_told_also_if_the_sessions_cannot_be_ended_after_it() {
        Program.signedUp(application, ADA);
        String id = application.user(ADA).id();
        store.after("replaceRecord", StoredPassword.KIND, () -> store.fail("deleteSessions"));

        assertThatThrownBy(() -> application.passwords().setPassword(id, OTHER_PASSWORD))
                .isInstanceOf(AuthException.Fault.class);
        store.repair();

        assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.APPLICATION));
    }

    @Test
    void a_code_to_sign_up_works_after_the_failure() {
        Program ada = new Program(application);
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        Map<String, String> code = Map.of("challenge", challenge, "code", application.outbox.takeCode());
        store.fail("createUser");

        ada.post("passwords/sign-up/code", code);
        store.repair();
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.post("passwords/sign-up/code", code).statusCode()).isEqualTo(200);

        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void an_invitation_works_after_the_failure() {
        application.passwords().invite(ADA, application.url() + "/auth");
        Program ada = new Program(application);
        Map<String, String> accept =
                Map.of("token", application.outbox.takeToken(), "name", "Ada Lindqvist", "password", PASSWORD);
        store.fail("createUser");

        ada.post("passwords/invitation", accept);
        store.repair();

        assertThat(ada.post("passwords/invitation", accept).statusCode()).isEqualTo(200);
        assertThat(ada.isSignedIn()).isTrue();
    }
}
