package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where providers deviate from RP-Initiated Logout is data of the catalogue. */
class EndSessionRequestTest {

    private static final String ENDPOINT = "https://login.example/logout";
    private static final String STANDARD = "?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Freturn"
            + "&id_token_hint=a.b.c&state=s";

    @Test
    void the_standard_has_client_address_hint_and_state() {
        assertThat(url(Providers.keycloak(), ENDPOINT)).contains(ENDPOINT + STANDARD);
        assertThat(url(Providers.keycloak(), null)).isEmpty();
    }

    @Test
    void cognito_gets_the_client_and_the_address_under_its_own_name() {
        assertThat(url(Providers.cognito(), ENDPOINT))
                .contains(ENDPOINT + "?client_id=app&logout_uri=https%3A%2F%2Fapp.example%2Freturn");
    }

    @Test
    void kinde_gets_the_address_under_its_own_name_too() {
        assertThat(url(Providers.kinde(), ENDPOINT))
                .contains(ENDPOINT + STANDARD + "&redirect=https%3A%2F%2Fapp.example%2Freturn");
    }

    @Test
    void an_auth0_that_names_no_address_has_the_older_one() {
        assertThat(url(Providers.auth0(), ENDPOINT)).contains(ENDPOINT + STANDARD);
        assertThat(url(Providers.auth0().issuer("https://acme.auth0.com/"), null))
                .contains("https://acme.auth0.com/v2/logout?client_id=app"
                        + "&returnTo=https%3A%2F%2Fapp.example%2Freturn");
    }

    private static Optional<String> url(OAuthProvider provider, @Nullable String endpoint) {
        return EndSessionRequest.url(
                provider.clientId("app").definition(), endpoint, "https://app.example/return", Secret.of("a.b.c"), "s");
    }
}
