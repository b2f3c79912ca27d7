package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailBrowser.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.provider.Credentials;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.Store;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often passwords may be tried, and which are never looked at. */
class CredentialLimitsTest {

    private static final String REFUSED = "http://localhost/auth/signin?error=CredentialsSignin&code=credentials";
    private static final Duration A_HASH = Duration.ofMillis(80);

    private final List<Credentials> asked = new ArrayList<>();
    private final List<AuthEvent> events = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Store store = Store.inMemory();
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final Auth auth = auth(provider -> provider, builder -> builder);

    @Test
    @Tag("B31")
    void of_three_hundred_wrong_passwords_of_one_client_thirty_are_looked_at() {
        for (UnaryOperator<AuthBuilder> place :
                List.<UnaryOperator<AuthBuilder>>of(builder -> builder, builder -> builder.store(store))) {
            asked.clear();
            Auth application = auth(provider -> provider, place);
            EmailBrowser client = new EmailBrowser(application, "192.0.2.1");
            List<Integer> answers = IntStream.range(0, 300)
                    .mapToObj(i -> attempt(client, "user" + i, "wrong").status())
                    .toList();

            assertThat(asked).hasSize(30);
            assertThat(answers.subList(0, 30)).containsOnly(302);
            assertThat(answers.subList(30, 300)).containsOnly(429);
            assertThat(attempt(client, "ada", "right").status()).isEqualTo(429);
            assertThat(attempt(new EmailBrowser(application, "192.0.2.2"), "ada", "right")
                            .status())
                    .isEqualTo(302);
        }
    }

    @Test
    @Tag("B31")
    void a_client_learns_when_it_may_try_again() {
        EmailBrowser client = new EmailBrowser(auth, "192.0.2.1");
        AuthResponse last = attempts(31, client, "user");
        assertThat(last.header("Retry-After")).isEqualTo("18"); // the authorizer took two of the twenty
        assertThat(events).contains(new AuthEvent.SignInLimited("credentials", "client"));
        now = now.plusSeconds(20);
        assertThat(location(attempt(client, "ada", "right"))).isEqualTo("http://localhost/");
    }

    @Test
    @Tag("B31")
    void nodes_count_together_through_the_store() {
        Auth one = auth(provider -> provider, builder -> builder.store(store));
        Auth other = auth(provider -> provider, builder -> builder.store(store));
        attempts(30, new EmailBrowser(one, "192.0.2.1"), "user");
        assertThat(attempt(new EmailBrowser(other, "192.0.2.1"), "user", "wrong")
                        .status())
                .isEqualTo(429);
    }

    @Test
    @Tag("B31")
    void what_was_counted_goes_from_the_store_also_if_nobody_ever_signs_in() {
        WatchedStore watched = new WatchedStore();
        Auth application = auth(
                provider -> provider, builder -> builder.store(watched.store()).sessions(Sessions.sealed()));
        kept(watched, () -> attempt(new EmailBrowser(application, "192.0.2.1"), "first", "wrong"));
        IntStream.range(0, 100)
                .forEach(i -> attempt(new EmailBrowser(application, "10.0.0." + i), "user" + i, "wrong"));
        now = now.plus(Duration.ofDays(1));

        kept(watched, () -> attempt(new EmailBrowser(application, "192.0.2.1"), "last", "wrong"));

        assertThat(watched.memory().deleteExpired(now.plus(Duration.ofDays(1)), 10_000))
                .as("the last one's name and client")
                .isEqualTo(2);
    }

    /** Until the housekeeping that it has begun is over. */
    private static void kept(WatchedStore watched, Runnable attempt) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        watched.after("deleteExpired", () -> over.complete(true));
        attempt.run();
        over.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    @Tag("B31")
    @Tag("B33")
    void of_a_hundred_wrong_passwords_for_one_name_ten_are_looked_at_and_nobody_sees_which() {
        List<String> spellings = List.of("ada", "ADA", " a d a ", "\u00e0da", "ad\u00ada", "\uff21da");
        List<AuthResponse> answers = IntStream.range(0, 100)
                .mapToObj(i -> attempt(
                        new EmailBrowser(auth, "2001:db8:0:" + i + "::1"), spellings.get(i % spellings.size()), "no"))
                .toList();

        assertThat(asked).hasSize(10);
        assertThat(answers).extracting(EmailBrowser::location).containsOnly(REFUSED);
        assertThat(answers).extracting(EmailBrowser::shape).containsOnly(shape(answers.get(0)));
        assertThat(pauses).hasSize(90).containsOnly(A_HASH); // as long as those that were looked at
        assertThat(events).contains(new AuthEvent.SignInLimited("credentials", "name"));
        assertThat(location(attempt(new EmailBrowser(auth, "192.0.2.9"), "ada", "right")))
                .isEqualTo(REFUSED);
        assertThat(location(attempt(new EmailBrowser(auth, "192.0.2.9"), "grace", "right")))
                .isEqualTo("http://localhost/");
    }

