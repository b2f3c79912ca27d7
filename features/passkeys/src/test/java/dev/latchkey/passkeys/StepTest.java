package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users sign in with an account, and a step asks for a passkey too. */
class StepTest {

    private static final String FAILED = "/auth/error?error=WebAuthnVerificationError";
    private static final String AGAIN = "/auth/signin?error=OAuthCallbackError";

    private final AskingStep step = new AskingStep();
    private final Application application = Application.with(Passkeys.standard(), auth -> auth.with(step));
    private final SoftAuthenticator key = SoftAuthenticator.securityKey(application.url());
    private final SoftAuthenticator hers = SoftAuthenticator.securityKey(application.url());

    @BeforeEach
    void register() {
        Caller.signedIn(application, "ada").register(key);
        Caller.signedIn(application, "grace").register(hers);
        step.begins();
    }

    @AfterEach
    void close() {
        application.close();
    }

    private Caller halfSignedIn(String username) {
        Caller caller = Caller.signedIn(application, username);
        assertThat(caller.isSignedIn()).isFalse();
        return caller;
    }

    private static Claims options(Caller caller) {
        return Claims.parse(caller.get("/auth/passkey/step").body());
    }

    private String shows(Caller caller, String data) {
        return caller.post("passkey/step", Map.of("data", data))
                .headers()
                .firstValue("Location")
                .map(RedirectAddress::withoutReference)
                .orElse("")
                .replace(application.url(), "");
    }

    @Test
    void the_passkey_goes_on_with_the_sign_in() {
        Caller ada = halfSignedIn("ada");

        assertThat(shows(ada, key.get(options(ada)))).isEqualTo("/");

        assertThat(ada.userName()).isEqualTo("Ada Lindqvist");
        assertThat(step.shown.get())
                .extracting(Factor::kind)
                .containsExactly(Factor.Kind.UPSTREAM, Factor.Kind.PHISHING_RESISTANT);
    }

    @Test
    @Tag("B27")
    void it_is_a_passkey_of_the_user_who_signs_in() {
        Caller grace = halfSignedIn("grace");
        assertThat(String.valueOf(options(grace).object("options").get("allowCredentials")))
                .contains(hers.id())
                .doesNotContain(key.id());
        assertThat(shows(grace, key.get(options(grace)))).isEqualTo(FAILED);

        Caller browser = halfSignedIn("ada");
        String answerOfAda = key.get(options(browser));
        application.work.signInAs("grace");
        signsInAgain(browser);
        assertThat(shows(browser, answerOfAda)).isEqualTo(FAILED);

        assertThat(grace.isSignedIn() || browser.isSignedIn()).isFalse();
    }

    private void signsInAgain(Caller browser) {
        var answer = browser.post("signin/work", Map.of("callbackUrl", "/"));
        while (answer.headers()
                .firstValue("Location")
                .filter(next -> !next.contains("/auth/signin"))
                .isPresent()) {
            answer = browser.get(answer.headers().firstValue("Location").orElseThrow());
        }
    }

    @Test
    @Tag("A11")
    void its_challenge_counts_nowhere_else_and_no_other_counts_here() {
        Caller ada = halfSignedIn("ada");
        assertThat(ada.answer("authenticate", key.get(options(ada)))).isEqualTo(AGAIN);
        assertThat(shows(ada, key.get(ada.options("action=authenticate")))).isEqualTo(AGAIN);
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B9")
    void without_a_sign_in_that_waits_there_is_nothing_to_show() {
        Caller stranger = new Caller(application);
        assertThat(stranger.get("/auth/passkey/step").body()).doesNotContain("challenge");
        Caller ada = halfSignedIn("ada");
        String answer = key.get(options(ada));
        stranger.post("passkey/step", Map.of("data", answer));
        assertThat(stranger.isSignedIn()).isFalse();
    }

    @Test
    @Tag("B13")
    void a_passkey_that_is_removed_meanwhile_makes_no_session() {
        Caller ada = halfSignedIn("ada");
        String answer = key.get(options(ada));
        String userId = application
                .between
                .underlying()
                .record("passkey", key.id())
                .orElseThrow()
                .owner();
        application.between.after(
                "createSession", () -> Passkeys.of(application.auth).remove(userId, key.id()));

        assertThat(shows(ada, answer)).contains("error=");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    @Tag("S10")
    void somebody_with_the_first_factor_alone_adds_no_passkey() {
        Caller ada = halfSignedIn("ada");
        shows(ada, key.get(options(ada)));
        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        String registration = another.create(ada.options("action=register"));
        application.pass(Duration.ofMinutes(4));
        assertThat(ada.answer("register", registration)).isEqualTo("/");

        application.pass(Duration.ofMinutes(7));
        assertThat(ada.get("/auth/webauthn-options/passkey?action=register").statusCode())
                .as("the new passkey was shown seven minutes ago")
                .isEqualTo(200);
        application.pass(Duration.ofMinutes(4));
        assertThat(ada.get("/auth/webauthn-options/passkey?action=register").statusCode())
                .isEqualTo(401);
        confirmsWithWork(ada);
        assertThat(ada.get("/auth/webauthn-options/passkey?action=register").statusCode())
                .as("the account alone is not enough")
                .isEqualTo(401);
    }

    private void confirmsWithWork(Caller ada) {
        application.work.signInAs("ada");
        var answer = ada.post("confirm/work", Map.of("callbackUrl", "/", "factor", "upstream"));
        while (answer.statusCode() / 100 == 3) {
            answer = ada.get(answer.headers().firstValue("Location").orElseThrow());
        }
    }
}
