package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Providers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in page marks the way of the last sign-in of this browser, and nothing else depends on that cookie. */
class LastProviderTest {

    private static final String COOKIE = "authjs.last-provider";
    private static final String MARK = "Last used";

    @Test
    void a_sign_in_is_remembered_for_the_next_one() {
        Visits browser = new Visits(auth(true));
        assertThat(browser.open("/auth/signin").body()).doesNotContain(MARK);

        AuthResponse signedIn = browser.submit("/callback/credentials", "username=ada&password=right");

        assertThat(cookies(signedIn))
                .singleElement()
                .asString()
                .startsWith(COOKIE + "=credentials; Max-Age=31536000; Path=/; ")
                .endsWith("; HttpOnly; SameSite=Lax");
        assertThat(browser.open("/auth/signin").body()).contains(MARK);
        browser.signOut();
        assertThat(browser.open("/auth/signin").body()).contains(MARK);
        assertThat(cookies(browser.submit("/callback/credentials", "username=ada&password=right")))
                .isEmpty();
    }

    @Test
    void a_sign_in_that_failed_is_not_remembered() {
        Visits browser = new Visits(auth(true));
        browser.submit("/callback/credentials", "username=ada&password=wrong");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    @Test
    void an_application_with_one_way_has_nothing_to_mark() {
        Visits browser = new Visits(auth(false));
        assertThat(cookies(browser.submit("/callback/credentials", "username=ada&password=right")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "GITHUB",
                "\"><script>alert(1)</script>",
                "github; " + COOKIE + "=credentials", // twice
                "%67ithub%00",
                ""
            })
    void a_cookie_that_does_not_name_one_provider_is_ignored(String value) {
        AuthResponse page = new Visits(auth(true)).bringing(COOKIE, value).open("/auth/signin");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(MARK, "alert(1)");
    }

    @Test
    void a_session_has_another_name_than_this_cookie() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(true)
                        .cookies(Cookies.standard().session(COOKIE))
                        .build())
                .withMessageContaining("another of our cookies");
    }

    private static List<String> cookies(AuthResponse answer) {
        return answer.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(Header::value)
                .filter(line -> line.startsWith(COOKIE))
                .toList();
    }

    private static Auth auth(boolean several) {
        return builder(several).build();
    }

    private static AuthBuilder builder(boolean several) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .provider(CredentialsProvider.of((typed, request) ->
                        typed.get("password").equals("right") ? Optional.of(User.of("ada")) : Optional.empty()));
        return several ? builder.provider(Providers.github().clientId("a").clientSecret("b")) : builder;
    }
}
