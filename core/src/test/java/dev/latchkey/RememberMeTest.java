package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What an application gets that asks its users whether to stay signed in. */
class RememberMeTest {

    private static final Sessions ASKING = Sessions.sealed().rememberMe(Duration.ofHours(12));

    @Test
    void a_page_has_one_box_in_each_form_and_one_form_for_all_buttons() {
        Document page = Jsoup.parse(
                new EmailBrowser(withMail(), "10.0.0.1").get("/auth/signin").body());

        assertThat(page.select("form"))
                .hasSize(3)
                .allMatch(form -> form.select("[name=remember]").size() == 1);
        assertThat(page.select("button[formaction]").eachAttr("formaction"))
                .containsExactly("/auth/signin/github", "/auth/signin/google");
    }

    @Test
    void a_mail_that_is_asked_for_again_keeps_the_choice() {
        EmailBrowser browser = new EmailBrowser(withMail(), "10.0.0.1");
        browser.post(
                "/auth/signin/email",
                Map.of("email", "ada@example.org", "remember", "true", "csrfToken", browser.csrfToken()));

        Document page = Jsoup.parse(
                browser.get("/auth/verify-request?provider=email&type=email").body());

        assertThat(page.select("form[action$=signin/email] [name=remember]").attr("value"))
                .isEqualTo("true");
    }

    @Test
    void the_description_names_the_field_only_where_it_is_read() {
        assertThat(body(auth(builder -> builder.openApi().sessions(ASKING)))).contains("\"remember\"");
        assertThat(body(auth(AuthBuilder::openApi))).doesNotContain("\"remember\"");
    }

    @Test
    void a_session_of_the_browser_that_would_outlive_a_lasting_one_stops_the_start() {
        assertThatThrownBy(() -> auth(builder -> builder.sessions(
                        Sessions.sealed().idle(Duration.ofHours(1)).rememberMe(Duration.ofHours(2)))))
                .hasMessageContaining("rememberMe(…)")
                .hasMessageContaining("idle(…)");
        assertThatThrownBy(() -> auth(builder -> builder.settings(Map.of("sessions.remember-me", "40d"))))
                .hasMessageContaining("rememberMe(…)");
    }

    private static String body(Auth auth) {
        return new EmailBrowser(auth, "10.0.0.1").get("/auth/openapi.json").body();
    }

    private static Auth withMail() {
        return auth(builder -> builder.sessions(
                        Sessions.sealed().revocable(Duration.ofSeconds(30)).rememberMe(Duration.ofHours(12)))
                .store(new WatchedStore().store())
                .mailExecutor(Runnable::run)
                .provider(Providers.github().clientId("a").clientSecret("b"))
                .provider(Providers.google().clientId("a").clientSecret("b"))
                .provider(EmailProvider.of(mail -> {}).from("a@example.org")));
    }

    private static Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(Auth.builder()
                        .environment(Map.of("AUTH_URL", "http://localhost"))
                        .secret(EmailSetup.SECRET)
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty())))
                .build();
    }
}
