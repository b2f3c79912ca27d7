package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.oauth.AttemptPurpose;
import dev.latchkey.oauth.RequestedParameters;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.RequestCookies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a provider is asked for its document and its keys, and what happens while it does not answer. */
@Tag("W37")
class SignInUpstreamTest {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int THREADS = 32;

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final SignInApplication application = new SignInApplication(clock);
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        executor.shutdownNow();
        idp.close();
    }

    private <T> List<T> together(Callable<T> task) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            tasks.add(() -> {
                barrier.await();
                return task.call();
            });
        }
        List<T> results = new ArrayList<>();
        for (Future<T> result : executor.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }

    @Test
    void nothing_is_asked_before_somebody_signs_in() {
        OAuthProvider provider = SignInApplication.openId(idp);
        assertThat(provider.problems()).isEmpty();
        assertThat(idp.requests(DISCOVERY)).isZero();
        application.start(provider);
        assertThat(idp.requests(DISCOVERY)).isEqualTo(1);
        assertThat(idp.requests("/jwks")).isZero();
    }

    @Test
    void document_and_keys_are_asked_for_once_an_hour() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        application.signIn(provider);
        assertThat(idp.requests(DISCOVERY)).isEqualTo(1);
        assertThat(idp.requests("/jwks")).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        application.signIn(provider);
        assertThat(idp.requests(DISCOVERY)).isEqualTo(2);
        assertThat(idp.requests("/jwks")).isEqualTo(2);
    }

    @Test
    void thirty_two_first_sign_ins_ask_once() throws Exception {
        OAuthProvider provider = SignInApplication.openId(idp);
        List<String> locations = together(() -> application
                .signIn()
                .start(
                        provider,
                        SignInApplication.callback(provider),
                        "/",
                        AttemptPurpose.SIGN_IN,
                        RequestedParameters.ofBrowser(Map.of()),
                        new RequestCookies(List.of()),
                        CookieConfiguration.of(false),
                        application.reference)
                .location());
        assertThat(locations).hasSize(THREADS).doesNotHaveDuplicates();
        assertThat(idp.requests(DISCOVERY)).isEqualTo(1);
    }

    @Test
    void while_the_provider_is_down_the_old_document_serves() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.misbehave(Misbehaviour.DISCOVERY_500);
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 5; i++) {
            application.signIn(provider);
        }
        assertThat(idp.requests(DISCOVERY)).isEqualTo(2);
        clock.advance(Duration.ofHours(22));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> application.start(provider)).isInstanceOf(AuthException.Upstream.class);
        }
        assertThat(idp.requests(DISCOVERY)).isEqualTo(3);
        idp.behave();
        clock.advance(Duration.ofSeconds(5));
        application.signIn(provider);
    }

    @Test
    void while_the_keys_are_not_to_be_had_the_old_ones_serve() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.misbehave(Misbehaviour.JWKS_500);
        clock.advance(Duration.ofHours(2));
        application.signIn(provider);
        assertThat(idp.requests("/jwks")).isEqualTo(2);
    }

    @Test
    void new_keys_are_found() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.rotateKeys();
        application.signIn(provider);
        assertThat(idp.requests("/jwks")).isEqualTo(2);
        clock.advance(Duration.ofSeconds(30));
        idp.replaceKeys();
        application.signIn(provider);
        assertThat(idp.requests("/jwks")).isEqualTo(3);
    }

    @Test
    void a_new_key_without_an_id_is_found_too() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.replaceKeys();
        idp.misbehave(Misbehaviour.MISSING_KID);
        application.signIn(provider);
        assertThat(idp.requests("/jwks")).isEqualTo(2);
    }

    @Test
    @Tag("X3")
    void invented_key_ids_do_not_hammer_the_provider() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.misbehave(Misbehaviour.UNKNOWN_KID);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> application.signIn(provider)).isInstanceOf(AuthException.Upstream.class);
        }
        assertThat(idp.requests("/jwks")).isEqualTo(2);
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> application.signIn(provider)).isInstanceOf(AuthException.Upstream.class);
        assertThat(idp.requests("/jwks")).isEqualTo(3);
    }

    @Test
    void a_known_key_with_a_wrong_signature_is_no_reason_to_ask() {
        OAuthProvider provider = SignInApplication.openId(idp);
        application.signIn(provider);
        idp.misbehave(Misbehaviour.FOREIGN_SIGNATURE);
        assertThatThrownBy(() -> application.signIn(provider)).isInstanceOf(AuthException.Upstream.class);
        assertThat(idp.requests("/jwks")).isEqualTo(1);
    }

    @Test
    void two_tabs_side_by_side_both_arrive() {
        OAuthProvider provider = SignInApplication.openId(idp);
        String first = application.start(provider);
        String second = application.start(provider);
        Map<String, String> secondBack = application.visit(second);
        Map<String, String> firstBack = application.visit(first);
        assertThat(application.finish(provider, firstBack)).isNotNull();
        assertThat(application.finish(provider, secondBack)).isNotNull();
    }

    @Test
    @Tag("X4")
    @Tag("B17")
    void of_thirty_two_same_callbacks_one_signs_in() throws Exception {
        OAuthProvider provider = SignInApplication.openId(idp);
        Map<String, String> parameters = application.visit(application.start(provider));
        List<Boolean> outcomes = together(() -> {
            try {
                application.signIn().finish(provider, application.take(provider, parameters), parameters);
                return true;
            } catch (AuthException.Refused e) {
                return false;
            }
        });
        assertThat(outcomes).filteredOn(won -> won).hasSize(1);
        assertThat(idp.requests("/token")).isEqualTo(1);
    }
}
