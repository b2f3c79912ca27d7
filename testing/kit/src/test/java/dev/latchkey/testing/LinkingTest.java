package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Accounts of one user at several providers: linked by whoever means to, unlinked but for the last, and their tokens.
 */
class LinkingTest {

    private static final String REFUSED = "http://localhost:3000/auth/signin?error=OAuthAccountNotLinked";
    private static final String DONE = "http://localhost:3000/account";

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider work = application.work;
    private final OpenIdProvider home = application.home;
    private final Store store = application.store;
    private final List<AuthEvent> events = application.events;
    private final Auth auth = application.auth(settings -> settings);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_signed_in_user_links_an_account_and_can_then_sign_in_with_it() {
        Guest guest = signedIn("ada");
        String id = guest.userId();
        home.signInAs("grace");

        assertThat(guest.link("home")).isEqualTo(DONE);

        assertThat(guest.userId()).isEqualTo(id);
        assertThat(auth.accounts().list(id)).extracting(Account::provider).containsExactlyInAnyOrder("work", "home");
        assertThat(auth.accounts().list(id)).extracting(Account::tokens).containsOnlyNulls();
        assertThat(events).filteredOn(AuthEvent.AccountLinked.class::isInstance).hasSize(2); // with the user, and now
        Guest elsewhere = new Guest(auth);
        elsewhere.signIn("home");
        assertThat(elsewhere.userId()).isEqualTo(id);
    }

    @Test
    @Tag("S7")
    void linking_makes_another_session_token_and_ends_the_one_before() {
        Guest guest = signedIn("ada");
        Guest copy = new Guest(auth);
        copy.cookies.putAll(guest.cookies);
        home.signInAs("grace");

        guest.link("home");

        assertThat(guest.session()).isPresent();
        assertThat(copy.session()).isEmpty();
        assertThat(auth.sessions().list(guest.userId())).hasSize(1);
    }

    @Test
    @Tag("A16")
    @Tag("S7")
    void an_account_that_is_linked_is_nothing_that_its_user_has_shown() {
        Guest guest = signedIn("ada");
        List<Factor> before = guest.session().orElseThrow().factors();
        application.clock.advance(Duration.ofMinutes(9));
        home.signInAs("grace");

        guest.link("home");

        assertThat(before).extracting(Factor::method).containsExactly("fed");
        assertThat(guest.session().orElseThrow().factors()).isEqualTo(before);
    }

    @Test
    @Tag("A16")
    void who_has_not_shown_lately_that_it_is_them_confirms_it_before_an_account_is_linked() {
        Guest guest = signedIn("ada");
        String id = guest.userId();
        application.clock.advance(Duration.ofMinutes(10).plusMillis(1));
        home.signInAs("grace");
        String confirm = "http://localhost:3000/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%3A3000%2Faccount";

        assertThat(guest.submit("/signin/home", "callbackUrl=/account&link=true"))
                .isEqualTo(confirm);
        assertThat(guest.cookies.keySet()).noneMatch(name -> name.startsWith("authjs.attempt"));
        assertThat(guest.exchange("POST", "/account", "")
                        .link("home", "/account")
                        .header("Location"))
                .isEqualTo(confirm);

        assertThat(guest.comeBack(Guest.goTo(guest.submit("/confirm/work", "callbackUrl=/account"))))
                .isEqualTo(DONE);
        assertThat(auth.accounts().list(id)).hasSize(1);
        assertThat(guest.link("home")).isEqualTo(DONE);
        assertThat(auth.accounts().list(id)).hasSize(2);
    }

    @Test
    @Tag("A16")
    void signing_in_while_signed_in_links_nothing() {
        Guest guest = signedIn("ada");
        String ada = guest.userId();
        home.signInAs("grace");

        guest.signIn("home");

        assertThat(guest.userId()).isNotEqualTo(ada);
        assertThat(auth.accounts().list(ada)).hasSize(1);
    }

