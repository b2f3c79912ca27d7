package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Adding a passkey and signing in with it, over HTTP. */
class SignInTest {

    private static final String FAILED = "/auth/error?error=WebAuthnVerificationError";
    private static final String HOME = "";

    private final Application application = Application.with(Passkeys.standard());
    private final SoftAuthenticator key = SoftAuthenticator.securityKey(application.url());

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_adds_a_passkey_and_signs_in_with_it() {
        Caller ada = Caller.signedIn(application, "ada");
        assertThat(ada.register(key)).isEqualTo("/");

        Caller later = new Caller(application);
        assertThat(later.signIn(key)).isEqualTo(HOME);

        assertThat(later.userName()).isEqualTo("Ada Lindqvist");
        assertThat(events(PasskeyEvent.Added.class)).hasSize(1);
        AuthEvent.SignedIn signedIn = events(AuthEvent.SignedIn.class).toList().get(1);
        assertThat(signedIn.account().type()).isEqualTo("webauthn");
        assertThat(signedIn.account().provider()).isEqualTo("passkey");
    }

    @Test
    void the_providers_have_it_as_next_auth_expects() {
        Claims provider = Claims.parse(
                        new Caller(application).get("/auth/providers").body())
                .object("passkey");

        assertThat(provider.text("type")).contains("webauthn");
        assertThat(provider.text("name")).contains("Passkey");
        assertThat(provider.text("callbackUrl")).contains(application.url() + "/auth/callback/passkey");
    }

    @Test
    void the_options_of_a_sign_in_say_nothing_of_users() {
        Caller.signedIn(application, "ada").register(key);

        for (String query :
                List.of("", "action=authenticate", "email=ada%40example.org", "email=nobody%40example.org")) {
            Claims answer = new Caller(application).options(query);
            assertThat(answer.text("action")).contains("authenticate");
            assertThat(answer.object("options").asMap())
                    .containsOnlyKeys("challenge", "timeout", "userVerification", "rpId")
                    .containsEntry("userVerification", "required")
                    .containsEntry("rpId", "localhost");
            assertThat(answer.object("options").text("challenge").orElseThrow()).hasSize(43);
        }
    }

