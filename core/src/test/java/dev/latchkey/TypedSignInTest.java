package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What users have typed stays after a mistake, in their own browser and for some minutes. */
class TypedSignInTest {

    private static final String COOKIE = "authjs.typed";

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void a_name_stays_after_a_wrong_password_once_and_the_password_never() {
        Visits browser = new Visits(auth());
        AuthResponse refused = browser.submit("/callback/credentials", "username=ada&password=hunter2");
        assertThat(location(refused))
                .isEqualTo("http://localhost/auth/signin?error=CredentialsSignin&code=credentials");
        assertThat(browser.cookie(COOKIE)).isNotEmpty().doesNotContain("ada", "hunter2");

        AuthResponse page = browser.open("/auth/signin?error=CredentialsSignin&code=credentials");
        Document shown = Jsoup.parse(page.body());
        assertThat(shown.select("[name=username]").val()).isEqualTo("ada");
        assertThat(shown.select("[name=password]").hasAttr("value")).isFalse();
        assertThat(page.body()).doesNotContain("hunter2");
        assertThat(shown.select("[name=password]").attr("aria-describedby"))
                .isEqualTo(shown.select("[role=alert]").attr("id"));

        assertThat(browser.cookie(COOKIE)).isEmpty();
        assertThat(browser.open("/auth/signin?error=CredentialsSignin").body()).doesNotContain("value=\"ada\"");
    }

    @Test
    void an_address_stays_if_it_is_none() {
        Visits browser = new Visits(auth());
        browser.submit("/signin/email", "email=ada%40%40example.org");
        Document shown =
                Jsoup.parse(browser.open("/auth/signin?error=EmailSignin").body());
        assertThat(shown.select("[name=email]").val()).isEqualTo("ada@@example.org");
        assertThat(shown.select("[name=email]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void a_cookie_that_was_changed_or_is_old_is_ignored_and_removed() {
        Visits browser = new Visits(auth());
        browser.submit("/callback/credentials", "username=ada&password=wrong");
        String sealed = browser.cookie(COOKIE);
        browser.bringing(COOKIE, sealed.substring(0, sealed.length() - 2) + "AA");
        assertThat(browser.open("/auth/signin?error=CredentialsSignin").body()).doesNotContain("value=\"ada\"");
        assertThat(browser.cookie(COOKIE)).isEmpty();

        browser.bringing(COOKIE, "x; " + COOKIE + "=" + sealed); // a twin does not hide the right one
        assertThat(browser.open("/auth/signin?error=CredentialsSignin").body()).contains("value=\"ada\"");

        browser.bringing(COOKIE, sealed);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(browser.open("/auth/signin?error=CredentialsSignin").body()).doesNotContain("value=\"ada\"");
    }

    @Test
    void another_site_cannot_fill_in_the_form() {
        Visits browser = new Visits(auth());
        AuthResponse refused =
                browser.send(FakeRequest.post("/auth/callback/credentials", "username=mallory&password=x"));
        assertThat(location(refused)).isEqualTo("http://localhost/auth/signin?error=MissingCSRF");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void an_application_with_its_own_page_gets_no_cookie() {
        Visits browser =
                new Visits(auth(builder -> builder.pages(CustomPages.none().signIn("/login"))));
        browser.submit("/callback/credentials", "username=ada&password=wrong");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void a_text_that_is_too_long_is_not_kept() {
        Visits browser = new Visits(auth());
        browser.submit("/callback/credentials", "username=" + "a".repeat(255) + "&password=wrong");
        assertThat(browser.open("/auth/signin?error=CredentialsSignin").body()).doesNotContain("aaaa");
    }

    private Auth auth() {
        return auth(builder -> builder);
    }

    private Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(Auth.builder()
                        .environment(Map.of("AUTH_URL", "http://localhost"))
                        .secret(EmailSetup.SECRET)
                        .clock(() -> now)
                        .store(new WatchedStore().store())
                        .sessions(Sessions.stored())
                        .mailExecutor(Runnable::run)
                        .provider(CredentialsProvider.of((typed, request) ->
                                typed.get("password").equals("right") ? Optional.of(User.of("ada")) : Optional.empty()))
                        .provider(EmailProvider.of(mail -> {}).from("a@example.org")))
                .build();
    }
}
