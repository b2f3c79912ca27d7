package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For whom a browser is known, and what says who somebody is in a form. */
class KnownBrowserTest {

    private static final String HOME = "http://localhost/";

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private int asked;

    @Test
    @Tag("B31")
    void a_right_password_makes_no_browser_known_for_what_else_was_typed() {
        for (UnaryOperator<CredentialsProvider> form :
                List.<UnaryOperator<CredentialsProvider>>of(provider -> provider, CredentialsProvider::withoutForm)) {
            Auth auth = auth(form);
            EmailBrowser mallory = new EmailBrowser(auth, "192.0.2.66");
            for (String field : List.of("email", "login", "username2")) {
                assertThat(location(post(mallory, Map.of("username", "mallory", field, "ada", "password", "right"))))
                        .isEqualTo(HOME);
            }
            asked = 0;
            for (int i = 0; i < 20; i++) {
                post(mallory, Map.of("username", "ada", "password", "wrong"));
            }
            for (int i = 0; i < 20; i++) {
                post(new EmailBrowser(auth, "10.0.0." + i), Map.of("username", "ada", "password", "wrong"));
            }
            assertThat(asked).isEqualTo(10);
        }
    }

    @Test
    @Tag("B31")
    void a_browser_is_not_known_for_a_name_that_only_looks_the_same() {
        Auth auth = auth(provider -> provider);
        EmailBrowser mallory = new EmailBrowser(auth, "192.0.2.66");
        assertThat(location(post(mallory, Map.of("username", "\u00e0da", "password", "right"))))
                .isEqualTo(HOME);
        asked = 0;
        for (int i = 0; i < 20; i++) {
            post(new EmailBrowser(auth, "10.0.0." + i), Map.of("username", "ada", "password", "wrong"));
        }
        post(mallory, Map.of("username", "ada", "password", "wrong"));
        assertThat(asked).isEqualTo(10);
    }

    @Test
    @Tag("B31")
    void without_declared_fields_every_one_that_is_no_password_is_a_name() {
        Auth auth = auth(CredentialsProvider::withoutForm);
        for (int i = 0; i < 30; i++) {
            post(
                    new EmailBrowser(auth, "10.0.0." + i),
                    Map.of("mail", "ada", "username", "any" + i, "remember", "on", "pw", "wrong" + i, "password", "x"));
        }
        assertThat(asked).isEqualTo(10);
        asked = 0;
        for (int i = 0; i < 20; i++) {
            post(
                    new EmailBrowser(auth, "10.0.1." + i),
                    Map.of("mail", "user" + i, "remember", "on", "pw", "same", "password", "x"));
        }
        assertThat(asked).isEqualTo(20);
    }

    @Test
    @Tag("B31")
    void where_the_declared_name_is_not_filled_in_another_field_counts() {
        Auth auth = auth(provider -> provider);
        for (int i = 0; i < 30; i++) {
            post(new EmailBrowser(auth, "10.0.0." + i), Map.of("username", " ", "mail", "ada", "password", "wrong"));
        }
        assertThat(asked).isEqualTo(10);
    }

    @Test
    void a_form_with_very_many_names_is_not_looked_at() {
        Map<String, String> many = new HashMap<>(Map.of("password", "wrong"));
        for (int i = 0; i < 17; i++) {
            many.put("field" + i, "text" + i);
        }
        EmailBrowser browser = new EmailBrowser(auth(CredentialsProvider::withoutForm), "192.0.2.1");
        Map<String, String> form = new HashMap<>(many);
        form.put("csrfToken", browser.csrfToken());
        assertThat(browser.post("/auth/callback/credentials", form).status()).isEqualTo(400);
        assertThat(asked).isZero();
    }

    @Test
    @Tag("B30")
    void a_blank_password_is_one_in_whatever_language_its_field_is_named() {
        Auth auth = auth(CredentialsProvider::withoutForm);
        for (String field :
                List.of("pw", "userPw", "passwort", "secret", "kennwort", "mot_de_passe", "pin", "user-pin")) {
            post(new EmailBrowser(auth, "192.0.2.1"), Map.of("username", "ada", "password", "x", field, " "));
            assertThat(asked).as(field).isZero();
        }
        for (String field : List.of("passport", "shipping", "passkey")) {
            post(new EmailBrowser(auth, "192.0.2.1"), Map.of("username", "ada", "password", "x", field, " "));
        }
        assertThat(asked).isEqualTo(3);
    }

    @Test
    @Tag("B31")
    void a_twin_of_the_cookie_does_not_hide_the_one_that_knows() {
        Auth auth = auth(provider -> provider);
        EmailBrowser ada = new EmailBrowser(auth, "192.0.2.1");
        EmailBrowser grace = new EmailBrowser(auth, "192.0.2.2");
        post(ada, Map.of("username", "ada", "password", "right"));
        post(grace, Map.of("username", "grace", "password", "right"));
        for (int i = 0; i < 20; i++) {
            post(new EmailBrowser(auth, "10.0.0." + i), Map.of("username", "ada", "password", "wrong"));
        }
        ada.twin("authjs.known-browser", grace);

        assertThat(location(post(ada, Map.of("username", "ada", "password", "right"))))
                .isEqualTo(HOME);
    }

    @Test
    @Tag("B31")
    void refusals_take_as_long_as_those_of_their_own_provider() {
        Auth auth = auth(provider -> provider);
        for (int i = 0; i < 10; i++) {
            post(new EmailBrowser(auth, "10.0.0." + i), Map.of("username", "ada", "password", "wrong"));
        }
        for (int i = 0; i < 40; i++) { // more than are remembered
            EmailBrowser other = new EmailBrowser(auth, "10.0.2." + i);
            Map<String, String> form = Map.of("username", "user" + i, "password", "x", "csrfToken", other.csrfToken());
            other.post("/auth/callback/slow", form);
        }
        pauses.clear();
        for (int i = 0; i < 5; i++) {
            post(new EmailBrowser(auth, "10.0.1." + i), Map.of("username", "ada", "password", "wrong"));
        }
        assertThat(pauses).isNotEmpty().containsOnly(Duration.ofMillis(80));
    }

    private static AuthResponse post(EmailBrowser browser, Map<String, String> typed) {
        Map<String, String> form = new LinkedHashMap<>(typed);
        form.put("csrfToken", browser.csrfToken());
        form.put("callbackUrl", "/");
        return browser.post("/auth/callback/credentials", form);
    }

    private Auth auth(UnaryOperator<CredentialsProvider> provider) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .clock(() -> now)
                .provider(provider.apply(CredentialsProvider.of((typed, request) -> {
                    asked++;
                    now = now.plusMillis(80);
                    return typed.get("password").equals("right")
                            ? Optional.of(User.of(typed.get("username")))
                            : Optional.empty();
                })))
                .provider(CredentialsProvider.of((typed, request) -> {
                            now = now.plusSeconds(3);
                            return Optional.empty();
                        })
                        .named("slow", "Slow")
                        .fields(
                                CredentialField.username("username", "Name"),
                                CredentialField.password("password", "Password")));
        builder.pause(pauses::add);
        return builder.build();
    }
}
