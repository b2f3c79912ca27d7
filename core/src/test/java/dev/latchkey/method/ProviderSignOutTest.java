package dev.latchkey.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionFacts;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session keeps in order to end at the provider too. No provider is asked here. */
class ProviderSignOutTest {

    private static final OAuthProvider PLAIN =
            OAuthProvider.oauth2("cognito", "Cognito").clientId("app");

    @Test
    void an_address_of_the_provider_s_own_needs_no_id_token_and_no_discovery() {
        OAuthProvider provider = PLAIN.endSessionOnSignOut("https://app.auth.example/logout", "logout_uri");
        ProviderSignOut signOut = signOut(provider);

        SessionFacts kept = signOut.keep(account("x".repeat(1_000)));

        assertThat(kept.provider()).contains("cognito");
        assertThat(kept.idToken()).isEmpty();
        assertThat(signOut.location(kept, "https://app.example/"))
                .isEqualTo("https://app.auth.example/logout?client_id=app&logout_uri=https%3A%2F%2Fapp.example%2F");
        assertThat(signOut.location(SessionFacts.NONE, "https://app.example/")).isEqualTo("https://app.example/");
        assertThat(signOut(PLAIN).keep(account("x")).isEmpty()).isTrue();
    }

    @Test
    void an_id_token_that_would_take_the_room_of_the_session_is_not_kept() {
        OAuthProvider provider =
                OAuthProvider.oidc("cognito", "Cognito").clientId("app").endSessionOnSignOut();
        assertThat(signOut(provider).keep(account("x".repeat(4_096))).idToken()).isPresent();
        SessionFacts kept = signOut(provider).keep(account("x".repeat(4_097)));
        assertThat(kept.idToken()).isEmpty();
        assertThat(kept.provider()).contains("cognito");
    }

    private static ProviderSignOut signOut(OAuthProvider provider) {
        Randoms randoms = new Randoms(new SecureRandom());
        InstantSource clock = () -> Instant.EPOCH;
        KeyRing keys = new KeyRing(List.of(Secret.of("a secret for tests")), randoms, clock);
        return new ProviderSignOut(
                Map.of(provider.id(), provider), OAuthSignIn.of(keys, randoms, clock, ProviderHttp.standard(), null));
    }

    private static Account account(String idToken) {
        Tokens tokens = new Tokens(null, null, Secret.of(idToken), null, null, null, Claims.empty());
        return new Account("cognito", "oidc", "https://issuer.example", "1", tokens);
    }
}
