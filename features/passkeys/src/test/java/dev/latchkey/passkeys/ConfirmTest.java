package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who are signed in confirm with a passkey that it is them. */
class ConfirmTest {

    private final Application application = Application.with(Passkeys.standard());
    private final SoftAuthenticator key = SoftAuthenticator.securityKey(application.url());
    private Caller ada;

    @BeforeEach
    void register() {
        ada = Caller.signedIn(application, "ada");
        ada.register(key);
        application.pass(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_passkey_shows_what_a_change_demands() {
        assertThat(rename()).isEqualTo(401);
        assertThat(methods(ada)).contains("\"id\":\"passkey\"", "\"factor\":\"phishing_resistant\"");

        assertThat(confirm(ada, key.get(ada.options("action=authenticate&purpose=confirm"))))
                .isEqualTo(application.url() + "/");

        assertThat(rename()).isEqualTo(200);
    }

    @Test
    @Tag("A11")
    void a_challenge_for_signing_in_confirms_nothing() {
        assertThat(confirm(ada, key.get(ada.options("action=authenticate")))).contains("error=NotConfirmed");
        assertThat(rename()).isEqualTo(401);
    }

    @Test
    @Tag("B27")
    void the_passkey_of_another_user_confirms_nothing() {
        Caller grace = Caller.signedIn(application, "grace");
        SoftAuthenticator hers = SoftAuthenticator.securityKey(application.url());
        grace.register(hers);

        assertThat(confirm(ada, hers.get(ada.options("action=authenticate&purpose=confirm"))))
                .contains("/auth/confirm?", "error=WebAuthnVerificationError");
        assertThat(rename()).isEqualTo(401);
    }

    @Test
    void it_is_offered_only_to_users_who_have_one() {
        assertThat(methods(Caller.signedIn(application, "grace"))).doesNotContain("passkey");
    }

    private int rename() {
        return ada.post("passkey/rename", Map.of("passkey", key.id(), "name", "Blue key"))
                .statusCode();
    }

    private static String methods(Caller caller) {
        return Claims.parse(caller.get("/auth/confirm").body()).toJson();
    }

    private static String confirm(Caller caller, String data) {
        return caller.post("confirm/passkey", Map.of("data", data, "callbackUrl", "/"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
