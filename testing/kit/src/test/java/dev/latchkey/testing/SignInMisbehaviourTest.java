package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.signin.Identity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a provider does wrong, nobody is signed in by it. */
@Tag("X7")
@Tag("X3")
@Tag("P2")
@Tag("S19")
@Tag("B36")
class SignInMisbehaviourTest {

    /** What is no reason to refuse somebody, or does not concern an OpenID Connect sign-in by ID token. */
    private static final Set<Misbehaviour> HARMLESS = EnumSet.of(
            Misbehaviour.CHANGED_SUBJECT,
            Misbehaviour.UNVERIFIED_EMAIL,
            Misbehaviour.MISSING_KID,
            Misbehaviour.USERINFO_401,
            Misbehaviour.USERINFO_OTHER_SUBJECT);

    /** What shows before the browser is sent away. */
    private static final Set<Misbehaviour> AT_START = EnumSet.of(
            Misbehaviour.DISCOVERY_500,
            Misbehaviour.DISCOVERY_WRONG_ISSUER,
            Misbehaviour.DISCOVERY_SLOW,
            Misbehaviour.DISCOVERY_HUGE);

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final SignInApplication application = new SignInApplication(clock);

    @AfterEach
    void stop() {
        idp.close();
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_signed_in_by_a_provider_that_misbehaves(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp);
        idp.misbehave(misbehaviour);
        if (HARMLESS.contains(misbehaviour)) {
            Identity identity = application.signIn(provider);
            assertThat(identity.profile().emailVerified()).isEqualTo(misbehaviour != Misbehaviour.UNVERIFIED_EMAIL);
            return;
        }
        if (AT_START.contains(misbehaviour)) {
            assertRefused(() -> application.start(provider), ErrorCode.CALLBACK_ROUTE);
            idp.behave();
            assertThat(application.signIn(provider)).isNotNull(); // and nothing of it stays
            return;
        }
        String location = application.start(provider);
        Map<String, String> parameters = application.visit(location);
        ErrorCode expected = switch (misbehaviour) {
            case CALLBACK_ERROR -> ErrorCode.OAUTH_CALLBACK;
            case CALLBACK_NO_STATE -> ErrorCode.INVALID_CHECK;
            default -> ErrorCode.CALLBACK_ROUTE;
        };
        assertRefused(() -> application.finish(provider, parameters), expected);
        if (misbehaviour.name().startsWith("CALLBACK_")) {
            assertThat(idp.requests("/token")).isZero(); // no code is sent anywhere before that is clear
        }
        assertThat(idp.requests("/token/elsewhere")).isZero();
        assertThat(idp.requests("/attacker/jwks")).isZero();
    }

    private static final Set<Misbehaviour> HARMS_PLAIN_OAUTH = EnumSet.of(
            Misbehaviour.TOKEN_500,
            Misbehaviour.TOKEN_400_INVALID_GRANT,
            Misbehaviour.TOKEN_HTML,
            Misbehaviour.TOKEN_HUGE_BODY,
            Misbehaviour.TOKEN_SLOW,
            Misbehaviour.TOKEN_REDIRECT,
            Misbehaviour.TOKEN_TYPE_MAC,
            Misbehaviour.USERINFO_401,
            Misbehaviour.CALLBACK_WRONG_ISS,
            Misbehaviour.CALLBACK_ERROR,
            Misbehaviour.CALLBACK_NO_STATE,
            Misbehaviour.CALLBACK_EXTRA_ID_TOKEN);

    @ParameterizedTest
    @EnumSource
    @Tag("W7")
    void nor_by_a_plain_one(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.gitHub(idp);
        idp.misbehave(misbehaviour);
        Map<String, String> parameters = application.visit(application.start(provider));
        Throwable thrown = catchThrowable(() -> application.finish(provider, parameters));
        if (HARMS_PLAIN_OAUTH.contains(misbehaviour)) {
            assertThat(thrown).isInstanceOf(AuthException.class);
        } else {
            assertThat(thrown).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"USERINFO_401", "USERINFO_OTHER_SUBJECT", "CALLBACK_WRONG_ISS", "WRONG_NONCE", "ALG_NONE"})
    void nor_where_the_profile_comes_from_the_user_information_endpoint(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp).profileFromUserInfo();
        idp.misbehave(misbehaviour);
        assertRefused(() -> application.signIn(provider), ErrorCode.CALLBACK_ROUTE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CALLBACK_WRONG_ISS", "TOKEN_500", "CALLBACK_ERROR", "FOREIGN_SIGNATURE"})
    @Tag("Q4")
    void a_failed_callback_cannot_be_tried_again(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp);
        String location = application.start(provider);
        Map<String, String> kept = Map.copyOf(application.browser);
        idp.misbehave(misbehaviour);
        Map<String, String> parameters = application.visit(location);
        assertThatThrownBy(() -> application.finish(provider, parameters)).isInstanceOf(AuthException.class);
        assertThat(application.browser).isEmpty();
        idp.behave();
        application.browser.putAll(kept);
        assertRefused(() -> application.finish(provider, parameters), ErrorCode.INVALID_CHECK);
    }

    @Test
    @Tag("A10")
    void a_callback_of_another_browser_is_refused() {
        OAuthProvider provider = SignInApplication.openId(idp);
        Map<String, String> attackers = application.visit(application.start(provider));
        application.browser.clear();
        application.start(provider);
        assertRefused(() -> application.finish(provider, attackers), ErrorCode.INVALID_CHECK);
        assertThat(idp.requests("/token")).isZero();
    }

    @Test
    @Tag("A12")
    void a_callback_at_another_provider_is_refused() {
        try (OpenIdProvider other = OpenIdProvider.builder().clock(clock).start()) {
            OAuthProvider first = SignInApplication.openId(idp);
            OAuthProvider second = SignInApplication.openId(other).named("other", "Other");
            Map<String, String> parameters = application.visit(application.start(first));
            assertRefused(() -> application.finish(second, parameters), ErrorCode.INVALID_CHECK);
            assertThat(other.requests("/token")).isZero();
        }
    }

    @Test
    @Tag("P7")
    void a_callback_without_a_code_is_refused() {
        OAuthProvider provider = SignInApplication.openId(idp);
        for (String code : new String[] {"", "absent"}) {
            Map<String, String> parameters = new LinkedHashMap<>(application.visit(application.start(provider)));
            parameters.put("code", code);
            if (code.equals("absent")) {
                parameters.remove("code");
            }
            assertRefused(() -> application.finish(provider, parameters), ErrorCode.CALLBACK_ROUTE);
        }
        Map<String, String> jarm = new LinkedHashMap<>(application.visit(application.start(provider)));
        jarm.put("response", "a.b.c");
        assertRefused(() -> application.finish(provider, jarm), ErrorCode.CALLBACK_ROUTE);
    }

    private void assertRefused(Runnable step, ErrorCode expected) {
        Throwable thrown = catchThrowable(step::run);
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.code()).isEqualTo(expected));
        StringWriter log = new StringWriter();
        thrown.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain("s3cr", "eyJ"); // A7: neither the secret nor any token
        application
                .browser
                .values()
                .forEach(cookie -> assertThat(log.toString()).doesNotContain(cookie));
    }
}
