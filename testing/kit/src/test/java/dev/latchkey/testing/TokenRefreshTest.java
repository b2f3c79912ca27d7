package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.store.contract.InterruptedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of a provider stay fresh, and nobody is signed out by that. */
@Timeout(60)
class TokenRefreshTest {

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider idp = application.work;
    private final InterruptedStore between = InterruptedStore.inMemory();
    private final LeaseWatch leases = new LeaseWatch(between.store());
    private final CountDownLatch grantEnded = new CountDownLatch(1);
    private final Auth auth = node();
    private final Guest ada = new Guest(auth);
    private final Session session;

    TokenRefreshTest() {
        idp.signInAs("ada");
        ada.signIn("work");
        session = ada.session().orElseThrow();
    }

    @AfterEach
    void close() {
        application.close();
    }

    private Auth node() {
        return application
                .builder()
                .keepProviderTokens()
                .store(leases.store())
                .listener(event -> {
                    if (event instanceof AuthEvent.ProviderGrantEnded) {
                        grantEnded.countDown();
                    }
                })
                .build();
    }

    private Tokens tokens() {
        return auth.tokens().of(session, "work").orElseThrow();
    }

    private static String accessToken(Tokens tokens) {
        return Objects.requireNonNull(tokens.accessToken()).reveal();
    }

    private void end() {
        application.clock.advance(Duration.ofHours(2));
    }

    private List<AuthEvent> ended() {
        return application.events.stream()
                .filter(AuthEvent.ProviderGrantEnded.class::isInstance)
                .toList();
    }

    @Test
    void a_token_that_lasts_is_given_as_it_is() {
        int before = idp.requests("/token");
        assertThat(tokens().accessToken()).isNotNull();
        assertThat(idp.requests("/token")).isEqualTo(before);
    }

    @Test
    void one_that_lasts_too_short_is_refreshed_and_so_is_one_that_has_ended() {
        String first = accessToken(tokens());
        Tokens longer =
                auth.tokens().of(session, "work", Duration.ofMinutes(59)).orElseThrow();
        assertThat(accessToken(longer)).isEqualTo(first);
        application.clock.advance(Duration.ofMinutes(2));
        Tokens second =
                auth.tokens().of(session, "work", Duration.ofMinutes(59)).orElseThrow();
        assertThat(accessToken(second)).isNotEqualTo(first);
        end();
        Tokens third = tokens();
        assertThat(accessToken(third)).isNotEqualTo(accessToken(second));
        assertThat(third.expiresAt()).isEqualTo(application.clock.instant().plus(Duration.ofHours(1)));
        assertThat(idp.lastToken().parameterNames()).containsExactly("grant_type", "refresh_token");
    }

    @Test
    void somebody_without_an_account_there_has_no_tokens() {
        assertThat(auth.tokens().of(session, "home")).isEmpty();
        assertThat(auth.tokens().of(session, "nowhere")).isEmpty();
    }

    @Test
    void without_kept_tokens_the_call_says_what_is_missing_and_that_no_cookie_has_them() {
        Auth keepsNone = application.auth(builder -> builder);
        assertThatThrownBy(() -> keepsNone.tokens().of(session, "work"))
                .hasMessageContaining("keepProviderTokens()")
                .hasMessageContaining("never travel in a cookie");
    }

