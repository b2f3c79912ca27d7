package dev.latchkey.testing;

import static dev.latchkey.testing.KeptTokensApplication.accessToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a refresh makes of the answers that providers give. */
class RefreshAnswerTest {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private KeptTokensApplication application = new KeptTokensApplication();

    @AfterEach
    void close() {
        application.close();
    }

    private void restart(KeptTokensApplication other) {
        application.close();
        application = other;
    }

    private void end() {
        application.clock.advance(Duration.ofHours(2));
    }

    @Test
    void a_rotated_refresh_token_is_the_one_for_the_next_refresh() {
        Secret first = refreshToken();
        for (int i = 0; i < 3; i++) {
            end();
            application.tokens();
        }
        assertThat(refreshToken()).isNotEqualTo(first);
        assertThat(application.idp.lastToken().parameter("refresh_token")).isNotEqualTo(first.reveal());
    }

    @Test
    void a_refresh_token_that_is_not_rotated_stays() {
        application.idp.misbehave(Misbehaviour.REFRESH_TOKEN_STAYS);
        Secret first = refreshToken();
        end();
        application.tokens();
        assertThat(refreshToken()).isEqualTo(first);
        end();
        assertThat(application.tokens().accessToken()).isNotNull();
    }

    @Test
    void a_narrower_scope_is_accepted_and_the_tokens_say_so() {
        assertThat(application.tokens().scope()).isEqualTo("openid profile email");
        end();
        application.idp.misbehave(Misbehaviour.REFRESH_NARROWER_SCOPE);
        assertThat(application.tokens().scope()).isEqualTo("openid");
    }

    @Test
    void a_token_without_a_known_end_is_given_until_an_api_refuses_it() {
        end();
        application.idp.misbehave(Misbehaviour.NO_EXPIRES_IN);
        Tokens endless = application.tokens();
        assertThat(endless.expiresAt()).isNull();
        end();
        assertThat(application.tokens().accessToken()).isEqualTo(endless.accessToken());
        Tokens next = application
                .auth
                .tokens()
                .replacing(application.session(), "work", accessToken(endless))
                .orElseThrow();
        assertThat(next.accessToken()).isNotEqualTo(endless.accessToken());
    }

    @Test
    void a_token_that_lives_for_a_minute_is_not_refreshed_by_each_call() {
        restart(new KeptTokensApplication(
                provider -> provider.accessTokenLifetime(Duration.ofSeconds(60)), node -> node));
        application.clock.advance(Duration.ofSeconds(20));
        int before = application.idp.requests("/token");
        application.tokens();
        assertThat(application.idp.requests("/token")).isEqualTo(before);
        application.clock.advance(Duration.ofSeconds(11)); // more than half of its life
        application.tokens();
        assertThat(application.idp.requests("/token")).isEqualTo(before + 1);
    }

    @Test
    void if_the_answer_is_lost_and_the_provider_is_patient_the_next_refresh_succeeds() {
        restart(new KeptTokensApplication(provider -> provider.refreshGrace(GRACE), node -> node));
        end();
        application.idp.misbehave(Misbehaviour.TOKEN_ANSWER_LOST);
        assertThatThrownBy(application::tokens).isInstanceOf(AuthException.Upstream.class);
        application.idp.behave();
        application.clock.advance(Duration.ofSeconds(5));
        assertThat(application.tokens().accessToken()).isNotNull();
        assertThat(application.events).noneMatch(AuthEvent.ProviderGrantEnded.class::isInstance);
    }

    @Test
    void a_provider_that_is_down_is_asked_once_in_five_seconds_by_all_nodes() {
        Auth other = application.node(node -> node);
        end();
        application.idp.misbehave(Misbehaviour.TOKEN_500);
        int before = application.idp.requests("/token");
        for (Auth node : new Auth[] {application.auth, application.auth, other, other}) {
            assertThatThrownBy(() -> node.tokens().of(application.session(), "work"))
                    .isInstanceOfSatisfying(
                            AuthException.Upstream.class,
                            e -> assertThat(e.failureCause()).isEqualTo(FailureCause.UNREACHABLE));
        }
        assertThat(application.idp.requests("/token")).isEqualTo(before + 1);
        application.clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> other.tokens().of(application.session(), "work"))
                .isInstanceOf(AuthException.Upstream.class);
        assertThat(application.idp.requests("/token")).isEqualTo(before + 2);
    }

    @Test
    @Timeout(30)
    void if_the_provider_ends_the_grant_listeners_hear_it_once_and_the_session_goes_on() throws InterruptedException {
        end();
        application.idp.misbehave(Misbehaviour.TOKEN_400_INVALID_GRANT);
        int before = application.idp.requests("/token");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(application::tokens)
                    .isInstanceOfSatisfying(
                            AuthException.Refused.class,
                            e -> assertThat(e.failureCause()).isEqualTo(FailureCause.GRANT_ENDED));
        }
        assertThat(application.idp.requests("/token")).isEqualTo(before + 1);
        assertThat(application.ada.session()).isPresent();
        application.awaitEndOfGrant();
        assertThat(application.events)
                .filteredOn(AuthEvent.ProviderGrantEnded.class::isInstance)
                .hasSize(1);
    }

    @Test
    @Timeout(30)
    void nobody_who_asks_for_tokens_waits_for_a_listener() {
        CountDownLatch returned = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        try (Auth listening = application.node(node -> node.listener(event -> {
            if (event instanceof AuthEvent.ProviderGrantEnded && await(returned)) {
                heard.countDown();
            }
        }))) {
            end();
            application.idp.misbehave(Misbehaviour.TOKEN_400_INVALID_GRANT);
            assertThatThrownBy(() -> listening.tokens().of(application.session(), "work"))
                    .isInstanceOf(AuthException.Refused.class);
            returned.countDown();
            assertThat(await(heard)).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    @Timeout(30)
    void a_listener_may_ask_for_the_same_tokens() throws InterruptedException {
        BlockingQueue<Throwable> heard = new LinkedBlockingQueue<>();
        Auth[] asked = new Auth[1];
        try (Auth listening = application.node(node -> node.listener(event -> {
            if (event instanceof AuthEvent.ProviderGrantEnded) {
                heard.add(catchThrowable(() -> asked[0].tokens().of(application.session(), "work")));
            }
        }))) {
            asked[0] = listening;
            end();
            application.idp.misbehave(Misbehaviour.TOKEN_400_INVALID_GRANT);
            assertThatThrownBy(() -> listening.tokens().of(application.session(), "work"))
                    .isInstanceOf(AuthException.Refused.class);
            assertThat(heard.take()).isInstanceOf(AuthException.Refused.class);
        }
        assertThat(heard).isEmpty();
    }

    private Secret refreshToken() {
        Tokens kept = application
                .auth
                .accounts()
                .tokens(application.ada.userId(), application.idp.issuer(), People.ADA.subject())
                .orElseThrow();
        Secret token = kept.refreshToken();
        assertThat(token).isNotNull();
        return token;
    }
}
