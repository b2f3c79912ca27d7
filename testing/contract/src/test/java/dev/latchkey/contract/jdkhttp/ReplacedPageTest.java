package dev.latchkey.contract.jdkhttp;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.PageModel;
import dev.latchkey.model.PageTemplate;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Providers;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A sign-in page that an application writes itself, as docs/pages.md shows it, on a real server. */
class ReplacedPageTest {

    private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");

    @Test
    void people_sign_in_on_a_page_that_the_application_writes() throws Exception {
        try (JdkServer server = JdkServer.start(http ->
                http.createContext("/", HttpExchange::close).getFilters().add(JdkHttpAuth.of(auth())))) {
            Browser browser = Browser.at(server.address());
            Reply page = browser.navigate("/auth/signin");
            assertThat(page.body()).contains("<link rel=\"stylesheet\" href=\"/acme.css\">", "provider-github");
            assertThat(page.header("Content-Security-Policy").orElse("")).contains("style-src 'self' ");

            Reply refused = browser.post("/auth/callback/credentials", typed(page, "wrong"));
            assertThat(refused.location()).contains("/auth/signin?error=CredentialsSignin");
            Reply again = browser.navigate("/auth/signin?error=CredentialsSignin");
            assertThat(again.body()).contains("value=\"ada\"").doesNotContain("value=\"wrong\"");

            Reply signedIn = browser.post("/auth/callback/credentials", typed(again, "right"));
            assertThat(signedIn.setCookie(Browser.SESSION)).isPresent();
        }
    }

    private static Map<String, String> typed(Reply page, String password) {
        String token = CSRF_TOKEN
                .matcher(page.body())
                .results()
                .map(found -> requireNonNull(found.group(1)))
                .findFirst()
                .orElseThrow();
        return Map.of("csrfToken", token, "username", "ada", "password", password);
    }

    private static Auth auth() {
        return Auth.builder()
                .environment(Map.of("AUTH_TRUST_HOST", "true"))
                .secret("a-secret-for-tests-Zk3vQ9xT7bLw2RnYc5JhGs8dUeKp")
                .provider(Providers.github().clientId("a").clientSecret("b"))
                .provider(CredentialsProvider.of((typed, request) ->
                        typed.get("password").equals("right") ? Optional.of(User.of("ada")) : Optional.empty()))
                .pages(CustomPages.none().replace(BuiltInPage.SIGN_IN, page ->
                        """
                        <!doctype html>
                        <html lang="%s">
                        <link rel="stylesheet" href="/acme.css">
                        <title>%s</title>
                        <main>%s</main>
                        </html>
                        """.formatted(page.language(), PageTemplate.escape(page.title()), forms(page))))
                .build();
    }

    private static String forms(PageModel page) {
        return page.choices().stream().map(PageModel.Choice::form).collect(joining());
    }
}
