package dev.latchkey;

import static dev.latchkey.guard.Authorized.recently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who is signed in types the credentials once more, with sessions of both kinds. */
class ConfirmTest {

    private static final Authorized RECENTLY = recently(Duration.ofMinutes(10));
    private static final String BACK = "http://localhost/orders?page=2";

    private final WatchedStore store = new WatchedStore();
    private final List<AuthEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth sealed = builder().build();
    private final Auth stored = builder().store(store.store()).build();

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(EmailSetup.SECRET)
                .clock(() -> now)
                .listener(events::add)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(typed)
                        .filter(each -> "right".equals(each.get("password")))
                        .map(each -> new User(each.get("username"), each.get("username"), null, null))));
    }

    @Test
    void who_is_asked_to_confirm_types_the_password_and_is_let_in() {
        for (Auth auth : List.of(sealed, stored)) {
            EmailBrowser ada = signedInLongAgo(auth, "ada");
            String confirm = "/auth/confirm?callbackUrl=" + BACK.replace("?", "%3F");

            AuthResponse page = ada.navigate(confirm);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Confirm that it is you", "as <bdi>ada</bdi>", "action=\"/auth/confirm/credentials\"");
            AuthResponse answer = type(ada, "ada", "right");

            assertThat(answer.header("Location")).isEqualTo(BACK);
            assertThat(ada.require(RECENTLY)).isEmpty();
            assertThat(events).filteredOn(AuthEvent.SignedIn.class::isInstance).hasSize(1);
            events.clear();
        }
    }

    @Test
    @Tag("S7")
    void wrong_credentials_and_those_of_another_user_confirm_nothing() {
        for (Auth auth : List.of(sealed, stored)) {
            EmailBrowser ada = signedInLongAgo(auth, "ada");
            new EmailBrowser(auth, "10.0.0.2").signIn("mallory");
            String before = ada.session();

            assertThat(type(ada, "ada", "wrong").header("Location"))
                    .isEqualTo("http://localhost/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2Forders%3Fpage%3D2"
                            + "&error=CredentialsSignin");
            assertThat(type(ada, "mallory", "right").header("Location")).endsWith("&error=NotConfirmed");

            assertThat(ada.require(RECENTLY)).isPresent();
            assertThat(Claims.parse(ada.session()).object("user"))
                    .isEqualTo(Claims.parse(before).object("user"));
            assertThat(ada.navigate("/auth/confirm?error=NotConfirmed").body()).contains("role=\"alert\"");
        }
    }

    @Test
    @Tag("S7")
    void a_copy_of_the_stored_session_from_before_is_no_session_any_more() {
        EmailBrowser ada = signedInLongAgo(stored, "ada");
        EmailBrowser thief = ada.at(stored);

        type(ada, "ada", "right");

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(thief.isSignedIn()).isFalse();
        assertThat(stored.sessions().list("ada")).hasSize(1);
    }

    @Test
    void who_is_not_signed_in_signs_in() {
        EmailBrowser nobody = new EmailBrowser(sealed, "10.0.0.1");

        assertThat(nobody.navigate("/auth/confirm?callbackUrl=/orders").header("Location"))
                .isEqualTo("http://localhost/auth/signin?callbackUrl=http%3A%2F%2Flocalhost%2Forders");
        AuthResponse answer = type(nobody, "ada", "right");

        assertThat(answer.header("Location")).startsWith("http://localhost/auth/signin?callbackUrl=");
        assertThat(nobody.isSignedIn()).isFalse();
        assertThat(nobody.send(FakeRequest.get("/auth/confirm").header("Accept", "application/json"))
                        .status())
                .isEqualTo(401);
        assertThat(nobody.send(FakeRequest.get("/auth/confirm")
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Mode", "cors"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_form_without_its_token_confirms_nothing() {
        EmailBrowser ada = signedInLongAgo(sealed, "ada");

        AuthResponse answer = ada.post("/auth/confirm/credentials", Map.of("username", "ada", "password", "right"));

        assertThat(answer.header("Location")).contains("/auth/signin?error=MissingCSRF&ref=");
        assertThat(ada.require(RECENTLY)).isPresent();
    }

    @Test
    void a_program_gets_the_ways_and_only_those_that_show_the_kind_of_factor() {
        EmailBrowser ada = signedInLongAgo(sealed, "ada");
        FakeRequest all = FakeRequest.get("/auth/confirm").header("Accept", "application/json");
        FakeRequest some =
                FakeRequest.get("/auth/confirm?factor=phishing_resistant").header("Accept", "application/json");

        assertThat(ada.send(all).body())
                .isEqualTo("{\"methods\":[{\"id\":\"credentials\",\"name\":\"Credentials\",\"type\":\"credentials\","
                        + "\"factor\":\"knowledge\",\"confirmUrl\":\"http://localhost/auth/confirm/credentials\"}]}");
        assertThat(ada.send(some).body()).isEqualTo("{\"methods\":[]}");
        AuthResponse page = ada.navigate("/auth/confirm?factor=phishing_resistant");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("has no way to confirm what that page asks for", "href=\"/auth/signout\"");
    }

    private EmailBrowser signedInLongAgo(Auth auth, String name) {
        EmailBrowser browser = new EmailBrowser(auth, "10.0.0.1");
        browser.signIn(name);
        now = now.plus(Duration.ofHours(1));
        assertThat(browser.require(RECENTLY)).isPresent();
        return browser;
    }

    private static AuthResponse type(EmailBrowser browser, String name, String password) {
        return browser.post(
                "/auth/confirm/credentials",
                Map.of("username", name, "password", password, "callbackUrl", BACK, "csrfToken", browser.csrfToken()));
    }
}
