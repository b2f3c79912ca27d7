package dev.latchkey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The example with Next.js, as behind a proxy that ends TLS: requests reach Next.js and the back end over http.
 * {@code bin/nextjs} runs this; the build does not.
 */
@ExtendWith(BrowserExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextJsOverHttps {

    private static final User ADA = new User("ada", "Ada Lindqvist", "ada@example.org", null);
    private static final String NEWER = "a newer secret that the back end and Next.js share";

    private NextSite site;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        site = NextSite.start(Map.of(
                "AUTH_URL",
                "https://app.example.com/auth",
                "AUTH_TRUST_HOST",
                "true",
                "AUTH_SECRET",
                NextSite.SECRET,
                "AUTH_SECRET_1",
                NEWER));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void cookies_have_the_names_of_https_for_both(Visit visit) {
        String cookie = SignedIn.as(ADA).overHttps().cookie(NextSite.SECRET);

        assertThat(cookie).startsWith("__Secure-");
        assertThat(get(visit, "/auth/csrf", "").headers().get("set-cookie")).contains("__Host-authjs.csrf-token=");
        assertThat(get(visit, "/", cookie).text()).contains("Ada Lindqvist");
        assertThat(get(visit, "/members", cookie).text()).contains("Ada Lindqvist");
        assertThat(get(visit, "/auth/session", cookie).text()).contains("Ada Lindqvist");
    }

    @Test
    void a_cookie_with_the_name_of_http_signs_nobody_in(Visit visit) {
        String cookie = SignedIn.as(ADA).cookie(NextSite.SECRET);

        assertThat(get(visit, "/", cookie).text()).doesNotContain("Lindqvist");
        assertThat(get(visit, "/auth/session", cookie).text()).isEqualTo("null");
    }

    @Test
    void the_guard_leads_to_the_public_address(Visit visit) {
        assertThat(get(visit, "/members", "").headers().get("location"))
                .isEqualTo("https://app.example.com/auth/signin?callbackUrl=%2Fmembers");
    }

    @Test
    void a_session_under_the_newest_secret_is_one_for_both(Visit visit) {
        String cookie = SignedIn.as(ADA).overHttps().cookie(NEWER);

        assertThat(get(visit, "/auth/session", cookie).text()).contains("Ada Lindqvist");
        assertThat(get(visit, "/members", cookie).text()).contains("Ada Lindqvist");
    }

    private APIResponse get(Visit visit, String path, String cookie) {
        return visit.page()
                .request()
                .get(
                        site.at(path).toString(),
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setHeader("Cookie", cookie)
                                .setHeader("X-Forwarded-Proto", "https")
                                .setHeader("X-Forwarded-For", "203.0.113.7"));
    }
}
