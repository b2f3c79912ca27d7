package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.callback.SignInCandidate;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for a step ends when everything of its user ends, and what has changed meanwhile counts. */
class PendingSignInTest {

    private static final String PENDING = "authjs.pending";
    private static final String HOME = "http://localhost";

    private final WatchedStore store = new WatchedStore();
    private final List<AuthEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth stored = auth(builder -> builder.store(store.store()));
    private final Auth sealed = auth(
            builder -> builder.store(store.store()).sessions(Sessions.sealed().revocable(Duration.ofSeconds(30))));

    @Test
    @Tag("S7")
    void who_signs_out_everywhere_ends_what_waits_too() {
        for (Auth auth : List.of(stored, sealed)) {
            EmailBrowser thief = begun(auth, "ada");
            auth.sessions().revokeAll("ada");
            assertRefused(thief, answer(thief, "rose"));
        }
    }

    @Test
    @Tag("S7")
    void who_ends_the_other_sessions_ends_what_waits_and_goes_on() {
        for (Auth auth : List.of(stored, sealed)) {
            EmailBrowser owner = begun(auth, "ada");
            answer(owner, "rose");
            EmailBrowser thief = begun(auth, "ada");
            EmailBrowser bob = begun(auth, "bob");
            auth.sessions().revokeOthers(session(owner));

            assertRefused(thief, answer(thief, "rose"));
            assertThat(owner.isSignedIn()).isTrue();
            assertThat(location(answer(bob, "rose"))).isEqualTo(HOME);
            assertThat(bob.isSignedIn()).isTrue();
        }
    }

    @Test
    @Tag("S7")
    void not_even_the_page_of_the_step_is_there_any_more() {
        EmailBrowser thief = begun(stored, "ada");
        assertThat(thief.get(Riddles.PATH).status()).isEqualTo(200);
        stored.sessions().revokeAll("ada");
        assertThat(location(thief.get(Riddles.PATH))).startsWith("http://localhost/auth/signin");
    }

    @Test
    @Tag("S7")
    void who_signs_out_everywhere_while_the_last_step_is_under_way_is_not_signed_in_by_it() {
        for (String moment : List.of("createSession", "deleteRecord")) {
            EmailBrowser thief = begun(stored, "ada");
            store.before(moment, () -> stored.sessions().revokeAll("ada"));
            assertRefused(thief, answer(thief, "rose"));
            assertThat(store.memory().sessions("ada")).isEmpty();
        }
        EmailBrowser thief = begun(sealed, "ada");
        store.before("deleteRecord", () -> sealed.sessions().revokeAll("ada"));
        assertRefused(thief, answer(thief, "rose"));
    }

    @Test
    @Tag("S7")
    void what_goes_on_to_its_next_step_while_all_is_ended_ends_too() {
        Auth twoSteps = auth(builder -> builder.store(store.store()), "rose", "lily");
        EmailBrowser thief = begun(twoSteps, "ada");
        store.before("deleteRecord", () -> answer(thief, "rose"));
        twoSteps.sessions().revokeAll("ada");
        assertRefused(thief, answer(thief, "lily"));
    }

    @Test
    @Tag("S7")
    void a_node_whose_clock_is_ahead_ends_also_what_another_node_still_lets_go_on() {
        UnaryOperator<AuthBuilder> shared = builder -> builder.store(store.store());
        Auth ahead = auth(() -> now.plus(Duration.ofMinutes(2)), shared);
        EmailBrowser thief = begun(stored, "ada");
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        ahead.sessions().revokeAll("ada");
        assertRefused(thief, answer(thief, "rose"));
    }

    @Test
    @Tag("S7")
    void somebody_who_begins_again_and_again_does_not_keep_the_user_from_signing_out_everywhere() {
        for (int i = 0; i < 200; i++) {
            new EmailBrowser(stored, "10.0.0.1").signIn("ada");
        }
        int waiting = store.memory().recordsOf("pending-sign-in", "ada").size();
        assertThat(waiting).isBetween(1, 50);
        assertThat(events.toString()).contains("TOO_MANY_REQUESTS");
        begun(stored, "bob");
    }

    @Test
    @Tag("B13")
    void who_is_removed_meanwhile_is_not_signed_in_also_if_the_id_comes_again() {
        EmailBrowser ada = begun(stored, "ada");
        store.memory().deleteUser("ada");
        new EmailBrowser(stored, "10.0.0.2").signIn("ada");
        assertThat(store.memory().user("ada")).isPresent();

        assertRefused(ada, answer(ada, "rose"));
    }

    @Test
    void the_application_is_asked_again_about_the_user_as_they_are_then() {
        for (Auth auth : List.of(stored, sealed)) {
            asked.clear();
            EmailBrowser ada = begun(auth, "ada");
            StoredUser before = store.memory().user("ada").orElseThrow();
            store.memory()
                    .updateUser(new StoredUser(
                            new User("ada", "disabled", before.user().email(), null), before.emailVerified()));

            assertThat(location(answer(ada, "rose"))).endsWith("/auth/error?error=AccessDenied");
            assertThat(ada.isSignedIn()).isFalse();
            assertThat(asked).hasSize(2);
            assertThat(asked.get(1).user().name()).isEqualTo("disabled");
            assertThat(asked.get(1).credentials()).isNull();
            assertThat(asked.get(1).profile()).isEqualTo(asked.get(0).profile());
            assertThat(asked.get(1).account()).isEqualTo(asked.get(0).account());
            store.memory().updateUser(before);
            assertThat(location(answer(ada, "rose"))).isEqualTo(HOME); // nothing was used up
        }
    }