    @Test
    void the_options_of_a_registration_are_those_of_auth_js() {
        Caller ada = Caller.signedIn(application, "ada");
        ada.register(key);

        Claims options = ada.options("action=register").object("options");

        assertThat(options.asMap().keySet())
                .containsExactly(
                        "challenge",
                        "rp",
                        "user",
                        "pubKeyCredParams",
                        "timeout",
                        "attestation",
                        "excludeCredentials",
                        "authenticatorSelection",
                        "extensions");
        assertThat(options.text("attestation")).contains("none");
        assertThat(options.object("user").text("id").orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(options.object("user").text("name")).contains("ada@example.org");
        assertThat(options.object("user").text("displayName")).contains("Ada Lindqvist");
        assertThat(String.valueOf(options.get("excludeCredentials"))).contains("id=" + key.id());
        assertThat(options.object("authenticatorSelection").asMap())
                .containsEntry("residentKey", "required")
                .containsEntry("userVerification", "required")
                .containsEntry("requireResidentKey", true);
        assertThat(ada.options("action=register").object("options").object("user"))
                .as("authenticators know a user by one name")
                .isEqualTo(options.object("user"));
    }

    @Test
    void what_nobody_may_ask_is_refused() {
        Caller stranger = new Caller(application);
        assertThat(stranger.get("/auth/webauthn-options/passkey?action=delete").body())
                .isEqualTo("{\"error\":\"Invalid action\"}");
        assertThat(stranger.get("/auth/webauthn-options/passkey?action=register")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stranger.get("/auth/webauthn-options/passkey?action=register&email=new%40example.org")
                        .body())
                .isEqualTo("{\"error\":\"Invalid request\"}");
        assertThat(Caller.signedIn(application, "ada")
                        .get("/auth/webauthn-options/passkey")
                        .body())
                .isEqualTo("{\"error\":\"Invalid request\"}");
    }

    @Test
    @Tag("S17")
    void an_unknown_passkey_and_one_that_does_not_verify_look_the_same() {
        Caller.signedIn(application, "ada").register(key);
        SoftAuthenticator elsewhere = SoftAuthenticator.securityKey("https://evil.example");
        Caller guest = new Caller(application);

        assertThat(guest.signIn(elsewhere)).isEqualTo(FAILED);
        assertThat(guest.answer("authenticate", forged(guest))).isEqualTo(FAILED);
        assertThat(guest.isSignedIn()).isFalse();
    }

    /** The id of a passkey that there is, signed by another key. */
    private String forged(Caller guest) {
        SoftAuthenticator other = SoftAuthenticator.securityKey(application.url());
        return other.get(guest.options("action=authenticate")).replace(other.id(), key.id());
    }

    @Test
    void a_passkey_whose_authenticator_did_not_recognise_the_user_is_refused() {
        Caller.signedIn(application, "ada").register(key);
        Caller guest = new Caller(application);

        assertThat(guest.signIn(key.withoutUserVerification())).isEqualTo(FAILED);
        assertThat(guest.isSignedIn()).isFalse();
    }

    @Test
    void a_counter_that_goes_back_is_a_clone_and_refused() {
        Caller.signedIn(application, "ada").register(key);
        for (int i = 0; i < 5; i++) {
            assertThat(new Caller(application).signIn(key)).isEqualTo(HOME);
        }

        key.goBackTo(2);
        Caller clone = new Caller(application);

        assertThat(clone.signIn(key)).isEqualTo(FAILED);
        assertThat(clone.isSignedIn()).isFalse();
        assertThat(events(PasskeyEvent.CloneSuspected.class))
                .extracting(PasskeyEvent.CloneSuspected::id)
                .containsExactly(key.id());
        key.goBackTo(5);
        assertThat(new Caller(application).signIn(key)).isEqualTo(HOME);
    }

    @Test
    void a_synchronised_passkey_counts_nothing_and_is_no_clone() {
        SoftAuthenticator synchronised = SoftAuthenticator.passwordManager(application.url());
        Caller.signedIn(application, "ada").register(synchronised);

        assertThat(new Caller(application).signIn(synchronised)).isEqualTo(HOME);
        assertThat(new Caller(application).signIn(synchronised)).isEqualTo(HOME);
    }

    @Test
    @Tag("S10")
    void a_user_who_signed_in_long_ago_confirms_before_a_passkey_is_added() {
        Caller ada = Caller.signedIn(application, "ada");
        String early = key.create(ada.options("action=register"));
        application.pass(Duration.ofMinutes(4));
        Caller late = Caller.signedIn(application, "grace");
        application.pass(Duration.ofMinutes(11));

        var refused = late.get("/auth/webauthn-options/passkey?action=register");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_user_authentication");
        assertThat(Claims.parse(refused.body()).text("url")).contains(application.url() + "/auth/confirm");
        assertThat(ada.answer("register", early)).startsWith("/auth/signin?error=");
        assertThat(application.between.underlying().record("passkey", key.id())).isEmpty();
    }

    @Test
    void malformed_answers_are_told_apart_and_use_nothing_up() {
        Caller.signedIn(application, "ada").register(key);
        Caller guest = new Caller(application);
        String right = key.get(guest.options("action=authenticate"));

        for (String data : List.of("", "no json", "[]", "{}", "{\"id\":\"\",\"response\":{}}", "{\"id\":\"AAAA\"}")) {
            assertThat(guest.answer("authenticate", data)).isEqualTo("status 400");
        }
        assertThat(guest.answer("delete", right)).isEqualTo("status 400");
        assertThat(guest.answer("authenticate", right)).isEqualTo(HOME);
    }

    @Test
    void a_page_of_the_application_signs_in_with_json_alone() {
        Caller.signedIn(application, "ada").register(key);
        Caller page = new Caller(application);
        String credential = key.get(page.options("action=authenticate"));

        var answer = page.postJson("callback/passkey", "\"action\":\"authenticate\",\"data\":" + credential);

        assertThat(answer.body()).isEqualTo("{\"url\":\"" + application.url() + "\"}");
        assertThat(page.userName()).isEqualTo("Ada Lindqvist");
        assertThat(page.postJson("callback/passkey", "\"action\":\"authenticate\",\"data\":" + credential)
                        .body())
                .contains("error=OAuthCallbackError");
    }

    @Test
    void openapi_describes_what_a_program_needs() {
        try (Application described = Application.with(Passkeys.standard(), auth -> auth.openApi())) {
            Claims paths = Claims.parse(
                            new Caller(described).get("/auth/openapi.json").body())
                    .object("paths");

            assertThat(paths.asMap())
                    .containsKeys(
                            "/webauthn-options/passkey",
                            "/callback/passkey",
                            "/confirm/passkey",
                            "/passkey",
                            "/passkey/rename",
                            "/passkey/remove");
            assertThat(String.valueOf(
                            paths.object("/passkey/remove").object("post").get("security")))
                    .isEqualTo("[{session=[], csrf=[]}]");
        }
    }

    @Test
    @Tag("A10")
    void an_answer_without_the_csrf_token_is_refused() {
        Caller.signedIn(application, "ada").register(key);
        Caller guest = new Caller(application);
        String right = key.get(guest.options("action=authenticate"));

        var answer = guest.postAsIs("callback/passkey", Map.of("action", "authenticate", "data", right));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("error=MissingCSRF");
        assertThat(guest.isSignedIn()).isFalse();
    }

    @Test
    void a_link_to_the_callback_signs_nobody_in() {
        assertThat(new Caller(application)
                        .get("/auth/callback/passkey")
                        .headers()
                        .firstValue("Location")
                        .map(RedirectAddress::withoutReference))
                .contains(application.url() + "/auth/error?error=Configuration");
    }

    private <T> Stream<T> events(Class<T> type) {
        return application.events.stream().filter(type::isInstance).map(type::cast);
    }
}
