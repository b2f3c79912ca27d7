package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real providers do beside the standard, and people sign in all the same. */
class SignInOffStandardTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp =
            OpenIdProvider.builder().clock(clock).privateEmails().start();
    private final SignInApplication application = new SignInApplication(clock);

    @AfterEach
    void stop() {
        idp.close();
    }

    @ParameterizedTest
    @EnumSource
    void one_broken_key_of_a_set_locks_nobody_out(SigningAlgorithm algorithm) {
        try (OpenIdProvider published =
                OpenIdProvider.builder().clock(clock).signedWith(algorithm).start()) {
            OAuthProvider provider = SignInApplication.openId(published);
            published.misbehave(Misbehaviour.JWKS_BROKEN_KEYS);
            assertThat(application.signIn(provider).profile().subject()).isEqualTo(People.ADA.subject());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_201", "NO_TOKEN_TYPE", "NO_ACCESS_TOKEN", "BYTE_ORDER_MARK"})
    void what_deviates_harmlessly_is_taken(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp);
        idp.misbehave(misbehaviour);
        assertThat(application.signIn(provider).profile().subject()).isEqualTo(People.ADA.subject());
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_201", "NO_TOKEN_TYPE", "BYTE_ORDER_MARK"})
    void also_of_plain_oauth(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.gitHub(idp);
        idp.misbehave(misbehaviour);
        assertThat(application.signIn(provider).profile().email()).isEqualTo(People.ADA.email());
    }

    @Test
    void who_needs_an_access_token_and_gets_none_learns_why() {
        OAuthProvider provider = SignInApplication.openId(idp).profileFromUserInfo();
        idp.misbehave(Misbehaviour.NO_ACCESS_TOKEN);
        assertThatThrownBy(() -> application.signIn(provider))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("gave no access token")
                .hasMessageContaining("scopes(…)");
    }

    @Test
    void user_information_may_be_a_signed_jwt() {
        OAuthProvider provider = SignInApplication.openId(idp).profileFromUserInfo();
        idp.misbehave(Misbehaviour.USERINFO_JWT);
        assertThat(application.signIn(provider).profile().email()).isEqualTo(People.ADA.email());
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAILS_429", "EMAILS_408", "EMAILS_403_EXHAUSTED"})
    void a_refusal_that_passes_makes_nobody_a_user_without_an_address(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.gitHub(idp);
        idp.misbehave(misbehaviour);
        assertThatThrownBy(() -> application.signIn(provider))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("The request for $emails of \"github\" was answered with status 4");
        idp.behave();
        assertThat(application.signIn(provider).profile().email()).isEqualTo(People.ADA.email());
    }

    @Test
    void a_refusal_that_lasts_leaves_the_address_out() {
        OAuthProvider provider = SignInApplication.gitHub(idp);
        idp.misbehave(Misbehaviour.EMAILS_403);
        assertThat(application.signIn(provider).profile().email()).isNull();
    }

    @Test
    void text_that_does_not_fit_gives_way() {
        OAuthProvider openId = SignInApplication.openId(idp);
        OAuthProvider gitHub = SignInApplication.gitHub(idp);
        idp.misbehave(Misbehaviour.HUGE_PICTURE);
        assertThat(application.signIn(openId).profile().image()).isNull();
        assertThat(application.signIn(gitHub).profile().image()).isNull();
        idp.misbehave(Misbehaviour.CONTROL_CHARACTERS);
        assertThat(application.signIn(openId).profile().name()).isEqualTo(People.ADA.name());
        assertThat(application.signIn(gitHub).profile().name()).isEqualTo(People.ADA.name());
    }

    @Test
    void an_id_or_an_address_is_never_altered_to_fit() {
        for (String bad : new String[] {"x\u0000y", "x\ny", "x\ud800y", "x".repeat(256)}) {
            OAuthProvider named = SignInApplication.openId(idp)
                    .profile((document, tokens) -> new Profile(bad, "Ada", "a@b.example", true, null, document));
            assertThatThrownBy(() -> application.signIn(named))
                    .isInstanceOfSatisfying(
                            AuthException.Upstream.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OAUTH_PROFILE_PARSE));
            OAuthProvider addressed = SignInApplication.openId(idp)
                    .profile((document, tokens) -> new Profile("7", "Ada", bad + "@b.example", true, null, document));
            Profile profile = application.signIn(addressed).profile();
            assertThat(profile.email()).isNull();
            assertThat(profile.emailVerified()).isFalse();
            OAuthProvider roles =
                    SignInApplication.openId(idp).roles((document, tokens) -> List.of("admin" + bad, "reader"));
            assertThat(application.signIn(roles).roles()).containsExactly("reader");
        }
    }

    @Test
    void a_refusal_without_the_promised_issuer_is_a_refusal_and_a_code_is_not() {
        OAuthProvider provider = SignInApplication.openId(idp);
        idp.misbehave(Misbehaviour.CALLBACK_ERROR_NO_ISS);
        assertThatThrownBy(() -> application.signIn(provider))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OAUTH_CALLBACK));
        idp.misbehave(Misbehaviour.CALLBACK_NO_ISS);
        assertThatThrownBy(() -> application.signIn(provider))
                .isInstanceOf(AuthException.Refused.class)
                .hasMessageContaining("does not name the issuer");
        assertThat(idp.requests("/token")).isZero();
    }

    @Test
    void requests_over_plain_http_ask_for_no_upgrade() {
        application.signIn(SignInApplication.openId(idp));
        assertThat(idp.lastToken().header("Upgrade")).isEmpty();
        assertThat(idp.lastToken().header("HTTP2-Settings")).isEmpty();
    }

    @Test
    @Tag("X7")
    void clocks_that_differ_are_named_with_the_difference() {
        OAuthProvider provider = SignInApplication.openId(idp);
        idp.misbehave(Misbehaviour.ISSUED_IN_FUTURE);
        assertThatThrownBy(() -> application.signIn(provider))
                .hasMessageContaining("\"demo\"")
                .hasMessageContaining("3600 s from now by the clock of this machine, and 30 s are tolerated")
                .hasMessageContaining("clockTolerance(…)");
        idp.misbehave(Misbehaviour.DISCOVERY_WRONG_ISSUER);
        clock.advance(Duration.ofHours(25));
        assertThatThrownBy(() -> application.start(provider))
                .hasMessageContaining("\"demo\"")
                .hasMessageContaining(IdTokenIssuer.OTHER_ISSUER)
                .hasMessageContaining(idp.issuer());
    }

    @Test
    void the_log_distinguishes_a_lost_cookie_an_expired_attempt_and_a_used_one() {
        OAuthProvider provider = SignInApplication.openId(idp);
        Map<String, String> back = application.visit(application.start(provider));
        Map<String, String> kept = Map.copyOf(application.browser);

        application.browser.clear();
        assertThatThrownBy(() -> application.finish(provider, back))
                .hasMessageContaining("sent no cookie for this attempt");
        application.browser.putAll(kept);
        application.finish(provider, back);
        application.browser.putAll(kept);
        assertThatThrownBy(() -> application.finish(provider, back)).hasMessageContaining("used already");
        application.browser.putAll(kept);
        clock.advance(Duration.ofMinutes(20));
        assertThatThrownBy(() -> application.finish(provider, back))
                .hasMessageContaining("took too long")
                .hasMessageContaining("ends after 15 minutes");
    }
}
