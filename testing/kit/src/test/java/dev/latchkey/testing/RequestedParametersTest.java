package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.http.AuthResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a sign-in may ask of the provider: a browser little, the application's own code what it wants. */
class RequestedParametersTest {

    private final TwoProviders application = new TwoProviders();
    private final Auth auth = application
            .builder(work -> work.parameter("acr_values", "high").parameter("hd", "example.org"))
            .build();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("W11")
    void a_browser_adds_a_hint_and_replaces_nothing_that_the_application_configured() {
        application.work.signInAs("ada");
        Guest guest = new Guest(auth);
        guest.submit("/signin/work", "");
        String csrf = guest.exchange("GET", "/", "").csrfToken();

        AuthResponse answer = guest.post(
                "/signin/work?acr_values=low&max_age=999999&hd=evil.com&scope=openid&login_hint=ada",
                "csrfToken=" + csrf);
        Guest.goTo(Objects.requireNonNull(answer.header("Location")));

        ReceivedRequest received = application.work.lastAuthorization();
        assertThat(received.parameter("acr_values")).hasValue("high");
        assertThat(received.parameter("hd")).hasValue("example.org");
        assertThat(received.parameter("scope")).hasValue("openid profile email");
        assertThat(received.parameter("login_hint")).hasValue("ada");
        assertThat(received.parameterNames()).doesNotContain("max_age");
    }

    @Test
    void the_application_may_ask_for_what_it_wants_in_one_sign_in() {
        application.work.signInAs("ada");
        AuthResponse answer = new Guest(auth)
                .exchange("POST", "/", "")
                .signIn("work", "/account", Map.of("acr_values", "highest", "max_age", "60"));
        Guest.goTo(Objects.requireNonNull(answer.header("Location")));

        ReceivedRequest received = application.work.lastAuthorization();
        assertThat(received.parameter("acr_values")).hasValue("highest");
        assertThat(received.parameter("max_age")).hasValue("60");
        assertThat(received.parameterNames()).doesNotContain("callbackUrl");
    }
}
