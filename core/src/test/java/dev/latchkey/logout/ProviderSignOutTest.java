package dev.latchkey.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.Identity;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionFacts;
import dev.latchkey.session.UpstreamSession;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session keeps in order to end at the provider too. No provider is asked here. */
class ProviderSignOutTest {

    private static final OAuthProvider PLAIN =
            OAuthProvider.oauth2("cognito", "Cognito").clientId("app");

    @Test
    void an_address_of_the_provider_s_own_needs_no_id_token() {
        OAuthProvider provider = PLAIN.endSessionOnSignOut("https://app.auth.example/logout", "logout_uri");

        SessionFacts kept = ProviderSignOut.facts(provider, identity("x".repeat(1_000)));

        assertThat(kept.provider()).contains("cognito");
        assertThat(kept.idToken()).isEmpty();
    }

    @Test
    void a_provider_without_sessions_leaves_nothing_in_a_session() {
        Identity identity = new Identity(profile(), account("x"), null, List.of(), null);
        assertThat(ProviderSignOut.facts(PLAIN, identity).isEmpty()).isTrue();
    }

    @Test
    void an_id_token_that_would_take_the_room_of_the_session_is_not_kept() {
        OAuthProvider provider =
                OAuthProvider.oidc("cognito", "Cognito").clientId("app").endSessionOnSignOut();
        assertThat(ProviderSignOut.facts(provider, identity("x".repeat(4_096))).idToken())
                .isPresent();
        SessionFacts kept = ProviderSignOut.facts(provider, identity("x".repeat(4_097)));
        assertThat(kept.idToken()).isEmpty();
        assertThat(kept.provider()).contains("cognito");
        assertThat(kept.upstream()).isPresent();
    }

    @Test
    void an_id_token_is_kept_only_if_signing_out_needs_it() {
        OAuthProvider provider = OAuthProvider.oidc("cognito", "Cognito").clientId("app");
        SessionFacts kept = ProviderSignOut.facts(provider, identity("x"));
        assertThat(kept.idToken()).isEmpty();
        assertThat(kept.provider()).contains("cognito");
    }

    private static Identity identity(String idToken) {
        UpstreamSession session =
                UpstreamSession.of("https://issuer.example", "1", "session", "RS256", Instant.EPOCH, Instant.EPOCH);
        return new Identity(profile(), account(idToken), null, List.of(), session);
    }

    private static Profile profile() {
        return new Profile("1", null, null, false, null, Claims.empty());
    }

    private static Account account(String idToken) {
        Tokens tokens = new Tokens(null, null, Secret.of(idToken), null, null, null, Claims.empty());
        return new Account("cognito", "oidc", "https://issuer.example", "1", tokens);
    }
}
