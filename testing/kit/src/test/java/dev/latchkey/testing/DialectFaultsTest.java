package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers must not get away with, although they are off the standard. */
class DialectFaultsTest {

    private final Dialect line = advertising(Dialect.of("line"), "RS256");
    private final Dialect okta = Dialect.of("okta");
    private final Dialect naver = Dialect.of("naver");
    private final Dialect gitlab = Dialect.of("gitlab");
    private final DialectApplication application;

    DialectFaultsTest() throws IOException {
        application = new DialectApplication(
                List.of(line, okta, naver, gitlab),
                builder -> builder.settings(Map.of("providers", "line,okta,naver,gitlab")));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static Dialect changed(Dialect dialect, String member, Object value) {
        return new Dialect(dialect.id(), dialect.facts().with(member, value));
    }

    /* The metadata of the provider also name the algorithm. */
    private static Dialect advertising(Dialect dialect, String algorithm) {
        Claims discovery = dialect.facts().object("discovery");
        Claims document =
                discovery.object("document").with("id_token_signing_alg_values_supported", List.of(algorithm));
        return changed(dialect, "discovery", discovery.with("document", document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "HS256-other", "none"})
    @Tag("W8")
    void line_signs_with_the_client_secret_and_with_nothing_else(String algorithm) {
        application.signsIn(line, line.person("full"));
        application.refuses(changed(line, "idTokenAlg", algorithm), line.person("full"));
    }

    @Test
    @Tag("W8")
    void no_other_provider_signs_with_the_client_secret() {
        application.refuses(changed(okta, "idTokenAlg", "HS256"), okta.person("full"));
    }

    @Test
    void user_information_about_somebody_else_ends_the_sign_in() {
        Claims person = Dialects.thinPerson(okta);
        application.refuses(
                okta, person.with("userInfo", person.object("userInfo").with("sub", "grace")));
    }

    @Test
    void a_refusal_of_user_information_leaves_what_the_id_token_says() {
        Claims person = Dialects.thinPerson(okta).with("userInfoStatus", 403);
        Claims expected =
                Claims.empty().with("id", person.object("idToken").get("sub")).with("verified", false);
        application.signsIn(okta, person.with("expected", expected));
    }

    @Test
    void a_failure_of_user_information_makes_nobody_a_user_without_an_address() {
        application.refuses(okta, Dialects.thinPerson(okta).with("userInfoStatus", 500));
        application.refuses(okta, Dialects.thinPerson(okta).with("userInfoStatus", 429));
    }

    @Test
    @Tag("B12")
    void an_address_and_the_word_that_it_is_verified_come_from_one_document() {
        Claims full = okta.person("full");
        Claims token = full.object("idToken").without("name").without("email_verified");
        Claims other = full.object("idToken").with("email", "grace@example.org");
        Claims expected = full.object("expected").with("verified", false);
        application.signsIn(
                okta, full.with("idToken", token).with("userInfo", other).with("expected", expected));
    }

    @Test
    void accounts_that_the_provider_has_blocked_cannot_sign_in() {
        Claims person = gitlab.person("full");
        application.signsIn(gitlab, person);
        for (Claims user : List.of(
                person.object("userInfo").with("state", "blocked"),
                person.object("userInfo").with("locked", true))) {
            application.refuses(gitlab, person.with("userInfo", user));
        }
        Claims failed = naver.person("full").object("userInfo").with("resultcode", "024");
        application.refuses(naver, naver.person("full").with("userInfo", failed));
    }

    @Test
    void a_code_that_wechat_does_not_know_is_refused_although_the_status_is_200() {
        Dialect weChat = Dialect.of("wechat");
        Claims error = Claims.parse("{\"errcode\":40029,\"errmsg\":\"invalid code\"}");
        Dialect failing =
                changed(weChat, "token", weChat.facts().object("token").with("answer", error));
        OAuthProvider provider = Providers.weChat().clientId(Dialect.CLIENT).clientSecret(Dialect.SECRET);
        SignInApplication browser = new SignInApplication(
                new ManualClock(), Duration.ofSeconds(10), new LoopbackHttpClient(application.server.port()));
        application.server.speak(failing, failing.person("full"));
        Map<String, String> back = application.server.authorize(browser.start(provider));
        assertThatThrownBy(() -> browser.finish(provider, back))
                .isInstanceOf(AuthException.Refused.class)
                .hasMessageEndingWith("was refused: 40029 [code_refused]");
        assertThat(application.server.complaints()).isEmpty();
    }

    @Test
    void the_client_secret_of_apple_may_be_a_private_key() throws IOException {
        Dialect apple = Dialect.of("apple");
        Dialect signed = changed(apple, "token", apple.facts().object("token").with("client", "signed_secret"));
        OAuthProvider provider = Providers.apple()
                .clientSecret(DialectTokens.APPLICATION_KEY)
                .variable("teamId", "TEAM")
                .variable("keyId", "KEY");
        try (DialectApplication keyed = new DialectApplication(List.of(apple), builder -> builder.provider(provider))) {
            keyed.signsIn(signed, signed.person("full"));
            assertThat(keyed.server.requests()).contains("https://appleid.apple.com/auth/token");
        }
    }
}
