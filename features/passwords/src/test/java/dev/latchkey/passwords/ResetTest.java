package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResetTest {

    private final Application application = Application.standard();
    private final Program owner = Program.signedUp(application, ADA);
    private final Program ada = new Program(application);

    @AfterEach
    void close() {
        application.close();
    }

    private String token() {
        ada.post("passwords/forgot", Map.of("email", ADA));
        return application.outbox.takeToken();
    }

    private HttpResponse<String> reset(String token, String password) {
        return ada.post("passwords/reset", Map.of("token", token, "password", password));
    }

    @Test
    void a_link_sets_a_new_password_and_ends_every_session() {
        String token = token();
        String id = application.user(ADA).id();

        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(200);

        assertThat(owner.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(application.events).contains(new PasswordEvent.Changed(id, PasswordEvent.How.RESET));
        ada.signsIn(ADA, PASSWORD);
        assertThat(ada.isSignedIn()).isFalse();
        ada.signsIn(ADA, OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B33")
    void an_address_without_a_user_gets_the_same_answer_and_no_mail() {
        HttpResponse<String> unknown = ada.submit("passwords/forgot", Map.of("email", "bob@example.org"));
        HttpResponse<String> known = ada.submit("passwords/forgot", Map.of("email", ADA));

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.body().replace("bob@example.org", ADA)).isEqualTo(known.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        assertThat(application.outbox.take().to()).isEqualTo(ADA);
    }

    @Test
    void opening_the_page_and_a_bad_password_use_nothing_up() {
        String token = token();

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = ada.page("passwords/reset?token=" + token);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Referrer-Policy")).endsWith("strict-origin");
        }
        assertThat(Program.errors(reset(token, "short"))).containsEntry("password", "too-short");
        assertThat(Program.errors(reset(token, "password1"))).containsEntry("password", "guessable");
        assertThat(Program.errors(reset(token, ADA))).containsEntry("password", "personal");
        assertThat(owner.isSignedIn()).isTrue();
        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("B26")
    void a_link_counts_once() {
        String token = token();
        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(200);

        assertThat(reset(token, PASSWORD).statusCode()).isEqualTo(403);
        assertThat(ada.page("passwords/reset?token=" + token).statusCode()).isEqualTo(302);
    }

    @Test
    @Tag("B26")
    void whoever_has_the_old_password_does_not_end_the_links_of_the_mailbox() {
        String token = token();
        for (String next : List.of("a password of the thief", "another one of the thief")) {
            assertThat(owner.post("passwords/change", Map.of("password", next)).statusCode())
                    .isEqualTo(200);
        }

        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(200);

        assertThat(owner.isSignedIn()).isFalse();
        owner.signsIn(ADA, "another one of the thief");
        assertThat(owner.isSignedIn()).isFalse();
        ada.signsIn(ADA, OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void nor_does_a_first_password_of_somebody_who_is_signed_in() {
        String id = application.user(ADA).id();
        application.store.recordsOf(StoredPassword.KIND, id).forEach(application.store::deleteRecord);
        String token = token();
        assertThat(owner.post("passwords/change", Map.of("password", PASSWORD)).statusCode())
                .isEqualTo(200);

        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void nor_does_a_change_at_the_very_moment_of_the_reset() {
        InterruptedStore store = InterruptedStore.inMemory();
        try (Application raced = Application.with(store.store(), passwords -> passwords)) {
            Program thief = Program.signedUp(raced, ADA);
            Program mailbox = new Program(raced);
            mailbox.post("passwords/forgot", Map.of("email", ADA));
            String token = raced.outbox.takeToken();
            store.before("replaceRecord", StoredPassword.KIND, () -> {
                thief.signsIn(ADA, PASSWORD);
                thief.post("passwords/change", Map.of("current", PASSWORD, "password", "of the thief only"));
            });

            assertThat(mailbox.post("passwords/reset", Map.of("token", token, "password", OTHER_PASSWORD))
                            .statusCode())
                    .isEqualTo(200);

            mailbox.signsIn(ADA, OTHER_PASSWORD);
            assertThat(mailbox.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_password_that_the_application_sets_ends_the_links() {
        String token = token();
        application.passwords().setPassword(application.user(ADA).id(), OTHER_PASSWORD);

        assertThat(reset(token, PASSWORD).statusCode()).isEqualTo(403);
    }

    @Test
    void a_reset_ends_the_other_links() {
        String token = token();
        String other = token();
        assertThat(reset(other, OTHER_PASSWORD).statusCode()).isEqualTo(200);

        assertThat(reset(token, PASSWORD).statusCode()).isEqualTo(403);
        ada.signsIn(ADA, OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B35")
    void a_link_to_an_address_that_the_user_has_no_more_counts_no_more() {
        String token = token();
        StoredUser user = application.store.userByEmail(ADA).orElseThrow();
        application.store.replaceEmail(user, "ada@example.com", user.emailVerified());

        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(403);
        assertThat(application.hasUser(ADA)).isFalse();
    }

    @Test
    void after_ten_minutes_it_is_too_late() {
        String token = token();
        application.pass(Duration.ofMinutes(11));

        assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("B27")
    void a_user_id_in_the_form_changes_nothing() {
        Program.signedUp(application, "bob@example.org");
        String bob = application.user("bob@example.org").id();
        String token = token();

        ada.post(
                "passwords/reset",
                Map.of(
                        "token",
                        token,
                        "password",
                        OTHER_PASSWORD,
                        "user",
                        bob,
                        "userId",
                        bob,
                        "email",
                        "bob@example.org"));

        ada.signsIn("bob@example.org", PASSWORD);
        assertThat(ada.session().object("user").text("email")).contains("bob@example.org");
    }

    @Test
    void text_that_is_no_token_is_refused() {
        for (String token : new String[] {"", "x", "a.b.c.d.e", "%00"}) {
            assertThat(reset(token, OTHER_PASSWORD).statusCode()).isEqualTo(403);
        }
        assertThat(ada.post("passwords/reset", Map.of("password", OTHER_PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B12")
    void a_reset_by_the_owner_of_the_mailbox_throws_out_a_stranger_who_made_the_user() {
        application.store.createUser(new StoredUser(new User("u-eve", "Eve", "cleo@example.org", null), null), null);
        application.store.addRecord(StoredRecord.of("passkey", "p-1", "u-eve", "{}"));
        application.passwords().setPassword("u-eve", "what the stranger knows");
        Program stranger = new Program(application);
        stranger.signsIn("cleo@example.org", "what the stranger knows");
        assertThat(stranger.isSignedIn()).isTrue();

        ada.post("passwords/forgot", Map.of("email", "cleo@example.org"));
        assertThat(reset(application.outbox.takeToken(), OTHER_PASSWORD).statusCode())
                .isEqualTo(200);

        assertThat(stranger.isSignedIn()).isFalse();
        assertThat(application.store.recordsOf("passkey", "u-eve")).isEmpty();
        assertThat(application.store.user("u-eve").orElseThrow().hasVerifiedEmail())
                .isTrue();
        ada.signsIn("cleo@example.org", OTHER_PASSWORD);
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void a_user_without_a_password_gets_a_first_one() {
        application.store.createUser(new StoredUser(new User("u-2", "Cleo", "cleo@example.org", null), null), null);
        ada.post("passwords/forgot", Map.of("email", "cleo@example.org"));

        assertThat(reset(application.outbox.takeToken(), OTHER_PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(application.passwords().has("u-2")).isTrue();
    }
}
