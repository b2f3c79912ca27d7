package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.net.CookieManager;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptCookiesTest {

    private static final String CALLBACK = "https://app.example/auth/callback/github";
    private static final OAuthProvider GITHUB =
            Providers.github().clientId("app").clientSecret("secret");

    private final ManualClock clock = new ManualClock();
    private final Randoms randoms = new Randoms(new SecureRandom());
    private final KeyRing keys = new KeyRing(List.of(Secret.of("a secret for tests")), randoms, clock);
    private final AttemptCookies attempts = new AttemptCookies(
            keys,
            randoms,
            new DpopProofs(randoms, clock),
            ReplayCache.of(null, clock, AttemptCookies.REMEMBERED, "attempt"),
            clock);
    private final CookieConfiguration cookies = CookieConfiguration.of(true);
    private final Map<String, String> browser = new LinkedHashMap<>();

    private String begin() {
        return begin(GITHUB, "https://app.example/orders");
    }

    private String begin(OAuthProvider provider, String callbackUrl) {
        NewAttempt begun = begun(provider, callbackUrl);
        begun.cookies().forEach(this::keep);
        return begun.state();
    }

    private NewAttempt begun(OAuthProvider provider, String callbackUrl) {
        return attempts.begin(
                provider, CALLBACK, callbackUrl, AttemptPurpose.SIGN_IN, AuthenticationDemand.NONE, request(), cookies);
    }

    private Attempt take(@Nullable String state) {
        return take(GITHUB, CALLBACK, state);
    }

    private Attempt take(OAuthProvider provider, String redirectUri, @Nullable String state) {
        return attempts.take(provider, redirectUri, state, request(), cookies);
    }

    private RequestCookies request() {
        List<String> pairs = new ArrayList<>();
        browser.forEach((name, value) -> pairs.add(name + "=" + value));
        return new RequestCookies(List.of(String.join("; ", pairs)));
    }

    private void keep(SetCookie cookie) {
        if (Long.valueOf(0).equals(cookie.attributes().maxAgeSeconds())) {
            browser.remove(cookie.name());
        } else {
            browser.put(cookie.name(), cookie.value());
        }
    }

    private static void assertRefused(ThrowingCallable taking) {
        assertThatThrownBy(taking)
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CHECK));
    }

    @Test
    void one_cookie_holds_what_the_callback_needs() {
        NewAttempt begun = begun(GITHUB, "https://app.example/orders");
        SetCookie cookie = begun.cookies().get(0);
        assertThat(begun.cookies()).hasSize(1);
        assertThat(cookie.name()).startsWith("__Host-authjs.attempt.").hasSize(22 + 16);
        assertThat(cookie.line())
                .containsPattern(
                        "; Max-Age=3600; Path=/; Expires=[A-Z][a-z]{2}, [^;]+ GMT; HttpOnly; Secure; SameSite=Lax$");
        keep(cookie);
        Attempt attempt = take(begun.state());
        assertThat(attempt.callbackUrl()).isEqualTo("https://app.example/orders");
        assertThat(attempt.verifier()).hasSize(43);
        assertThat(attempt.nonce()).isNull(); // plain OAuth
        assertThat(attempt.clearing().line())
                .isEqualTo(
                        cookie.name() + "=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure;"
                                + " SameSite=Lax");
    }

    @Test
    @Tag("L1")
    void states_and_verifiers_never_repeat() {
        assertThat(List.of(begin(), begin(), begin())).doesNotHaveDuplicates().allMatch(state -> state.length() == 43);
    }

    @Test
    void two_tabs_do_not_disturb_each_other() {
        String first = begin(GITHUB, "https://app.example/1");
        String second = begin(GITHUB, "https://app.example/2");
        assertThat(take(second).callbackUrl()).isEqualTo("https://app.example/2");
        assertThat(take(first).callbackUrl()).isEqualTo("https://app.example/1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"})
    @Tag("A10")
    void without_its_state_there_is_no_attempt(@Nullable String state) {
        begin();
        assertRefused(() -> take(state));
    }

    @Test
    @Tag("A10")
    @Tag("L1")
    void another_browser_s_state_is_refused() {
        String state = begin();
        browser.clear();
        begin();
        assertRefused(() -> take(state));
    }

    @Test
    @Tag("A10")
    void a_cookie_under_another_attempt_s_name_is_refused() {
        String first = begin();
        String value = browser.values().iterator().next();
        String second = begin();
        browser.replaceAll((name, old) -> value);
        assertRefused(() -> take(second));
        assertThat(take(first)).isNotNull();
    }

    @Test
    @Tag("A10")
    @Tag("X4")
    void a_replay_with_a_kept_cookie_is_refused() {
        String state = begin();
        take(state);
        assertRefused(() -> take(state));
    }

    @Test
    @Tag("X4")
    void of_many_at_the_same_time_one_gets_it() throws Exception {
        int threads = 32;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 20; round++) {
                browser.clear();
                String state = begin();
                List<Callable<Boolean>> tries = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    tries.add(() -> {
                        barrier.await();
                        try {
                            take(state);
                            return true;
                        } catch (AuthException.Refused e) {
                            return false;
                        }
                    });
                }
                int winners = 0;
                for (Future<Boolean> result : executor.invokeAll(tries)) {
                    winners += result.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @Tag("A12")
    void an_attempt_is_for_the_provider_issuer_client_and_address_it_began_with() {
        String state = begin();
        assertRefused(() -> take(Providers.gitlab().clientId("app").clientSecret("secret"), CALLBACK, state));
        assertRefused(() -> take(GITHUB.named("github-2", "Other"), CALLBACK, state));
        assertRefused(() -> take(GITHUB.baseUrl("https://git.example.com"), CALLBACK, state));
        assertRefused(() -> take(GITHUB.clientId("other"), CALLBACK, state));
        assertRefused(() -> take(GITHUB, "https://app.example/auth/callback/gitlab", state));
        assertThat(take(state)).isNotNull(); // a refusal spends nothing
    }

    @Test
    void an_attempt_that_an_earlier_version_began_passes() {
        String state = begin();
        String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        Claims content = Claims.empty()
                .with("provider", "github")
                .with("issuer", Objects.requireNonNull(GITHUB.definition().issuer()))
                .with("client", "app")
                .with("redirectUri", CALLBACK)
                .with("state", state)
                .with("verifier", verifier);
        browser.replaceAll((name, old) -> keys.slot(cookies.attempt()).seal(content, Duration.ofHours(1)));

        assertThat(take(state).verifier()).isEqualTo(verifier);
    }

    @Test
    @Tag("A11")
    @Tag("X6")
    void what_is_sealed_for_another_slot_is_no_attempt() {
        String state = begin();
        String name = browser.keySet().iterator().next();
        Claims content = keys.slot(cookies.attempt())
                .open(browser.values().iterator().next())
                .claims();
        List<String> others = List.of(
                cookies.session(),
                cookies.csrf(),
                cookies.callbackUrl(),
                name,
                "",
                CookieConfiguration.of(false).attempt());
        for (String other : others) {
            browser.put(name, keys.slot(other).seal(content, Duration.ofMinutes(5)));
            assertRefused(() -> take(state));
            String session = keys.slot(cookies.attempt()).seal(content, Duration.ofMinutes(5));
            assertThatThrownBy(() -> keys.slot(other).open(session)).isInstanceOf(RuntimeException.class);
        }
        browser.put(name, keys.slot(cookies.attempt()).seal(content, Duration.ofMinutes(5)));
        assertThat(take(state)).isNotNull();
    }

    @Test
    void an_attempt_ends_after_a_quarter_of_an_hour() {
        String state = begin();
        clock.advance(Duration.ofMinutes(16));
        assertRefused(() -> take(state));
    }

    @Test
    @Tag("S2")
    void a_sixth_attempt_takes_the_place_of_the_oldest() {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            states.add(begin());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(browser).hasSize(5);
        assertRefused(() -> take(states.get(0)));
        assertThat(take(states.get(1))).isNotNull();
        assertThat(take(states.get(5))).isNotNull();
    }

    @Test
    @Tag("S2")
    void hundreds_of_strays_cost_little_and_answer_little() {
        for (int i = 0; i < 400; i++) {
            browser.put(cookies.attempt() + ".stray" + i, "x");
        }
        assertThat(begun(GITHUB, "https://app.example/").cookies()).hasSizeLessThanOrEqualTo(16 + 1);
    }

    @Test
    @Tag("S2")
    void what_does_not_open_is_another_applications_and_neither_goes_nor_takes_the_place_of_ours() {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            browser.put(cookies.attempt() + ".stray" + i, i % 2 == 0 ? "x" : "a.b.c.d.e");
        }
        browser.put(cookies.attempt() + ".", "y");
        for (int i = 0; i < 6; i++) {
            states.add(begin());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(browser).hasSize(13 + 5);
        assertRefused(() -> take(states.get(0)));
        states.subList(1, 6).forEach(state -> assertThat(take(state)).isNotNull());
    }

    @Test
    void a_stray_cookie_of_the_same_name_in_front_hides_nothing() {
        String state = begin();
        String name = browser.keySet().iterator().next();
        String header = name + "=stray; " + name + "=" + browser.get(name);
        assertThat(attempts.take(GITHUB, CALLBACK, state, new RequestCookies(List.of(header)), cookies))
                .isNotNull();
    }

    @Test
    void the_cookie_manager_of_the_jdk_brings_the_attempt_back() throws Exception {
        CookieManager manager = new CookieManager();
        URI app = URI.create("http://localhost:8080/auth/callback/github");
        CookieConfiguration plain = CookieConfiguration.of(false);
        NewAttempt begun = attempts.begin(
                GITHUB,
                CALLBACK,
                "/",
                AttemptPurpose.SIGN_IN,
                AuthenticationDemand.NONE,
                new RequestCookies(List.of()),
                plain);
        manager.put(
                app,
                Map.of(
                        "Set-Cookie",
                        begun.cookies().stream().map(SetCookie::line).toList()));

        List<String> headers = manager.get(app, Map.of()).getOrDefault("Cookie", List.of());

        assertThat(headers).noneMatch(header -> header.contains("\""));
        assertThat(attempts.take(GITHUB, CALLBACK, begun.state(), new RequestCookies(headers), plain))
                .isNotNull();
    }

    @Test
    void a_return_address_that_no_cookie_can_hold_gives_way() {
        String state = begin(GITHUB, "https://app.example/?q=" + "x".repeat(100_000));
        assertThat(browser.values()).allMatch(value -> value.length() < 3936);
        assertThat(take(state).callbackUrl()).isNull();
    }

    @Test
    @Tag("W23")
    void a_posted_callback_gets_a_cross_site_cookie() {
        OAuthProvider posting = GITHUB.parameter("response_mode", "form_post");
        NewAttempt begun = begun(posting, "/");
        assertThat(begun.cookies().get(0).line()).endsWith("Secure; SameSite=None");
        keep(begun.cookies().get(0));
        assertThat(take(posting, CALLBACK, begun.state()).clearing().line())
                .contains("Max-Age=0")
                .endsWith("Secure; SameSite=None");
    }

    @Test
    void opted_out_checks_are_not_made_up() {
        OAuthProvider provider = Providers.google().clientId("app").clientSecret("s");
        assertThat(begun(provider, "/").nonce()).hasSize(43);
        NewAttempt bare = begun(provider.dangerouslySkipNonce().dangerouslySkipPkce(), "/");
        assertThat(bare.nonce()).isNull();
        assertThat(bare.challenge()).isNull();
    }

    @Test
    @Tag("A7")
    void nothing_prints_what_it_holds() {
        NewAttempt begun = begun(GITHUB, "/");
        keep(begun.cookies().get(0));
        assertThat(begun.toString() + begun.cookies())
                .doesNotContain(begun.state(), begun.cookies().get(0).value());
        assertThat(take(begun.state())).hasToString("Attempt[github]");
    }
}
