package dev.latchkey.testing;

import static dev.latchkey.testing.KeptTokensApplication.accessToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.TokenRelay;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens for calls between services: those of the application itself, and those exchanged for a user. */
@Timeout(60)
class ServiceTokensTest {

    private final KeptTokensApplication application = new KeptTokensApplication();
    private final OpenIdProvider idp = application.idp;

    @AfterEach
    void close() {
        application.close();
    }

    private Secret own(String... scopes) {
        return accessToken(application.auth.tokens().clientCredentials("work", scopes));
    }

    private Secret exchanged() {
        return accessToken(application
                .auth
                .tokens()
                .exchange(application.session(), "orders")
                .orElseThrow());
    }

    @Test
    void the_applications_own_token_is_kept_until_shortly_before_its_end() {
        int before = idp.requests("/token");
        Secret first = own("orders:read", "orders:write");
        assertThat(idp.lastToken().parameter("grant_type")).contains("client_credentials");
        assertThat(idp.lastToken().parameter("scope")).contains("orders:read orders:write");
        assertThat(own("orders:write", "orders:read")).isEqualTo(first); // the order makes no difference
        assertThat(own("orders:read")).isNotEqualTo(first);
        assertThat(own()).isNotEqualTo(first);
        assertThat(idp.lastToken().parameterNames()).doesNotContain("scope");
        assertThat(idp.requests("/token")).isEqualTo(before + 3);

        application.clock.advance(Duration.ofMinutes(58));
        assertThat(own("orders:read", "orders:write")).isEqualTo(first);
        application.clock.advance(Duration.ofMinutes(1));
        assertThat(own("orders:read", "orders:write")).isNotEqualTo(first);
    }

    @Test
    void an_application_without_a_store_has_its_own_token_too() {
        try (Auth stateless = Auth.builder()
                .environment(Map.of("AUTH_SECRET", TwoProviders.NEW))
                .provider(OAuthProvider.oidc("work", "Work")
                        .issuer(idp.issuer())
                        .clientId("app")
                        .clientSecret("a-secret-between-app-and-provider"))
                .build()) {
            assertThat(stateless.tokens().clientCredentials("work").accessToken())
                    .isNotNull();
            TokenRelay relay = stateless.tokens().relay("work", "https://orders.example.com");
            assertThat(relay.asApplication(HttpClient.newHttpClient())).isNotNull();
            assertThatThrownBy(() -> relay.over(HttpClient.newHttpClient()))
                    .hasMessageContaining("never travel in a cookie");
            assertThatThrownBy(() -> stateless.tokens().exchange(application.session(), "orders"))
                    .hasMessageContaining("never travel in a cookie");
        }
    }

    @Test
    void threads_that_ask_at_once_share_one_request() throws Exception {
        idp.misbehave(Misbehaviour.TOKEN_SLOW);
        int before = idp.requests("/token");
        int threads = 8;
        CountDownLatch running = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Secret>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(executor.submit(() -> {
                    running.countDown();
                    return own("orders:read");
                }));
            }
            running.await();
            idp.behave();
            for (Future<Secret> result : results) {
                assertThat(result.get()).isEqualTo(results.get(0).get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(idp.requests("/token")).isEqualTo(before + 1);
    }

    @Test
    void a_refused_token_of_the_application_is_replaced_once() {
        Secret refused = own();
        Secret next = accessToken(application.auth.tokens().clientCredentialsReplacing("work", refused));
        assertThat(next).isNotEqualTo(refused);
        assertThat(accessToken(application.auth.tokens().clientCredentialsReplacing("work", refused)))
                .isEqualTo(next);
        assertThat(own()).isEqualTo(next);
    }

    @Test
    void a_token_without_a_known_end_is_not_kept() {
        idp.misbehave(Misbehaviour.NO_EXPIRES_IN);
        assertThat(own()).isNotEqualTo(own());
    }

    @Test
    void a_users_token_is_exchanged_once_for_each_audience_and_anew_after_a_refresh() {
        Secret users = accessToken(application.tokens());
        int before = idp.requests("/token");
        Secret first = exchanged();
        assertThat(first).isNotEqualTo(users);
        assertThat(idp.lastToken().parameter("grant_type")).contains("urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(idp.lastToken().parameter("subject_token")).contains(users.reveal());
        assertThat(idp.lastToken().parameter("audience")).contains("orders");
        assertThat(exchanged()).isEqualTo(first);
        assertThat(idp.requests("/token")).isEqualTo(before + 1);

        application.clock.advance(Duration.ofHours(2));
        assertThat(exchanged()).isNotEqualTo(first);
        assertThat(idp.requests("/token")).isEqualTo(before + 3); // a refresh, and an exchange of its result
    }

    @Test
    void what_the_provider_refuses_is_a_failure_of_the_provider_and_is_not_kept() {
        idp.misbehave(Misbehaviour.TOKEN_400_INVALID_GRANT);
        assertThatThrownBy(this::own)
                .isInstanceOfSatisfying(
                        AuthException.Upstream.class,
                        e -> assertThat(e.failureCause()).isEqualTo(FailureCause.TOKEN_REQUEST_REFUSED));
        assertThatThrownBy(this::exchanged).isInstanceOf(AuthException.Upstream.class);
        idp.behave();
        assertThat(own()).isNotNull();
        assertThat(exchanged()).isNotNull();
    }

    @Test
    void a_provider_that_is_not_there_is_named() {
        assertThatThrownBy(() -> application.auth.tokens().clientCredentials("nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"nowhere\"")
                .hasMessageContaining("work");
    }

    @Test
    void with_several_providers_an_exchange_has_to_name_one() {
        try (TwoProviders two = new TwoProviders()) {
            two.work.signInAs("ada");
            Auth auth = two.builder().keepProviderTokens().store(two.store).build();
            Guest ada = new Guest(auth);
            ada.signIn("work");
            assertThatThrownBy(() -> auth.tokens().exchange(ada.session().orElseThrow(), "orders"))
                    .hasMessageContaining("exchange(session, provider, audience)");
            Tokens tokens = auth.tokens()
                    .exchange(ada.session().orElseThrow(), "work", "orders")
                    .orElseThrow();
            assertThat(tokens.accessToken()).isNotNull();
            assertThat(auth.tokens().exchange(ada.session().orElseThrow(), "home", "orders"))
                    .isEmpty();
        }
    }
}
