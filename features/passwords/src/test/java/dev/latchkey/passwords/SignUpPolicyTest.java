package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.callback.SignInDecision;
import dev.latchkey.store.Store;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who may create an account. */
class SignUpPolicyTest {

    private static Application with(SignUp policy) {
        return Application.with(passwords -> passwords.signUp(policy));
    }

    @Test
    void where_it_is_closed_nobody_signs_up() {
        try (Application application = with(SignUp.closed())) {
            Program ada = new Program(application);

            assertThat(ada.page("passwords/sign-up").statusCode()).isEqualTo(403);
            assertThat(ada.post("passwords/sign-up", Program.signUp(ADA, PASSWORD))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(ada.page("signin").body())
                    .doesNotContain("passwords/sign-up")
                    .contains("passwords/forgot");
        }
    }

    @Test
    void a_setting_closes_it_too() {
        UnaryOperator<Passwords> standard = passwords -> passwords;
        try (Application application = Application.with(
                Store.inMemory(), standard, auth -> auth.settings(Map.of("passwords.sign-up", "closed")))) {
            assertThat(Program.json(new Program(application).get("passwords/sign-up"))
                            .text("signUp"))
                    .contains("closed");
        }
    }

    @Test
    void an_invitation_makes_a_user_whose_address_is_proved() {
        try (Application application = with(SignUp.byInvitation())) {
            Program ada = new Program(application);
            assertThat(ada.post("passwords/sign-up", Program.signUp(ADA, PASSWORD))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(application.passwords().invite(ADA, application.url() + "/auth"))
                    .isTrue();
            String token = application.outbox.takeToken();
            application.pass(Duration.ofDays(6));

            assertThat(Program.json(ada.get("passwords/invitation?token=" + token))
                            .text("email"))
                    .contains(ADA);
            Map<String, String> form = Map.of("token", token, "name", "Ada", "password", PASSWORD);
            assertThat(ada.post("passwords/invitation", form).statusCode()).isEqualTo(200);

            assertThat(ada.isSignedIn()).isTrue();
            assertThat(new Program(application)
                            .post("passwords/invitation", form)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(application.passwords().invite(ADA, application.url() + "/auth"))
                    .isFalse();
        }
    }

    @Test
    void an_invitation_is_in_the_language_that_the_application_names() {
        try (Application application = with(SignUp.byInvitation())) {
            String endpoints = application.url() + "/auth";
            application.passwords().invite(ADA, endpoints, Locale.GERMANY);
            assertThat(application.outbox.take().html()).contains("<html lang=\"de\"");
            application.passwords().invite(ADA, endpoints);
            assertThat(application.outbox.take().html()).contains("<html lang=\"en\"");
        }
    }

    @Test
    void an_invitation_ends_after_seven_days_and_belongs_to_its_own_page() {
        try (Application application = with(SignUp.byInvitation())) {
            Program ada = new Program(application);
            application.passwords().invite(ADA, application.url() + "/auth/");
            String token = application.outbox.takeToken();

            assertThat(ada.get("passwords/sign-up/link?token=" + token).statusCode())
                    .isEqualTo(403);
            assertThat(ada.get("passwords/reset?token=" + token).statusCode()).isEqualTo(403);
            application.pass(Duration.ofDays(8));
            assertThat(ada.get("passwords/invitation?token=" + token).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_invitation_needs_an_address_and_an_address() {
        try (Application application = with(SignUp.byInvitation())) {
            for (List<String> wrong : List.of(List.of("ada at home", application.url()), List.of(ADA, "/auth"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> application.passwords().invite(wrong.get(0), wrong.get(1)));
            }
        }
    }

    @Test
    void an_application_accepts_some_addresses() {
        try (Application application = with(SignUp.forAddresses(address -> address.endsWith("@example.org")))) {
            Program somebody = new Program(application);

            HttpResponse<String> refused =
                    somebody.post("passwords/sign-up", Program.signUp("eve@example.com", PASSWORD));
            assertThat(Program.errors(refused)).containsEntry("email", "address-refused");
            assertThat(somebody.post("passwords/sign-up", Program.signUp("ADA@EXAMPLE.ORG", PASSWORD))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(application.outbox.take().to()).isEqualTo(ADA);
        }
    }

    @Test
    void nobody_is_made_whom_the_application_does_not_let_in() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Application application = Application.with(
                Store.inMemory(),
                passwords -> passwords,
                auth -> auth.onSignIn(candidate -> {
                    asked.add(candidate.user().email() + " " + candidate.user().name());
                    return SignInDecision.refuse();
                }))) {
            Program ada = new Program(application);
            String challenge = ada.signsUp(ADA, PASSWORD).text("challenge").orElseThrow();

            ada.post("passwords/sign-up/code", Map.of("challenge", challenge, "code", application.outbox.takeCode()));

            assertThat(asked).containsExactly(ADA + " Ada Lindqvist");
            assertThat(application.hasUser(ADA)).isFalse();
            assertThat(ada.isSignedIn()).isFalse();
        }
    }

    @Test
    void users_choose_a_name_and_sign_in_with_it() {
        try (Application application = Application.with(Passwords::loginNames)) {
            Program ada = new Program(application);
            Map<String, String> form = new HashMap<>(Program.signUp(ADA, PASSWORD));
            assertThat(Program.errors(ada.post("passwords/sign-up", form))).containsEntry("loginName", "login-name");
            form.put("loginName", "Ada.L");
            String challenge = Program.json(ada.post("passwords/sign-up", form))
                    .text("challenge")
                    .orElseThrow();
            ada.post("passwords/sign-up/code", Map.of("challenge", challenge, "code", application.outbox.takeCode()));

            Program again = new Program(application);
            again.signsIn("ada.l", PASSWORD);
            assertThat(again.isSignedIn()).isTrue();
            Program byAddress = new Program(application);
            byAddress.signsIn(ADA, PASSWORD);
            assertThat(byAddress.isSignedIn()).isTrue();
            form.put("email", "bob@example.org");
            assertThat(Program.errors(again.post("passwords/sign-up", form)))
                    .containsEntry("loginName", "login-name-taken");
        }
    }
}
