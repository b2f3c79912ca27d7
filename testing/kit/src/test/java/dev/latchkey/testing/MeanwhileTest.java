package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody else does between two steps of a sign-in, and what a store loses there. */
class MeanwhileTest {

    private static final String REFUSED = "http://localhost:3000/auth/signin?error=OAuthAccountNotLinked";
    private static final String DONE = "http://localhost:3000/account";
    private static final String ADA = "ada@example.org";
    private static final Person UNVERIFIED = new Person("sub-eve", "eve", "Eve", "eve@example.org", false, null);

    private final TwoProviders application = new TwoProviders(People.ADA, People.GRACE, UNVERIFIED);
    private final InterruptedStore between = InterruptedStore.inMemory();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("A16")
    @Tag("B12")
    void a_user_who_signs_out_everywhere_while_a_link_is_made_has_it_refused_or_sees_it() {
        Auth auth = application.builder().store(between.store()).build();
        Guest thief = signedIn(auth, "work", "ada");
        String ada = thief.userId();
        application.home.signInAs("grace");
        List<Account> seen = new ArrayList<>();
        between.before("replaceTokens", () -> {
            auth.sessions().revokeAll(ada);
            seen.addAll(auth.accounts().list(ada));
        });

        assertThat(thief.link("home")).isEqualTo(REFUSED);

        assertThat(seen).extracting(Account::provider).containsExactly("work");
        assertThat(between.underlying().accounts(ada)).hasSize(1);

        Guest later = signedIn(auth, "work", "ada");
        application.home.signInAs("grace");
        between.after(
                "replaceTokens",
                () -> between.before("replaceTokens", () -> {
                    auth.sessions().revokeAll(ada);
                    Account shown = auth.accounts().list(ada).stream()
                            .filter(account -> account.provider().equals("home"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(auth.accounts().unlink(ada, shown.issuer(), shown.subject()))
                            .isTrue();
                }));
        assertThat(later.link("home")).isEqualTo(REFUSED);
        assertThat(between.underlying().accounts(ada)).hasSize(1);
    }

    @Test
    @Tag("A16")
    void a_link_that_is_shown_and_not_confirmed_leads_nobody_in() {
        Auth auth = application.builder().store(between.store()).build();
        Guest ada = signedIn(auth, "work", "ada");
        String id = ada.userId();
        application.home.signInAs("grace");
        String back = Guest.goTo(ada.submit("/signin/home", "link=true"));
        between.after("replaceTokens", () -> between.fail("replaceTokens", "session"));
        assertThat(ada.exchange("GET", back.substring("http://localhost:3000".length()), "")
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(503);
        between.repair();
        assertThat(signedIn(auth, "home", "grace").userId()).isNotEqualTo(id);
        assertThat(auth.accounts().list(id)).hasSize(1);
    }

    @Test
    @Tag("B12")
    void an_account_is_not_linked_by_an_address_that_the_user_has_lost_meanwhile() {
        User before = new User("u-ada", null, ADA, null);
        between.underlying().createUser(new StoredUser(before, application.clock.instant()), null);
        StoredUser moved =
                new StoredUser(new User("u-ada", null, "moved@example.org", null), application.clock.instant());
        Auth auth = application
                .builder()
                .store(between.store())
                .dangerouslyLinkAccountsByEmail()
                .onSignIn(attempt -> {
                    between.underlying().updateUser(moved);
                    return SignInDecision.allow();
                })
                .build();

        Guest guest = signedIn(auth, "work", "ada");

        assertThat(guest.userId()).isNotEqualTo("u-ada");
        assertThat(between.underlying().accounts("u-ada")).isEmpty();
        assertThat(between.underlying().accounts(guest.userId())).hasSize(1);
    }

    @Test
    void an_event_says_that_an_address_was_freed_even_if_somebody_else_gets_it() {
        Auth auth = application.builder().store(between.store()).build();
        User claiming = signedIn(auth, "work", "eve").session().orElseThrow().user();
        application.events.clear();
        StoredUser other = new StoredUser(new User("u-other", null, "eve@example.org", null), null);
        between.before("createUser", () -> between.underlying().createUser(other, null));
        application.home.signInAs("eve");

        assertThat(new Guest(auth).signIn("home")).isEqualTo(REFUSED);

        User without = between.underlying().user(claiming.id()).orElseThrow().user();
        assertThat(without.email()).isNull();
        assertThat(application.events).contains(new AuthEvent.UserUpdated(without));
    }

    @Test
    @Tag("B12")
    void a_claim_is_kept_if_the_store_fails_right_after_the_user() {
        Auth auth = application.builder().store(between.store()).build();
        application.work.signInAs("eve");
        Guest claiming = new Guest(auth);
        String back = Guest.goTo(claiming.submit("/signin/work", ""));
        between.after(
                "createUser", () -> between.fail("record", "addRecord", "replaceRecord", "value", "replaceValue"));
        assertThat(claiming.exchange("GET", back.substring("http://localhost:3000".length()), "")
                        .answer()
                        .orElseThrow()
                        .status())
                .isEqualTo(503);
        between.repair();

        Guest owner = signedIn(auth, "home", "eve");

        assertThat(between.underlying()
                        .userByEmail("eve@example.org")
                        .orElseThrow()
                        .user()
                        .id())
                .isEqualTo(owner.userId());
    }

    @Test
    void the_application_is_asked_about_the_user_with_the_address_that_will_be_added() {
        List<String> asked = new ArrayList<>();
        Auth auth = application
                .builder()
                .store(between.store())
                .onSignIn(attempt -> {
                    asked.add(Objects.toString(attempt.user().email()));
                    return SignInDecision.allow();
                })
                .build();
        String id = signedIn(auth, "work", "ada").userId();
        between.underlying().updateUser(new StoredUser(new User(id, "Ada", null, null), null));
        asked.clear();

        signedIn(auth, "work", "ada");

        assertThat(asked).containsExactly(ADA);
        assertThat(between.underlying().user(id).orElseThrow().user().email()).isEqualTo(ADA);
    }

    private Guest signedIn(Auth auth, String provider, String username) {
        (provider.equals("work") ? application.work : application.home).signInAs(username);
        Guest guest = new Guest(auth);
        assertThat(guest.signIn(provider)).isEqualTo(DONE);
        return guest;
    }
}