    @Test
    void without_a_store_the_application_is_asked_again_too() {
        Auth bare = auth(builder -> builder);
        EmailBrowser ada = begun(bare, "ada");
        disabled = "ada";
        assertThat(location(answer(ada, "rose"))).endsWith("/auth/error?error=AccessDenied");
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void steps_in_a_row_have_ten_minutes_together() {
        for (Auth auth : List.of(
                auth(builder -> builder.store(store.store()), "rose", "lily"),
                auth(builder -> builder, "rose", "lily"))) {
            EmailBrowser ada = begun(auth, "ada");
            now = now.plus(Duration.ofMinutes(6));
            assertThat(location(answer(ada, "rose"))).endsWith(Riddles.PATH);
            now = now.plus(Duration.ofMinutes(3));
            EmailBrowser late = ada.at(auth);
            assertThat(location(answer(ada, "lily"))).isEqualTo(HOME);
            assertThat(ada.isSignedIn()).isTrue();
            now = now.plus(Duration.ofMinutes(2));
            assertRefused(late, answer(late, "lily"));

            EmailBrowser slow = begun(auth, "bob");
            now = now.plus(Duration.ofMinutes(6));
            answer(slow, "rose");
            now = now.plus(Duration.ofMinutes(5));
            assertRefused(slow, answer(slow, "lily"));
        }
    }

    @Test
    @Tag("A10")
    void of_the_states_of_one_sign_in_only_the_last_goes_on() {
        for (Auth auth : List.of(
                auth(builder -> builder.store(store.store()), "rose", "lily"),
                auth(builder -> builder, "rose", "lily"))) {
            EmailBrowser ada = begun(auth, "ada");
            EmailBrowser copy = ada.at(auth);
            answer(ada, "rose");
            assertRefused(copy, answer(copy, "rose"));
            answer(copy, "lily");
            assertThat(copy.isSignedIn()).isFalse();
            answer(ada, "lily");
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void however_much_there_is_to_keep_no_browser_and_no_server_drops_the_cookie() {
        EmailBrowser ada = new EmailBrowser(auth(builder -> builder.store(store.store()), 30_000), "10.0.0.1");
        ada.signIn("ada");
        assertThat(ada.cookie(PENDING)).hasSizeLessThan(500);
        assertThat(location(answer(ada, "rose"))).isEqualTo(HOME);

        EmailBrowser chunked = new EmailBrowser(auth(builder -> builder, 4_000), "10.0.0.1");
        chunked.signIn("ada");
        assertThat(chunked.has(PENDING + ".1")).isTrue();
        assertThat(location(answer(chunked, "rose"))).isEqualTo(HOME);

        events.clear();
        EmailBrowser without = new EmailBrowser(auth(builder -> builder, 12_500), "10.0.0.1");
        without.signIn("ada");
        assertThat(without.has(PENDING) || without.has(PENDING + ".0")).isFalse();
        assertThat(events.toString()).contains("SignInFailed", "CONFIGURATION");
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_nothing_goes_on_and_nothing_is_lost() {
        EmailBrowser ada = begun(stored, "ada");
        store.fail(Failing.EVERYTHING);
        assertThatCode(() -> answer(ada, "rose")).doesNotThrowAnyException();
        store.fail(Failing.NOTHING);
        assertThat(ada.isSignedIn()).isFalse();
        answer(ada, "rose");
        assertThat(ada.isSignedIn()).isTrue();
    }

    private final List<SignInCandidate> asked = new ArrayList<>();
    private String disabled = "";

    private Auth auth(UnaryOperator<AuthBuilder> more, int bulk) {
        return auth(
                builder -> more.apply(builder.onJwt(context -> context.token().with("bulk", "x".repeat(bulk)))),
                "rose");
    }

    private Auth auth(UnaryOperator<AuthBuilder> more, String... words) {
        return auth(() -> now, more, words);
    }

    private Auth auth(InstantSource clock, UnaryOperator<AuthBuilder> more, String... words) {
        return more.apply(Auth.builder()
                        .environment(Map.of("AUTH_URL", "http://localhost"))
                        .secret(EmailSetup.SECRET)
                        .clock(clock)
                        .listener(events::add)
                        .onSignIn(attempt -> {
                            asked.add(attempt);
                            return SignInDecision.allowIf(
                                    !"disabled".equals(attempt.user().name())
                                            && !attempt.user().id().equals(disabled));
                        })
                        .with(new Riddles(words.length == 0 ? new String[] {"rose"} : words))
                        .provider(CredentialsProvider.of((typed, request) -> Optional.of(new User(
                                typed.get("username"),
                                typed.get("username"),
                                typed.get("username") + "@x.org",
                                null)))))
                .build();
    }

    private static EmailBrowser begun(Auth auth, String name) {
        EmailBrowser browser = new EmailBrowser(auth, "10.0.0.1");
        browser.signIn(name);
        assertThat(browser.has(PENDING) || browser.has(PENDING + ".0")).isTrue();
        assertThat(browser.isSignedIn()).isFalse();
        return browser;
    }

    private static AuthResponse answer(EmailBrowser browser, String word) {
        return browser.post(Riddles.PATH, Map.of("word", word, "csrfToken", browser.csrfToken()));
    }

    private static Session session(EmailBrowser browser) {
        return browser.current().orElseThrow();
    }

    private static void assertRefused(EmailBrowser browser, AuthResponse answer) {
        assertThat(location(answer)).startsWith("http://localhost/auth/signin");
        assertThat(browser.isSignedIn()).isFalse();
    }
}
