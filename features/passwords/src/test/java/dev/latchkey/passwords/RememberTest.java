package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Sessions;
import dev.latchkey.store.Store;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
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

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("authjs.session-token="))
                .findFirst()
                .orElseThrow();
    }
}
