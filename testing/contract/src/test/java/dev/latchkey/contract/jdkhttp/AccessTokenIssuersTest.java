package dev.latchkey.contract.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.contract.Reply;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an API asks the issuers of its tokens, and what it does if they do not answer. */
class AccessTokenIssuersTest {

    @Test
    void an_issuer_that_changes_its_keys_is_asked_once() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String before = api.token().issue();
            assertThat(api.call(before).status()).isEqualTo(200);
            assertThat(api.provider().requests("/jwks")).isEqualTo(1);

            api.provider().rotateKeys();
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            assertThat(api.call(before).status()).isEqualTo(200);

            assertThat(api.provider().requests("/jwks")).isEqualTo(2);
        }
    }

    @Test
    void a_key_that_is_no_longer_published_verifies_nothing_after_an_hour() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String before = api.token().lifetime(Duration.ofHours(9)).issue();
            assertThat(api.call(before).status()).isEqualTo(200);

            api.provider().replaceKeys();
            api.clock().advance(Duration.ofMinutes(61));

            assertThat(api.call(before).status()).isEqualTo(401);
        }
    }

    @Test
    void invented_keys_cause_no_flood_of_requests() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            api.provider().misbehave(Misbehaviour.UNKNOWN_KID);
            for (int i = 0; i < 20; i++) {
                assertThat(api.call(api.token().issue()).status()).isEqualTo(401);
            }

            assertThat(api.provider().requests("/jwks")).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void an_issuer_without_keys_makes_nobody_of_a_token_and_no_bad_token() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            api.provider().misbehave(Misbehaviour.JWKS_500);
            String token = api.token().issue();

            Reply unknown = api.call(token);
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.headers("WWW-Authenticate")).isEmpty();

            api.provider().behave();
            api.clock().advance(Duration.ofSeconds(31));
            assertThat(api.call(token).status()).isEqualTo(200);
        }
    }

    @Test
    void each_token_goes_to_its_own_issuer_alone() {
        try (OpenIdProvider other = OpenIdProvider.builder()
                        .client(RegisteredClient.confidential("api", GuardedApi.SECRET)
                                .anyLoopbackRedirect())
                        .start();
                GuardedApi api = GuardedApi.start(
                        issuer -> issuer,
                        tokens ->
                                tokens.or(AccessTokenIssuer.of(other.issuer()).introspected("api", GuardedApi.SECRET)),
                        builder -> builder)) {
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            assertThat(other.requests("/introspect")).isZero();
            assertThat(other.requests("/jwks")).isZero();

            int keys = api.provider().requests("/jwks");
            api.provider().misbehave(Misbehaviour.WRONG_ISSUER);
            assertThat(api.call(api.token().issue()).status()).isEqualTo(401);
            assertThat(other.requests("/introspect")).isZero();
            assertThat(api.provider().requests("/jwks")).isEqualTo(keys);
            assertThat(api.call("a.b.c").status()).isEqualTo(401);
            assertThat(api.call("no-jwt-and-so-of-the-other").status()).isEqualTo(401);
            assertThat(other.requests("/introspect")).isEqualTo(1);
        }
    }

    @Test
    void an_answer_about_a_token_is_kept_for_a_minute_and_a_refusal_for_a_moment() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            String good = api.token().issueOpaque();
            for (int i = 0; i < 5; i++) {
                assertThat(api.call(good).status()).isEqualTo(200);
                assertThat(api.call("unknown").status()).isEqualTo(401);
            }
            assertThat(api.provider().requests("/introspect")).isEqualTo(2);

            api.provider().revoke(good);
            api.clock().advance(Duration.ofSeconds(59));
            assertThat(api.call(good).status()).isEqualTo(200);
            api.clock().advance(Duration.ofSeconds(1));
            assertThat(api.call(good).status()).isEqualTo(401);
        }
    }

    @Test
    void an_answer_is_never_kept_for_longer_than_the_token_lives() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            String brief = api.token().lifetime(Duration.ofSeconds(10)).issueOpaque();
            assertThat(api.call(brief).status()).isEqualTo(200);

            api.clock().advance(Duration.ofSeconds(41)); // the clocks of both may differ by 30 seconds

            assertThat(api.call(brief).status()).isEqualTo(401);
        }
    }

    @Test
    void a_client_that_the_issuer_does_not_know_is_a_fault_of_the_api_and_not_of_the_token() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", "wrong"))) {
            assertThat(api.call(api.token().issueOpaque()).status()).isEqualTo(503);
        }
    }

    @Test
    void an_error_of_the_issuer_with_one_token_is_no_error_with_the_next() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            api.provider().misbehave(Misbehaviour.INTROSPECTION_500);
            assertThat(api.call(api.token().issueOpaque()).status()).isEqualTo(503);

            api.provider().behave();
            assertThat(api.call(api.token().issueOpaque()).status()).isEqualTo(200);
        }
    }

    @Test
    void requests_with_one_token_at_the_same_time_are_one_question() throws Exception {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            assertThat(api.call(api.token().issueOpaque()).status()).isEqualTo(200);
            String token = api.token().issueOpaque();
            api.provider().misbehave(Misbehaviour.INTROSPECTION_SLOW);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Reply>> replies = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    replies.add(threads.submit(() -> api.call(token)));
                }
                while (threadsThatVerify() < 4) {
                    Thread.onSpinWait();
                }
                api.provider().behave();
                for (Future<Reply> reply : replies) {
                    assertThat(reply.get().status()).isEqualTo(200);
                }
                assertThat(api.provider().requests("/introspect")).isEqualTo(2);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static long threadsThatVerify() {
        return Thread.getAllStackTraces().values().stream()
                .filter(calls -> Arrays.stream(calls)
                        .anyMatch(call -> call.getClassName().endsWith(".SharedVerification")))
                .count();
    }

    @Test
    void two_issuers_for_tokens_that_name_none_stop_the_start() {
        assertThatThrownBy(() -> GuardedApi.start(
                        AccessTokenIssuer::introspected,
                        tokens -> tokens.or(
                                AccessTokenIssuer.of("https://other.example").introspected()),
                        builder -> builder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("introspected()");
    }

    @Test
    void tokens_of_our_own_sessions_are_never_sent_to_an_issuer() {
        assertThatThrownBy(() -> GuardedApi.start(
                        issuer -> issuer.introspected("api", GuardedApi.SECRET),
                        tokens -> tokens,
                        builder -> builder.acceptBearerTokens()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acceptBearerTokens()");
        try (GuardedApi api =
                GuardedApi.start(issuer -> issuer, tokens -> tokens, builder -> builder.acceptBearerTokens())) {
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            assertThat(api.call("no-jwt").status()).isEqualTo(401);
        }
    }

    @Test
    @Tag("B21")
    void an_issuer_whose_keys_anybody_on_the_network_could_make_stops_the_start() {
        AccessTokenIssuer found = AccessTokenIssuer.of(OAuthProvider.oidc("api", "API")
                .issuer("https://issuer.example")
                .discovery("http://issuer.example/metadata"));
        for (AccessTokenIssuer unsafe : List.of(AccessTokenIssuer.of("http://issuer.example"), found)) {
            assertThatThrownBy(() -> GuardedApi.start(issuer -> unsafe))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("https");
        }
    }

    @Test
    void a_client_that_cannot_ask_about_tokens_stops_the_start() {
        assertThatThrownBy(() -> GuardedApi.start(AccessTokenIssuer::introspected))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("introspected(clientId, clientSecret)");
    }
}