    @Test
    @Tag("A16")
    void the_intent_is_the_users_who_began_and_no_other_users_of_the_same_browser() {
        Guest guest = signedIn("ada");
        String ada = guest.userId();
        home.signInAs("grace");
        String back = Guest.goTo(guest.submit("/signin/home", "link=true&callbackUrl=/account"));
        work.signInAs("alan");
        guest.signIn("work");
        String alan = guest.userId();

        assertThat(guest.comeBack(back)).isEqualTo(REFUSED);

        assertThat(guest.userId()).isEqualTo(alan);
        assertThat(auth.accounts().list(ada)).hasSize(1);
        assertThat(auth.accounts().list(alan)).hasSize(1);
        assertThat(store.userByAccount(home.issuer(), People.GRACE.subject())).isEmpty();
    }

    @Test
    @Tag("A16")
    void who_has_signed_out_meanwhile_or_was_signed_out_links_nothing() {
        for (boolean elsewhere : new boolean[] {false, true}) {
            Guest guest = signedIn("ada");
            String ada = guest.userId();
            home.signInAs("grace");
            String back = Guest.goTo(guest.submit("/signin/home", "link=true"));
            if (elsewhere) {
                auth.sessions().revokeAll(ada);
            } else {
                guest.submit("/signout", "");
            }

            assertThat(guest.comeBack(back)).isEqualTo(REFUSED);

            assertThat(guest.session()).isEmpty();
            assertThat(auth.accounts().list(ada)).hasSize(1);
        }
    }

    @Test
    @Tag("A16")
    void somebody_elses_attempt_in_this_browser_links_nothing_to_this_browsers_user() {
        Guest attacker = signedIn("alan");
        home.signInAs("alan");
        String back = Guest.goTo(attacker.submit("/signin/home", "link=true"));
        Guest victim = signedIn("ada");
        attacker.cookies.forEach((name, value) -> {
            if (name.contains("attempt")) {
                victim.cookies.put(name, value);
            }
        });

        assertThat(victim.comeBack(back)).isEqualTo(REFUSED);

        assertThat(auth.accounts().list(victim.userId())).hasSize(1);
    }

    @Test
    void the_account_of_another_user_stays_theirs_and_who_wanted_it_is_back_where_they_began() {
        home.signInAs("grace");
        Guest grace = new Guest(auth);
        grace.signIn("home");
        Guest guest = signedIn("ada");

        assertThat(guest.link("home")).isEqualTo(DONE + "?error=OAuthAccountNotLinked");

        assertThat(events).filteredOn(AuthEvent.SignInFailed.class::isInstance).hasSize(1);

        assertThat(auth.accounts().list(guest.userId())).hasSize(1);
        assertThat(auth.accounts().list(grace.userId())).hasSize(1);
        assertThat(guest.session()).isPresent();
    }

    @Test
    void who_cancels_at_the_provider_is_back_where_they_began_and_still_signed_in() {
        Guest guest = signedIn("ada");
        home.refuseSignIn();

        assertThat(guest.link("home")).isEqualTo(DONE + "?error=OAuthCallbackError");

        assertThat(guest.session()).isPresent();
        assertThat(auth.accounts().list(guest.userId())).hasSize(1);
    }

    @Test
    void linking_the_users_own_account_again_is_signing_in() {
        Guest guest = signedIn("ada");
        String id = guest.userId();
        assertThat(guest.link("work")).isEqualTo(DONE);
        assertThat(guest.userId()).isEqualTo(id);
        assertThat(auth.accounts().list(id)).hasSize(1);
    }

    @Test
    @Tag("B12")
    void an_address_that_another_user_has_is_no_obstacle_to_linking_and_changes_nobodys_address() {
        Guest grace = signedIn("grace");
        Guest guest = signedIn("ada");
        home.signInAs("grace");

        guest.link("home");

        assertThat(store.userByEmail("grace@example.org"))
                .map(found -> found.user().id())
                .contains(grace.userId());
        assertThat(store.user(guest.userId()).orElseThrow().user().email()).isEqualTo("ada@example.org");
    }

