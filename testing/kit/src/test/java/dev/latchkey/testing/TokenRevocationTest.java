package dev.latchkey.testing;

import static dev.latchkey.testing.KeptTokensApplication.accessToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sign-out can revoke the tokens of a provider, and no provider can stop a sign-out. */
@Timeout(60)
class TokenRevocationTest {

    private static KeptTokensApplication revoking() {
        return new KeptTokensApplication(provider -> provider, node -> node.revokeTokensOnSignOut("work"));
    }

    private static void signOut(KeptTokensApplication application) {
        application.ada.submit("/signout", "callbackUrl=/");
        assertThat(application.ada.session()).isEmpty();
    }

    private static void awaitRevocation(KeptTokensApplication application) {
        while (application.idp.requests("/revoke") == 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Nothing was revoked");
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void the_refresh_token_is_revoked_and_forgotten() throws Exception {
        try (KeptTokensApplication application = revoking()) {
            String token = accessToken(application.tokens()).reveal();
            Session before = application.session();

            signOut(application);

            awaitRevocation(application);
            while (userInfo(application, token) != 401) {
                Thread.onSpinWait(); // the request has arrived, and is being answered
            }
            assertThat(application.auth.tokens().of(before, "work")).isEmpty();

            application.ada.signIn("work");
            assertThat(application.tokens().accessToken()).isNotNull();
        }
    }

    private static int userInfo(KeptTokensApplication application, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(application.idp.issuer() + "/userinfo"))
                                .headers(Visitor.bearer(token))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void by_default_the_tokens_stay_for_other_browsers_and_for_jobs() {
        try (KeptTokensApplication application = new KeptTokensApplication()) {
            Guest other = new Guest(application.auth);
            other.signIn("work");
            signOut(application);
            assertThat(application.auth.tokens().of(other.session().orElseThrow(), "work"))
                    .isPresent();
            assertThat(application.idp.requests("/revoke")).isZero();
        }
    }

    @Test
    void a_provider_that_fails_does_not_stop_the_sign_out_and_the_tokens_are_forgotten() {
        try (KeptTokensApplication application = revoking()) {
            Session before = application.session();
            application.idp.misbehave(Misbehaviour.REVOCATION_500);
            signOut(application);
            awaitRevocation(application);
            assertThat(application.auth.tokens().of(before, "work")).isEmpty();
        }
    }

    @Test
    void a_provider_that_hangs_does_not_delay_the_sign_out() {
        try (KeptTokensApplication application = revoking()) {
            Auth fresh = application.node(node -> node.revokeTokensOnSignOut("work")); // has not read the metadata yet
            Guest ada = new Guest(fresh);
            ada.cookies.putAll(application.ada.cookies);
            application.idp.misbehave(Misbehaviour.DISCOVERY_SLOW);
            ada.submit("/signout", "callbackUrl=/"); // would wait here, because nobody releases the answer before
            application.idp.behave();
            awaitRevocation(application);
        }
    }

    @Test
    void a_provider_that_is_not_there_and_tokens_that_are_not_kept_stop_the_start() {
        assertThatThrownBy(() -> build(builder -> builder.revokeTokensOnSignOut("work")))
                .hasMessageContaining("\"work\"")
                .hasMessageContaining("keepProviderTokens()");
    }

    private static void build(UnaryOperator<AuthBuilder> more) {
        more.apply(Auth.builder()
                        .environment(Map.of("AUTH_SECRET", TwoProviders.NEW))
                        .sessionsOnly())
                .build();
    }
}
