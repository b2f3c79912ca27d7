package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AuthBuilder;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a real Keycloak does with the tokens that it has given to a user. */
@ExtendWith(KeycloakExtension.class)
@Timeout(120)
class KeycloakTokensTest {

    private final Keycloak keycloak;
    private final Http http = new Http();
    private final List<AuthEvent> heard = new CopyOnWriteArrayList<>();

    KeycloakTokensTest(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    private LatchkeyServer start(UnaryOperator<AuthBuilder> more) {
        return LatchkeyServer.start(builder -> more.apply(builder.secret("a secret that is only for these tests")
                .provider(Providers.keycloak()
                        .issuer(keycloak.issuer().toString())
                        .clientId(Keycloak.CLIENT_ID)
                        .clientSecret(Keycloak.CLIENT_SECRET))
                .store(Store.inMemory())
                .keepProviderTokens()
                .listener(heard::add)));
    }

    private FormBrowser browser(LatchkeyServer server) {
        FormBrowser browser =
                new FormBrowser(server.origin(), Map.of("username", Keycloak.USERNAME, "password", Keycloak.PASSWORD));
        browser.signIn("keycloak");
        return browser;
    }

    private Session session(LatchkeyServer server, FormBrowser browser) {
        browser.get(server.at("/auth/session"));
        return heard.stream()
                .filter(AuthEvent.SessionRead.class::isInstance)
                .map(event -> ((AuthEvent.SessionRead) event).session())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is signed in"));
    }

    @Test
    void a_token_of_the_user_is_exchanged_for_one_that_is_for_another_service() {
        try (LatchkeyServer server = start(builder -> builder)) {
            Session session = session(server, browser(server));
            Tokens own = server.auth().tokens().of(session, "keycloak").orElseThrow();

            Tokens exchanged =
                    server.auth().tokens().exchange(session, "orders").orElseThrow();

            assertThat(claims(exchanged).texts("aud")).containsExactly("orders");
            assertThat(claims(exchanged).text("sub")).isEqualTo(claims(own).text("sub"));
            assertThat(exchanged.accessToken()).isNotEqualTo(own.accessToken());
        }
    }

    @Test
    void a_sign_out_here_revokes_the_tokens_there() {
        try (LatchkeyServer server = start(builder -> builder.revokeTokensOnSignOut("keycloak"))) {
            FormBrowser browser = browser(server);
            Tokens tokens = server.auth()
                    .tokens()
                    .of(session(server, browser), "keycloak")
                    .orElseThrow();
            Secret refreshToken = Objects.requireNonNull(tokens.refreshToken());
            assertThat(refreshes(refreshToken)).isTrue();

            String csrf = Claims.parse(browser.get(server.at("/auth/csrf")).body())
                    .text("csrfToken")
                    .orElseThrow();
            browser.post(server.at("/auth/signout"), "csrfToken=" + csrf + "&scope=local");

            while (refreshes(refreshToken)) { // it is revoked in the background
                Thread.onSpinWait();
            }
        }
    }

    private boolean refreshes(Secret token) {
        Map<String, String> form = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token.reveal(),
                "client_id",
                Keycloak.CLIENT_ID,
                "client_secret",
                Keycloak.CLIENT_SECRET);
        return http.post(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"), form)
                        .statusCode()
                == 200;
    }

    private static Claims claims(Tokens tokens) {
        String payload = Objects.requireNonNull(tokens.accessToken()).reveal().split("\\.", -1)[1];
        return Claims.parse(Base64.getUrlDecoder().decode(payload));
    }
}
