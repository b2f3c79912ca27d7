package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.email.EmailResolver;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.provider.Providers;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.WatchedStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountLinkerTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Account GITHUB = new Account("github", "oauth", "github", "7", null);
    private static final Account GOOGLE = new Account("google", "oidc", "https://accounts.google.com", "9", null);

    private final Store store = Store.inMemory();
    private final List<User> updated = new ArrayList<>();
    private final List<User> linked = new ArrayList<>();

    private void heard(AuthEvent event) {
        if (event instanceof AuthEvent.UserUpdated changed) {
            updated.add(changed.user());
        } else if (event instanceof AuthEvent.AccountLinked link) {
            linked.add(link.user());
        }
    }

    @Test
    void the_first_sign_in_makes_a_user_with_a_random_id_and_the_second_finds_it() {
        ResolvedUser first = arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true));
        ResolvedUser second = arrive(accounts(false), GITHUB, profile("7", "other@example.org", true));

        assertThat(first.isNew()).isTrue();
        assertThat(first.user().id()).hasSize(36);
        assertThat(linked).containsExactly(first.user());
        assertKnown(second, first.user());
        assertThat(store.user(first.user().id())).map(StoredUser::emailVerified).contains(NOW);
    }

    @Test
    void a_new_user_is_told_of_even_if_the_store_then_fails() {
        WatchedStore watched = new WatchedStore();
        watched.after("addRecord", () -> watched.fail(WatchedStore.Failing.WRITES));
        AccountLinker accounts = accounts(false, watched.store());
        Profile profile = profile("9", "ada@gmail.com", true);

        assertThatThrownBy(() -> arrive(accounts, GOOGLE, profile)).isInstanceOf(AuthException.Fault.class);

        assertThat(linked).extracting(User::email).containsExactly("ada@gmail.com");
        assertThat(watched.memory().userByEmail("ada@gmail.com")).isPresent();
    }

    @Test
    void an_address_that_the_provider_does_not_vouch_for_counts_as_unproved() {
        ResolvedUser arrival = arrive(accounts(false), GITHUB, profile("7", "ada@example.org", false));
        assertThat(store.user(arrival.user().id()).orElseThrow().hasVerifiedEmail())
                .isFalse();
    }

    @Test
    void an_address_that_was_missing_comes_with_a_later_sign_in() {
        ResolvedUser first = arrive(accounts(false), GITHUB, profile("7", null, false));
        assertKnown(
                arrive(accounts(false), GITHUB, profile("7", "ada@example.org", false)),
                first.user()); // nobody vouches for it

        ResolvedUser later = arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true));

        assertThat(later.user().email()).isEqualTo("ada@example.org");
        assertThat(updated).containsExactly(later.user());
        StoredUser kept = store.user(first.user().id()).orElseThrow();
        assertThat(kept.user()).isEqualTo(later.user());
        assertThat(kept.emailVerified()).isEqualTo(NOW);
        assertThat(arrive(accounts(false), GITHUB, profile("7", "other@example.org", true))
                        .user()
                        .email())
                .isEqualTo("ada@example.org");
    }

    @Test
    @Tag("B12")
    void it_does_not_come_to_a_user_with_a_factor_which_its_first_proof_would_remove() {
        User user = arrive(accounts(false), GITHUB, profile("7", null, false)).user();
        store.addRecord(StoredRecord.of("known-browsers", user.id(), user.id(), "{}")); // no factor
        store.addRecord(StoredRecord.of("passkey", "p-1", user.id(), "{}"));

        assertKnown(arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true)), user);
        assertThat(store.userByEmail("ada@example.org")).isEmpty();

        store.deleteRecord(store.record("passkey", "p-1").orElseThrow());
        assertThat(arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true))
                        .user()
                        .email())
                .isEqualTo("ada@example.org");
    }

    @Test
    void one_that_somebody_else_has_stays_theirs() {
        ResolvedUser grace = arrive(accounts(false), GOOGLE, profile("9", "ada@example.org", true));
        ResolvedUser first = arrive(accounts(false), GITHUB, profile("7", null, false));
        assertKnown(arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true)), first.user());
        assertThat(store.userByEmail("ada@example.org")).map(StoredUser::user).contains(grace.user());
    }

    @Test
    void the_same_subject_at_another_issuer_is_another_person() {
        Account elsewhere = new Account("google", "oidc", "https://evil.example", "9", null);
        ResolvedUser one = arrive(accounts(false), GOOGLE, profile("9", null, false));
        ResolvedUser other = arrive(accounts(false), elsewhere, profile("9", null, false));
        assertThat(other.user().id()).isNotEqualTo(one.user().id());
    }

    @Test
    @Tag("B12")
    void an_address_that_a_user_has_is_refused_unless_the_application_links_by_it() {
        ResolvedUser ada = arrive(accounts(false), GITHUB, profile("7", "ada@example.org", true));
        assertRefused(() -> arrive(accounts(false), GOOGLE, profile("9", "ada@example.org", true)));
        assertRefused(() -> arrive(accounts(true), GOOGLE, profile("9", "ada@example.org", false)));

        assertKnown(arrive(accounts(true), GOOGLE, profile("9", "ada@example.org", true)), ada.user());

        assertThat(linked).containsExactly(ada.user(), ada.user());
        assertThat(store.accounts(ada.user().id())).hasSize(2);
    }

    @Test
    @Tag("B12")
    @Tag("A16")
    void who_is_signed_out_while_an_account_is_linked_does_not_get_it() {
        String ada = arrive(accounts(false), GITHUB, profile("7", null, false))
                .user()
                .id();
        Profile google = profile("9", null, false);
        UserResolver gone = accounts(false).arrivals(new LinkingUser(ada, () -> false));
        assertRefused(() -> gone.plan(GOOGLE, google).carryOut().apply(this::heard));
        UserResolver unknown = accounts(false).arrivals(new LinkingUser(ada, () -> {
            throw new IllegalStateException("the database is down");
        }));
        assertThatThrownBy(() -> unknown.plan(GOOGLE, google).carryOut().apply(this::heard))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.accounts(ada)).hasSize(1);

        UserResolver there = accounts(false).arrivals(new LinkingUser(ada, () -> true));
        ResolvedUser arrival =
                there.plan(GOOGLE, google).carryOut().apply(this::heard).orElseThrow();

        assertThat(linked).extracting(User::id).containsExactly(ada, ada);
        assertThat(arrival.stands().getAsBoolean()).isTrue();
        store.unlinkAccount(ada, GOOGLE.issuer(), GOOGLE.subject(), 0);
        assertThat(arrival.stands().getAsBoolean()).isFalse();
    }

    @Test
    @Tag("B12")
    void who_came_with_an_address_without_proof_loses_it_when_its_owner_comes_and_nothing_else() {
        ResolvedUser squatter = arrive(accounts(false), GITHUB, profile("7", "victim@example.org", false));

        ResolvedUser owner = arrive(accounts(false), GOOGLE, profile("9", "victim@example.org", true));

        User without = new User(squatter.user().id(), "Ada", null, null);
        assertThat(owner.isNew()).isTrue();
        assertThat(updated).containsExactly(without);
        assertThat(store.userByEmail("victim@example.org").map(StoredUser::user))
                .contains(owner.user());
        assertThat(store.user(without.id())).contains(new StoredUser(without, null));
        assertKnown(arrive(accounts(false), GITHUB, profile("7", "victim@example.org", false)), without);
    }

    @Test
    @Tag("B12")
    void an_address_that_the_application_has_given_a_user_or_that_was_verified_since_stays_theirs() {
        store.createUser(new StoredUser(new User("u-1", null, "one@example.org", null), null), null);
        assertRefused(() -> arrive(accounts(false), GOOGLE, profile("9", "one@example.org", true)));
        User claiming = arrive(accounts(false), GITHUB, profile("7", "two@example.org", false))
                .user();
        store.updateUser(new StoredUser(claiming, NOW));
        assertRefused(() -> arrive(accounts(false), GOOGLE, profile("9", "two@example.org", true)));
    }

    @Test
    @Tag("B12")
    void a_user_of_a_hosted_domain_from_before_keeps_the_account_at_the_first_proof_by_mail() {
        StoredUser before = new StoredUser(new User("u-1", "Ada", "ada@acme.example", null), NOW);
        store.createUser(before, StoredAccount.of(GOOGLE));
        store.linkAccount("u-1", StoredAccount.of(GITHUB));
        Claims hosted = Claims.empty().with("hd", "acme.example");
        arrive(accounts(false), GOOGLE, new Profile("9", "Ada", "ada@acme.example", true, null, hosted));

        Account mail = new Account("email", "email", "email", "ada@acme.example", null);
        CheckedStore calls = new CheckedStore(store, () -> NOW);
        PlannedUser proof = new EmailResolver(calls, newUsers(calls), () -> NOW, null)
                .plan(mail, profile("ada@acme.example", "ada@acme.example", true));
        assertKnown(proof.carryOut().apply(this::heard).orElseThrow(), before.user());

        assertThat(updated).containsExactly(before.user());
        assertThat(store.accounts("u-1")).containsExactly(StoredAccount.of(GOOGLE));
    }

    @Test
    @Tag("B12")
    void a_link_that_was_never_confirmed_is_nobodys_and_goes() {
        String ada = arrive(accounts(false), GITHUB, profile("7", null, false))
                .user()
                .id();
        new UnconfirmedLinks(new CheckedStore(store, () -> NOW)).add(ada, GOOGLE);
        assertThat(store.accounts(ada)).hasSize(2);

        ResolvedUser owner = arrive(accounts(false), GOOGLE, profile("9", null, false));

        assertThat(owner.isNew()).isTrue();
        assertThat(owner.user().id()).isNotEqualTo(ada);
        assertThat(store.accounts(ada)).hasSize(1);
    }

    @Test
    void credentials_keep_the_applications_own_id() {
        Account password = new Account("credentials", "credentials", "credentials", "u-1", null);
        ResolvedUser arrival = arrive(accounts(false), password, profile("u-1", null, false));
        assertThat(arrival.user().id()).isEqualTo("u-1");
    }

    @Test
    void credentials_do_not_become_the_user_of_a_provider_by_returning_their_id() {
        String id = arrive(accounts(false), GITHUB, profile("7", null, false))
                .user()
                .id();
        Account password = new Account("credentials", "credentials", "credentials", id, null);
        assertThat(accounts(false)
                        .plan(password, profile(id, null, false), null)
                        .carryOut()
                        .apply(this::heard))
                .isEmpty();

        store.linkAccount(id, StoredAccount.of(password));
        assertThat(arrive(accounts(false), password, profile(id, null, false))
                        .user()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void of_two_first_sign_ins_at_the_same_moment_the_later_finds_the_user_of_the_earlier() {
        AccountLinker late = accounts(false);
        Profile profile = profile("7", "ada@example.org", true);
        PlannedUser plan = late.plan(GITHUB, profile, null);
        ResolvedUser early = arrive(accounts(false), GITHUB, profile);

        assertThat(plan.carryOut().apply(this::heard)).isEmpty();
        assertThat(store.user(plan.user().id())).isEmpty();
        assertKnown(arrive(late, GITHUB, profile), early.user());
    }

    private static void assertKnown(ResolvedUser arrival, User user) {
        assertThat(arrival.user()).isEqualTo(user);
        assertThat(arrival.isNew()).isFalse();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AuthException.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCOUNT_NOT_LINKED));
    }

    private ResolvedUser arrive(AccountLinker accounts, Account account, Profile profile) {
        return accounts.plan(account, profile, null)
                .carryOut()
                .apply(this::heard)
                .orElseThrow();
    }

    private static Profile profile(String subject, @Nullable String email, boolean verified) {
        return new Profile(subject, "Ada", email, verified, null, Claims.empty());
    }

    private AccountLinker accounts(boolean linkByEmail) {
        return accounts(linkByEmail, store);
    }

    private static AccountLinker accounts(boolean linkByEmail, Store store) {
        CheckedStore calls = new CheckedStore(store, () -> NOW);
        return new AccountLinker(
                calls,
                newUsers(calls),
                linkByEmail,
                null,
                new EmailAuthorities(
                        Map.of("google", Providers.google().clientId("app").clientSecret("any"))),
                new EmailBackfill(
                        calls,
                        () -> NOW,
                        user -> !store.recordsOf("passkey", user.user().id()).isEmpty()));
    }

    private static NewUsers newUsers(CheckedStore calls) {
        return new NewUsers(calls, new Randoms(new SecureRandom()), () -> NOW);
    }
}