    @Test
    @Tag("B31")
    void others_do_not_lock_out_who_has_signed_in_with_the_name_from_the_same_browser_before() {
        EmailBrowser owner = new EmailBrowser(auth, "192.0.2.1");
        attempt(owner, "ada", "right");
        IntStream.range(0, 50).forEach(i -> attempt(new EmailBrowser(auth, "10.0.0." + i), "ada", "wrong"));
        attempts(40, new EmailBrowser(auth, "192.0.2.1"), "user"); // from the same network, too
        asked.clear();

        assertThat(location(attempt(owner, "ada", "right"))).isEqualTo("http://localhost/");

        for (int i = 0; i < 20; i++) {
            assertThat(location(attempt(owner, "ada", "wrong"))).isEqualTo(REFUSED);
        }
        assertThat(asked).hasSize(1 + 10);
        assertThat(events).contains(new AuthEvent.SignInLimited("credentials", "browser"));
    }

    @Test
    @Tag("B31")
    void a_browser_that_is_known_for_one_name_is_not_for_another() {
        EmailBrowser mallory = new EmailBrowser(auth, "192.0.2.66");
        attempt(mallory, "mallory", "right");
        asked.clear();
        for (int i = 0; i < 20; i++) {
            attempt(mallory, "ada", "wrong");
            Map<String, String> both = form(mallory, "mallory", "wrong");
            both.put("email", "ada");
            mallory.post("/auth/callback/credentials", both);
        }
        assertThat(asked)
                .filteredOn(typed -> typed.get("username").equals("ada"))
                .hasSize(10);
        assertThat(asked).hasSize(10 + 10); // of her own name, since the form declares no "email"
    }

    @Test
    void right_passwords_are_not_counted() {
        for (int i = 0; i < 100; i++) {
            EmailBrowser colleague = new EmailBrowser(auth, "192.0.2.1");
            assertThat(location(attempt(colleague, "user" + i % 5, "right"))).isEqualTo("http://localhost/");
        }
    }

    @Test
    void limits_are_the_providers() {
        Auth tight = auth(
                provider ->
                        provider.limits(new RateLimit(2, Duration.ofHours(1)), new RateLimit(3, Duration.ofHours(1))),
                builder -> builder);
        for (int i = 0; i < 4; i++) {
            attempt(new EmailBrowser(tight, "10.0.0." + i), "ada", "wrong");
        }
        assertThat(asked).hasSize(2);
        attempts(4, new EmailBrowser(tight, "192.0.2.1"), "user");
        assertThat(asked).hasSize(5);
    }

    @ParameterizedTest
    @Tag("B30")
    @ValueSource(strings = {"", " ", "\t", "\u00a0", "\u200b", "\u2003\ufeff", "\u0000"})
    void a_blank_password_is_never_looked_at(String blank) {
        for (UnaryOperator<CredentialsProvider> shape :
                List.<UnaryOperator<CredentialsProvider>>of(provider -> provider, CredentialsProvider::withoutForm)) {
            EmailBrowser browser = new EmailBrowser(auth(shape, builder -> builder), "192.0.2.1");
            assertThat(location(attempt(browser, "ada", blank))).isEqualTo(REFUSED);
            Map<String, String> pin = form(browser, "ada", "some");
            pin.put("PIN", blank);
            assertThat(location(browser.post("/auth/callback/credentials", pin)))
                    .isEqualTo(REFUSED);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    @Tag("B30")
    void a_password_that_is_missing_is_refused_where_the_application_wants_to_see_it() {
        EmailBrowser browser = new EmailBrowser(auth(CredentialsProvider::withoutForm, builder -> builder), "::1");
        Map<String, String> form = form(browser, "ada", "right");
        form.remove("password");
        assertThat(location(browser.post("/auth/callback/credentials", form))).isEqualTo(REFUSED);
        assertThat(browser.isSignedIn()).isFalse();
    }

    private AuthResponse attempts(int times, EmailBrowser browser, String names) {
        List<AuthResponse> answers = IntStream.range(0, times)
                .mapToObj(i -> attempt(browser, names + i, "wrong"))
                .toList();
        return answers.get(times - 1);
    }

    private static AuthResponse attempt(EmailBrowser browser, String name, String password) {
        return browser.post("/auth/callback/credentials", form(browser, name, password));
    }

    private static Map<String, String> form(EmailBrowser browser, String name, String password) {
        return new HashMap<>(
                Map.of("username", name, "password", password, "csrfToken", browser.csrfToken(), "callbackUrl", "/"));
    }

    private Auth auth(UnaryOperator<CredentialsProvider> provider, UnaryOperator<AuthBuilder> more) {
        AuthBuilder builder = more.apply(Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .clock(() -> now)
                .listener(events::add)
                .provider(provider.apply(CredentialsProvider.of((typed, request) -> {
                    asked.add(typed);
                    now = now.plus(A_HASH);
                    boolean right = typed.get("password").equals("right");
                    return right ? Optional.of(User.of(typed.get("username"))) : Optional.empty();
                }))));
        builder.pause(pauses::add);
        return builder.build();
    }
}
