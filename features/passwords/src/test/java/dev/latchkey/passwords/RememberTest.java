package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.store.Store;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users who sign in with a password choose whether to stay signed in. */
class RememberTest {

    private final Application application = Application.with(
            Store.inMemory(),
            passwords -> passwords,
            auth -> auth.sessions(Sessions.stored().rememberMe(Duration.ofHours(12))));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_form_asks_and_a_form_or_json_answers() {
        Program ada = Program.signedUp(application, ADA);
        assertThat(Jsoup.parse(new Program(application).page("signin").body())
                        .select("form[action$=callback/password] input[type=checkbox][name=remember]"))
                .hasSize(1);

        Map<String, String> typed = Map.of("username", ADA, "password", PASSWORD);
        assertThat(cookie(ada.submit("callback/password", typed))).doesNotContain("Expires");
        assertThat(cookie(ada.submit(
                        "callback/password", Map.of("username", ADA, "password", PASSWORD, "remember", "true"))))
                .contains("Expires");
        assertThat(cookie(
                        ada.post("callback/password", Map.of("username", ADA, "password", PASSWORD, "remember", true))))
                .contains("Expires");
    }

    @Test
    void the_page_where_users_confirm_does_not_ask() {
        Program ada = Program.signedUp(application, ADA);

        assertThat(ada.page("confirm").body()).contains("confirm/password").doesNotContain("remember");
    }

    @Test
    void who_chooses_so_at_sign_up_stays_signed_in() {
        assertThat(cookie(signUp(Map.of("remember", "true")))).contains("Expires");
        assertThat(cookie(signUp(Map.of()))).doesNotContain("Expires");
    }

    private HttpResponse<String> signUp(Map<String, String> choice) {
        Program person = new Program(application);
        Map<String, String> typed = new HashMap<>(Program.signUp("p" + choice.size() + "@example.org", PASSWORD));
        typed.putAll(choice);
        String challenge = Program.json(person.post("passwords/sign-up", typed))
                .text("challenge")
                .orElseThrow();
        return person.post(
                "passwords/sign-up/code", Map.of("challenge", challenge, "code", application.outbox.takeCode()));
    }

    @Test
    void the_form_of_a_sign_up_asks_and_keeps_the_answer_after_a_mistake() {
        Program ada = new Program(application);
        assertThat(box(ada.page("passwords/sign-up")).hasAttr("checked")).isFalse();

        HttpResponse<String> again = ada.submit(
                "passwords/sign-up", Map.of("name", "Ada", "email", ADA, "password", "short", "remember", "true"));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(box(again).hasAttr("checked")).isTrue();
    }

    private static Element box(HttpResponse<String> page) {
        return requireNonNull(Jsoup.parse(page.body())
                .selectFirst("form[action$=passwords/sign-up] input[type=checkbox][name=remember]"));
    }

    @Test
    void the_link_of_a_mail_asks_too() {
        Program ada = new Program(application);
        ada.signsUp(ADA, PASSWORD);
        String token = application.outbox.takeToken();
        Program elsewhere = new Program(application);
        assertThat(elsewhere.page("passwords/sign-up/link?token=" + token).body())
                .contains("name=\"remember\"");

        Map<String, Object> typed = Map.of("token", token, "name", "Ada", "password", OTHER_PASSWORD, "remember", true);
        assertThat(cookie(elsewhere.post("passwords/sign-up/link", typed))).contains("Expires");
    }

    @Test
    void where_nobody_is_asked_no_form_of_a_sign_up_asks() {
        try (Application plain = Application.with(passwords -> passwords)) {
            assertThat(new Program(plain).page("passwords/sign-up").body()).doesNotContain("remember");
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("authjs.session-token="))
                .findFirst()
                .orElseThrow();
    }
}