    @Test
    void however_many_threads_and_nodes_ask_the_provider_is_asked_once() throws Exception {
        Auth other = node();
        String before = accessToken(tokens());
        end();
        idp.misbehave(Misbehaviour.TOKEN_SLOW); // holds the winner until the other node has asked for the lease
        int count = idp.requests("/token");
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Tokens>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Auth node = i % 2 == 0 ? auth : other;
                results.add(
                        executor.submit(() -> node.tokens().of(session, "work").orElseThrow()));
            }
            leases.await(3); // the winner once, and the other node twice
            idp.behave();
            List<Secret> given = new ArrayList<>();
            for (Future<Tokens> result : results) {
                given.add(Objects.requireNonNull(result.get().accessToken()));
            }
            assertThat(given).hasSize(threads).containsOnly(given.get(0));
            assertThat(given.get(0).reveal()).isNotEqualTo(before);
        } finally {
            executor.shutdownNow();
        }
        assertThat(idp.requests("/token")).isEqualTo(count + 1);
        assertThat(ada.session()).isPresent();
    }

    @Test
    void a_node_that_dies_while_it_refreshes_holds_the_others_up_for_its_lease_alone() throws Exception {
        end();
        String before = accessToken(tokens());
        end();
        between.underlying()
                .addRecord(leases.last().until(application.clock.instant().plusSeconds(40))); // of the node that died
        int asked = leases.asked();
        int count = idp.requests("/token");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Tokens> waiting = executor.submit(this::tokens);
            leases.await(asked + 2);
            assertThat(idp.requests("/token")).isEqualTo(count);
            application.clock.advance(Duration.ofSeconds(40));
            assertThat(accessToken(waiting.get())).isNotEqualTo(before);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void a_caller_that_is_interrupted_loses_no_token_that_the_provider_has_replaced() throws Exception {
        end();
        int count = idp.requests("/token");
        idp.misbehave(Misbehaviour.TOKEN_SLOW); // holds the answer
        FutureTask<Tokens> impatient = new FutureTask<>(this::tokens);
        Thread caller = new Thread(impatient);
        caller.start();
        while (idp.requests("/token") == count) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertThatThrownBy(impatient::get).hasCauseInstanceOf(AuthException.Upstream.class);
        idp.behave();
        assertThat(tokens().accessToken()).isNotNull();
        assertThat(idp.requests("/token")).isEqualTo(count + 1);
        end();
        assertThat(tokens().accessToken()).isNotNull();
        assertThat(ended()).isEmpty();
    }

    @Test
    void a_sign_in_meanwhile_is_not_undone() {
        end();
        List<Tokens> signedIn = new ArrayList<>();
        between.before("replaceTokens", () -> {
            ada.signIn("work");
            signedIn.add(kept());
        });
        Tokens given = tokens();
        assertThat(signedIn).hasSize(1);
        assertThat(kept().accessToken()).isEqualTo(signedIn.get(0).accessToken());
        assertThat(given.accessToken()).isEqualTo(signedIn.get(0).accessToken());
    }

    @Test
    void a_token_that_an_api_has_refused_is_replaced_once() {
        Secret refused = Objects.requireNonNull(tokens().accessToken());
        int count = idp.requests("/token");
        Tokens first = auth.tokens().replacing(session, "work", refused).orElseThrow();
        Tokens second = auth.tokens().replacing(session, "work", refused).orElseThrow();
        assertThat(first.accessToken()).isNotEqualTo(refused).isEqualTo(second.accessToken());
        assertThat(idp.requests("/token")).isEqualTo(count + 1);
    }

    private Tokens kept() {
        return auth.accounts()
                .tokens(session.user().id(), idp.issuer(), People.ADA.subject())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"WRONG_ISSUER, ISSUER", "CHANGED_SUBJECT, SUBJECT", "FOREIGN_SIGNATURE, SIGNATURE", "EXPIRED, EXPIRED"})
    void nothing_of_an_answer_with_a_wrong_id_token_is_kept(Misbehaviour misbehaviour, FailureCause cause) {
        String before = accessToken(tokens());
        end();
        idp.misbehave(misbehaviour);
        assertThatThrownBy(this::tokens)
                .isInstanceOfSatisfying(
                        AuthException.Upstream.class,
                        e -> assertThat(e.failureCause()).isEqualTo(cause));
        assertThat(accessToken(kept())).isEqualTo(before);
        assertThat(ada.session()).isPresent();
    }

    @Test
    void an_answer_need_not_have_an_id_token() {
        Secret idToken = Objects.requireNonNull(tokens().idToken());
        end();
        idp.misbehave(Misbehaviour.NO_ID_TOKEN);
        assertThat(tokens().idToken()).isEqualTo(idToken);
    }

    @Test
    void while_the_provider_is_down_the_tokens_stay_and_later_they_are_refreshed() {
        end();
        idp.misbehave(Misbehaviour.TOKEN_500);
        assertThatThrownBy(this::tokens)
                .isInstanceOfSatisfying(
                        AuthException.Upstream.class,
                        e -> assertThat(e.failureCause()).isEqualTo(FailureCause.UNREACHABLE));
        idp.behave();
        application.clock.advance(Duration.ofSeconds(5)); // so long the failure is remembered
        assertThat(tokens().accessToken()).isNotNull();
        assertThat(ended()).isEmpty();
    }

    @Test
    void if_the_answer_is_lost_the_grant_ends_once_and_the_session_goes_on() throws InterruptedException {
        end();
        idp.misbehave(Misbehaviour.TOKEN_ANSWER_LOST);
        assertThatThrownBy(this::tokens).isInstanceOf(AuthException.Upstream.class);
        idp.behave(); // the refresh token is spent, so the provider takes the next try for a theft
        application.clock.advance(Duration.ofSeconds(5));
        int count = idp.requests("/token");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::tokens).isInstanceOfSatisfying(AuthException.Refused.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.REFRESH_TOKEN);
                assertThat(e.failureCause()).isEqualTo(FailureCause.GRANT_ENDED);
            });
        }
        assertThat(idp.requests("/token")).isEqualTo(count + 1); // what counts no more is not tried again
        assertThat(ada.session()).isPresent();
        grantEnded.await(); // listeners hear it in another thread
        assertThat(ended()).hasSize(1);

        ada.signIn("work");
        assertThat(tokens().accessToken()).isNotNull();
    }
}