    @Test
    void nothing_is_linked_without_a_session_or_a_store_or_by_anything_but_true() {
        assertThat(new Guest(auth).submit("/signin/home", "link=true"))
                .isEqualTo("http://localhost:3000/auth/signin?error=SessionRequired");
        Guest ada = signedIn("ada");
        assertThat(ada.post("/signin/home", "link=true").header("Location")).contains("error=MissingCSRF");
        for (String value : List.of("1", "false", "")) {
            String csrf = ada.exchange("GET", "/", "").csrfToken();
            AuthResponse answer = ada.post("/signin/home", "link=" + value + "&csrfToken=" + csrf);
            assertThat(answer.status()).as(value).isEqualTo(400);
        }
        Guest storeless = new Guest(application.builder().build());
        storeless.signIn("work");
        String csrf = storeless.exchange("GET", "/", "").csrfToken();
        assertThat(storeless.post("/signin/home", "link=true&csrfToken=" + csrf).status())
                .isEqualTo(400);
        assertThat(home.requests("/authorize")).isZero();
    }

    @Test
    void in_process_linking_works_for_signed_in_users_only() {
        Guest guest = signedIn("ada");
        home.signInAs("grace");

        AuthResponse off = guest.kept(guest.exchange("POST", "/link", "").link("home", "/account"));
        assertThat(guest.comeBack(Guest.goTo(Objects.requireNonNull(off.header("Location")))))
                .isEqualTo(DONE);

        assertThat(auth.accounts().list(guest.userId())).hasSize(2);
        assertThatThrownBy(() -> new Guest(auth).exchange("POST", "/link", "").link("home", "/account"))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_REQUIRED));
    }

    @Test
    void an_account_is_unlinked_but_never_the_last_one_that_leads_in() {
        Guest guest = signedIn("ada");
        home.signInAs("grace");
        guest.link("home");
        String id = guest.userId();
        store.linkAccount(id, StoredAccount.of(new Account("gone", "oidc", "https://gone.example", "1", null)));

        assertThat(auth.accounts().unlink(id, work.issuer(), People.ADA.subject()))
                .isTrue();
        assertThat(auth.accounts().unlink(id, home.issuer(), People.GRACE.subject()))
                .isFalse(); // nobody can sign in at "gone" any more
        assertThat(auth.accounts().unlink(id, "https://gone.example", "1")).isTrue();

        assertThat(auth.accounts().list(id)).extracting(Account::provider).containsExactly("home");
        assertThat(events)
                .filteredOn(AuthEvent.AccountUnlinked.class::isInstance)
                .extracting(
                        event -> ((AuthEvent.AccountUnlinked) event).account().provider())
                .containsExactly("work", "gone");
        assertThat(new Guest(auth).signIn("work")).isEqualTo(REFUSED); // the address is still this user's
    }

    @Test
    @Tag("B20")
    @Tag("B27")
    void nobody_unlinks_an_account_of_another_user_or_reads_its_tokens() {
        Auth keeping = application.auth(AuthBuilder::keepProviderTokens);
        Guest ada = signedIn("ada");
        Guest grace = signedIn("grace");
        home.signInAs("grace");
        grace.link("home");

        assertThat(keeping.accounts().unlink(ada.userId(), home.issuer(), People.GRACE.subject()))
                .isFalse();
        assertThat(keeping.accounts().tokens(ada.userId(), home.issuer(), People.GRACE.subject()))
                .isEmpty();
        assertThat(keeping.accounts().list(grace.userId())).hasSize(2);
    }

    @Test
    void of_two_who_unlink_the_last_two_at_the_same_moment_one_does() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 50; i++) {
                String id = "u" + i;
                Account one = new Account("work", "oidc", work.issuer(), "w" + i, null);
                Account other = new Account("home", "oidc", home.issuer(), "h" + i, null);
                store.createUser(new StoredUser(User.of(id), null), StoredAccount.of(one));
                store.linkAccount(id, StoredAccount.of(other));
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> calls = new ArrayList<>();
                for (Account account : List.of(one, other)) {
                    calls.add(threads.submit(() -> {
                        together.await();
                        return auth.accounts().unlink(id, account.issuer(), account.subject());
                    }));
                }
                assertThat(Set.of(calls.get(0).get(), calls.get(1).get())).hasSize(2);
                assertThat(store.accounts(id)).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Guest signedIn(String username) {
        work.signInAs(username);
        Guest guest = new Guest(auth);
        assertThat(guest.signIn("work")).isEqualTo(DONE);
        return guest;
    }
}
