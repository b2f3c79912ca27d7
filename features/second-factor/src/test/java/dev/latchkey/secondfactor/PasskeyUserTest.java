package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ada must have a second factor. She has a passkey and no app, and a thief has her password. */
@Tag("B9")
class PasskeyUserTest {

    private final Application application = Application.with(
            SecondFactor.standard().required(RequiredFor.everybody()).grace(Duration.ofDays(7)),
            auth -> auth.with(OtherSignIn.passkey()));

    @AfterEach
    void close() {
        application.close();
    }

    private Client withPassword(Client client) {
        client.signsIn("ada");
        assertThat(client.isSignedIn()).isFalse();
        return client;
    }

    @Test
    void the_passkey_is_enough() {
        withPassword(Client.program(application));
        Client ada = Client.program(application);
        ada.post("callback/other", Map.of());
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void the_password_alone_is_not_and_a_program_reads_what_is() {
        Client thief = Client.program(application);
        assertThat(Client.location(thief.signsIn("ada"))).isEqualTo(application.url() + "/auth/second-factor");
        Claims missing = Client.json(thief.get("/auth/second-factor"));
        assertThat(missing.text("missing")).hasValue("second-factor");
        assertThat(missing.texts("methods")).containsExactly("other");
        assertThat(missing.text("url")).hasValue(application.url() + "/auth/signin");
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void a_page_leads_back_to_the_sign_in_page() {
        Client thief = withPassword(Client.browser(application));
        assertThat(thief.get("/auth/second-factor").body())
                .contains("Your account has a stronger way to sign in: Other.", "href=\"/auth/signin\"")
                .doesNotContain("name=\"code\"");
    }

    @Test
    void nobody_sets_an_app_up_with_the_password_alone() {
        Client thief = withPassword(Client.program(application));
        assertThat(Client.location(thief.get("/auth/second-factor/enrol")))
                .isEqualTo(application.url() + "/auth/second-factor");

        Client grace = Client.program(application);
        grace.signsIn("grace");
        Claims offer = Client.json(grace.get("/auth/second-factor/enrol"));
        thief.post(
                "second-factor/enrol",
                Map.of(
                        "setup",
                        offer.text("setup").orElseThrow(),
                        "code",
                        new Phone(offer.text("key").orElseThrow()).codeAt(application.now())));

        assertThat(thief.isSignedIn()).isFalse();
        assertThat(SecondFactor.of(application.auth).isSetUp("u-ada")).isFalse();
    }

    @Test
    void nobody_puts_it_off() {
        Client thief = withPassword(Client.program(application));
        assertThat(thief.post("second-factor/skip", Map.of()).statusCode()).isEqualTo(403);
        assertThat(thief.isSignedIn()).isFalse();
        withPassword(Client.program(application));
    }

    @Test
    void a_code_that_belongs_to_no_app_is_wrong() {
        Client thief = withPassword(Client.program(application));
        assertThat(thief.types("123456").statusCode()).isEqualTo(401);
        assertThat(thief.isSignedIn()).isFalse();
    }
}
