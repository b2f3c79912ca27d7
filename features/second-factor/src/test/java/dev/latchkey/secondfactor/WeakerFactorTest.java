package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thief has the password of a user with an app, and a session or a browser that the user trusts. */
@Tag("S10")
class WeakerFactorTest {

    private final Application application = Application.with(
            SecondFactor.standard(),
            auth -> auth.with(OtherSignIn.passkey())
                    .provider(Providers.github().clientId("id").clientSecret("secret")));
    private final Client.SetUp setUp = Client.hasSetUp(application, "ada", "other");

    @AfterEach
    void close() {
        application.close();
    }

    private Client signedInLongAgo() {
        Client client = Client.program(application);
        client.signsIn("ada");
        client.post("second-factor", Map.of("code", setUp.phone().codeAt(application.now()), "trust", "true"));
        assertThat(client.isSignedIn()).isTrue();
        application.pass(Duration.ofHours(1));
        return client;
    }

    private static int changes(Client client) {
        return client.post("account/profile", Map.of("name", "Ada")).statusCode();
    }

    private HttpResponse<String> links(Client client) {
        return client.post("signin/github", Map.of("link", "true", "callbackUrl", "/back"));
    }

    @Test
    void the_password_is_not_offered_and_not_taken() {
        Client thief = signedInLongAgo();
        assertThat(thief.get("/auth/confirm").body())
                .contains("\"id\":\"second-factor\"", "\"id\":\"other\"")
                .doesNotContain("confirm/credentials");
        assertThat(Client.location(
                        thief.post("confirm/credentials", Map.of("username", "ada", "password", Application.PASSWORD))))
                .contains("error=NotConfirmed");
        assertThat(changes(thief)).isEqualTo(401);
    }

    @Test
    void who_confirms_with_the_password_for_a_rule_of_the_application_changes_nothing_of_the_account() {
        Client thief = signedInLongAgo();
        HttpResponse<String> confirmed = thief.post(
                "confirm/credentials",
                Map.of(
                        "username",
                        "ada",
                        "password",
                        Application.PASSWORD,
                        "factor",
                        "knowledge",
                        "callbackUrl",
                        "/back"));
        assertThat(Client.location(confirmed)).isEqualTo(application.url() + "/back");
        assertThat(changes(thief)).isEqualTo(401);
        assertThat(thief.get("/auth/second-factor/manage").statusCode()).isEqualTo(401);
        assertThat(Client.location(links(thief))).contains("/auth/confirm");
    }

    @Test
    void a_browser_that_is_trusted_signs_in_and_still_needs_the_app_for_changes() {
        Client browser = signedInLongAgo();
        browser.signsIn("ada");
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(changes(browser)).isEqualTo(401);
        assertThat(Client.location(links(browser))).contains("/auth/confirm");

        browser.post("confirm/second-factor", Map.of("code", setUp.phone().codeAt(application.now())));
        assertThat(changes(browser)).isNotEqualTo(401);
        assertThat(Client.location(links(browser))).startsWith("https://github.com/");
    }

    @Test
    void a_passkey_is_enough() {
        Client ada = signedInLongAgo();
        ada.post("confirm/other", Map.of());
        assertThat(changes(ada)).isNotEqualTo(401);
        assertThat(Client.location(links(ada))).startsWith("https://github.com/");
    }

    @Test
    void who_has_just_signed_in_with_a_backup_code_can_replace_the_lost_app() {
        Client ada = Client.program(application);
        ada.signsIn("ada");
        ada.types(setUp.backupCodes().get(0));
        assertThat(ada.get("/auth/second-factor/manage").statusCode()).isEqualTo(200);
    }

    @Test
    void a_user_with_a_passkey_and_no_app_shows_the_passkey() {
        SecondFactor.of(application.auth).remove("u-ada");
        Client ada = Client.program(application);
        ada.signsIn("ada");
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(changes(ada)).isEqualTo(401);
        assertThat(ada.get("/auth/second-factor/setup").statusCode()).isEqualTo(401);
        assertThat(Client.location(links(ada))).contains("/auth/confirm");
        assertThat(ada.get("/auth/confirm").body()).contains("\"id\":\"other\"").doesNotContain("confirm/credentials");
        ada.post("confirm/credentials", Map.of("username", "ada", "password", Application.PASSWORD));
        assertThat(changes(ada)).isEqualTo(401);

        ada.post("confirm/other", Map.of());
        assertThat(changes(ada)).isNotEqualTo(401);
    }

    @Test
    void users_without_an_app_confirm_with_the_password() {
        Client grace = Client.program(application);
        grace.signsIn("grace");
        application.pass(Duration.ofHours(1));
        assertThat(changes(grace)).isEqualTo(401);
        grace.post("confirm/credentials", Map.of("username", "grace", "password", Application.PASSWORD));
        assertThat(changes(grace)).isNotEqualTo(401);
    }
}
