package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.StoredUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignUpTest {

    private final Application application = Application.standard();
    private final Program ada = new Program(application);

    @AfterEach
    void close() {
        application.close();
    }

    private HttpResponse<String> code(Program program, String challenge, String code) {
        return program.post("passwords/sign-up/code", Map.of("challenge", challenge, "code", code));
    }

    private HttpResponse<String> link(Program program, String token, String password) {
        return program.post(
                "passwords/sign-up/link", Map.of("token", token, "name", "Ada Lindqvist", "password", password));
    }

    @Test
    @Tag("B35")
    void there_is_no_user_before_the_address_is_proved_and_the_code_makes_one() {
        HttpResponse<String> begun = ada.post("passwords/sign-up", Program.signUp(ADA, PASSWORD));
        String challenge = Program.json(begun).text("challenge").orElseThrow();
        String code = application.outbox.takeCode();
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(application.hasUser(ADA)).isFalse();
        assertThat(ada.isSignedIn()).isFalse();

        HttpResponse<String> done = code(ada, challenge, code);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Program.json(done).text("url")).isPresent();
        assertThat(ada.session().object("user").text("name")).contains("Ada Lindqvist");
        StoredUser user = application.store.userByEmail(ADA).orElseThrow();
        assertThat(user.hasVerifiedEmail()).isTrue();
        Program again = new Program(application);
        again.signsIn(ADA, PASSWORD);
        assertThat(again.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B12")
    void by_the_link_the_password_is_chosen_anew_and_the_one_before_counts_for_nothing() {
        Program stranger = new Program(application);
        stranger.signsUp(ADA, "what a stranger has typed");
        String token = application.outbox.takeToken();

        assertThat(ada.page("passwords/sign-up/link?token=" + token).statusCode())
                .isEqualTo(200);
        assertThat(application.hasUser(ADA)).isFalse();
        assertThat(link(ada, token, PASSWORD).statusCode()).isEqualTo(200);

        assertThat(ada.isSignedIn()).isTrue();
        stranger.signsIn(ADA, "what a stranger has typed");
        assertThat(stranger.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B26")
    void link_and_code_count_once_together() {
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        Mail mail = application.outbox.take();
        String token = mail.url().substring(mail.url().indexOf("token=") + 6);
        assertThat(code(ada, challenge, String.valueOf(mail.code())).statusCode())
                .isEqualTo(200);
        Program other = new Program(application);

        assertThat(code(other, challenge, String.valueOf(mail.code())).statusCode())
                .isEqualTo(403);
        assertThat(other.page("passwords/sign-up/link?token=" + token).statusCode())
                .as("a used link shows no form")
                .isEqualTo(302);
        assertThat(link(other, token, PASSWORD).statusCode()).isEqualTo(403);
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B33")
    void an_address_that_has_a_user_gets_the_same_answer_and_another_mail() {
        Program.signedUp(application, ADA);
        Program stranger = new Program(application);

        HttpResponse<String> known = stranger.post("passwords/sign-up", Program.signUp(ADA, OTHER_PASSWORD));
        Mail mail = application.outbox.take();
        HttpResponse<String> unknown =
                stranger.post("passwords/sign-up", Program.signUp("bob@example.org", OTHER_PASSWORD));
        application.outbox.take();

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(Program.json(known).asMap().keySet())
                .isEqualTo(Program.json(unknown).asMap().keySet());
        assertThat(known.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(mail.subject()).contains("You have an account");
        assertThat(mail.code()).isNull();
        assertThat(mail.url()).isEqualTo(application.url() + "/auth/signin");
        assertThat(Program.errors(
                        code(stranger, Program.json(known).text("challenge").orElseThrow(), "00000000")))
                .isEqualTo(Program.errors(
                        code(stranger, Program.json(unknown).text("challenge").orElseThrow(), "00000000")))
                .containsEntry("code", "wrong-code");
        stranger.signsIn(ADA, OTHER_PASSWORD);
        assertThat(stranger.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B32")
    void five_wrong_codes_are_the_end_of_it() {
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        String code = application.outbox.takeCode();
        String wrong = code.equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 4; i++) {
            assertThat(Program.errors(code(ada, challenge, wrong))).containsEntry("code", "wrong-code");
        }
        assertThat(code(ada, challenge, wrong).statusCode()).isEqualTo(403);

        assertThat(code(ada, challenge, code).statusCode()).isEqualTo(403);
        assertThat(application.hasUser(ADA)).isFalse();
    }

    @Test
    void after_ten_minutes_it_is_too_late() {
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        Mail mail = application.outbox.take();
        application.pass(Duration.ofMinutes(11));

        assertThat(code(ada, challenge, String.valueOf(mail.code())).statusCode())
                .isEqualTo(403);
        assertThat(application.hasUser(ADA)).isFalse();
    }

    @Test
    @Tag("B32")
    void of_many_at_once_with_one_code_one_creates_the_user() throws InterruptedException {
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        String code = application.outbox.takeCode();

        List<Integer> answers = Together.run(
                32, i -> code(new Program(application), challenge, code).statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    }

    @Test
    void a_user_who_came_to_be_meanwhile_is_left_alone() {
        String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();
        String code = application.outbox.takeCode();
        application.store.createUser(new StoredUser(new User("u-1", "Ada", ADA, null), null), null);

        assertThat(code(ada, challenge, code).statusCode()).isEqualTo(403);
        assertThat(application.passwords().has("u-1")).isFalse();
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void every_wrong_field_is_named_and_nothing_is_sent() {
        HttpResponse<String> answer =
                ada.post("passwords/sign-up", Map.of("name", " ", "email", "ada at home", "password", "short"));

        assertThat(Program.errors(answer))
                .containsEntry("name", "required")
                .containsEntry("email", "address")
                .containsEntry("password", "too-short");
        assertThat(application.outbox.waiting()).isZero();
    }

    @Test
    @Tag("B1")
    void members_that_no_form_has_change_nothing() {
        Map<String, String> form = new HashMap<>(Program.signUp(ADA, PASSWORD));
        form.putAll(Map.of("userId", "u-admin", "id", "u-admin", "hash", "x", "role", "admin"));
        String challenge = Program.json(ada.post("passwords/sign-up", form))
                .text("challenge")
                .orElseThrow();
        ada.post(
                "passwords/sign-up/code",
                Map.of(
                        "challenge",
                        challenge,
                        "code",
                        application.outbox.takeCode(),
                        "email",
                        "eve@example.org",
                        "userId",
                        "u-admin"));

        assertThat(ada.session().object("user").text("email")).contains(ADA);
        assertThat(application.user(ADA).id()).isNotEqualTo("u-admin");
        assertThat(application.hasUser("eve@example.org")).isFalse();
    }

    @Test
    void above_the_limit_of_an_address_no_mail_is_sent_and_the_answer_stays() {
        for (int i = 0; i < 5; i++) {
            ada.signsUp(ADA, PASSWORD);
            application.outbox.take();
        }

        assertThat(ada.post("passwords/sign-up", Program.signUp(ADA, PASSWORD)).statusCode())
                .isEqualTo(202);
        ada.signsUp("bob@example.org", PASSWORD);
        assertThat(application.outbox.take().to()).isEqualTo("bob@example.org");
    }

    @Test
    void a_form_without_its_token_does_nothing() {
        assertThat(ada.post("passwords/sign-up", Map.of("name", "x")).statusCode())
                .isEqualTo(400);
        HttpResponse<String> page = ada.page("passwords/sign-up");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("autocomplete=\"new-password\"").doesNotContain("value=\"seven");
    }
}
