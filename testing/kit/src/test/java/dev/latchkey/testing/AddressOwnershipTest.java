package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose an e-mail address is, where providers, mails and the application each have a word about it. */
class AddressOwnershipTest {

    private static final String REFUSED = "http://localhost:3000/auth/signin?error=OAuthAccountNotLinked";
    private static final String DONE = "http://localhost:3000/account";
    private static final String ADA = "ada@example.org";
    private static final Person UNVERIFIED = new Person("sub-eve", "eve", "Eve", "eve@example.org", false, null);

    private final TwoProviders application = new TwoProviders(People.ADA, People.GRACE, UNVERIFIED);
    private final OpenIdProvider work = application.work;
    private final OpenIdProvider home = application.home;
    private final Store store = application.store;
    private final List<Mail> mails = new ArrayList<>();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("B12")
    void the_first_proof_by_mail_removes_who_came_through_a_provider_that_called_the_address_verified() {
        Auth auth = mailed(application.builder());
        Guest stranger = signedIn(auth, "ada");
        String id = stranger.userId();

        Guest owner = proved(auth, ADA);

        assertThat(owner.userId()).isEqualTo(id);
        assertThat(stranger.session()).isEmpty();
        assertThat(auth.accounts().list(id)).isEmpty();
        assertThat(new Guest(auth).signIn("work")).isEqualTo(REFUSED);
    }

    @Test
    void a_second_proof_removes_nothing() {
        Auth auth = mailed(application.builder());
        Guest owner = proved(auth, ADA);
        work.signInAs("grace");
        owner.link("work");

        Guest again = proved(auth, ADA);

        assertThat(again.userId()).isEqualTo(owner.userId());
        assertThat(owner.session()).isPresent();
        assertThat(auth.accounts().list(owner.userId())).hasSize(1);
    }

    @Test
    @Tag("B12")
    void a_provider_with_authority_over_the_domain_proves_the_address() {
        Auth auth = mailed(application.builder(work -> work.authoritativeFor("EXAMPLE.org")));
        Guest first = signedIn(auth, "ada");
        home.signInAs("grace");
        first.link("home");

        Guest owner = proved(auth, ADA);

        assertThat(owner.userId()).isEqualTo(first.userId());
        assertThat(first.session()).isPresent();
        assertThat(auth.accounts().list(owner.userId())).hasSize(2);
    }

    @Test
    @Tag("B12")
    void authority_ends_at_the_domain_and_with_the_providers_word() {
        for (String domain : List.of("example.com", "ample.org", "org", "sub.example.org")) {
            Auth auth = mailed(application.builder(work -> work.authoritativeFor(domain)));
            Guest stranger = signedIn(auth, "ada");
            Guest owner = proved(auth, ADA);
            assertThat(auth.accounts().list(owner.userId())).as(domain).isEmpty();
            assertThat(stranger.session()).as(domain).isEmpty();
            store.deleteUser(owner.userId());
        }
        Auth auth = mailed(application.builder(work -> work.authoritativeFor("example.org")));
        work.signInAs("eve"); // whose address it does not call verified
        new Guest(auth).signIn("work");
        home.signInAs("eve");
        Guest verified = new Guest(auth);
        assertThat(verified.signIn("home")).isEqualTo(DONE);
        assertThat(verified.userId())
                .isNotEqualTo(store.userByAccount(work.issuer(), "sub-eve")
                        .orElseThrow()
                        .user()
                        .id());
    }

    @Test
    @Tag("B12")
    void an_address_that_nobody_vouched_for_does_not_keep_its_verified_owner_out() {
        Auth auth = mailed(application.builder());
        Guest claiming = signedIn(auth, "eve");
        home.signInAs("eve");
        Guest owner = new Guest(auth);

        assertThat(owner.signIn("home")).isEqualTo(DONE);

        assertThat(owner.userId()).isNotEqualTo(claiming.userId());
        assertThat(store.userByEmail("eve@example.org").orElseThrow().user().id())
                .isEqualTo(owner.userId());
        assertThat(claiming.session().orElseThrow().user().email()).isNull();
        assertThat(application.events)
                .filteredOn(AuthEvent.UserUpdated.class::isInstance)
                .singleElement()
                .isEqualTo(new AuthEvent.UserUpdated(
                        store.user(claiming.userId()).orElseThrow().user()));
        assertThat(new Guest(auth).signIn("work")).isEqualTo(DONE); // and has their own account
    }

    @Test
    @Tag("B12")
    void an_address_that_the_application_gave_a_user_stays_theirs() {
        Auth auth = mailed(application.builder());
        store.createUser(new StoredUser(new User("u-eve", null, "eve@example.org", null), null), null);
        home.signInAs("eve");
        assertThat(new Guest(auth).signIn("home")).isEqualTo(REFUSED);
    }

    @Test
    void the_application_is_asked_about_the_very_user_who_is_signed_in() {
        List<String> asked = new ArrayList<>();
        Auth auth = application
                .builder()
                .store(store)
                .dangerouslyLinkAccountsByEmail()
                .onSignIn(attempt -> {
                    asked.add(attempt.user().id());
                    return SignInDecision.allowIf(!attempt.user().id().equals("u-banned"));
                })
                .build();
        store.createUser(new StoredUser(new User("u-banned", null, ADA, null), application.clock.instant()), null);
        work.signInAs("ada");
        Guest guest = new Guest(auth);

        assertThat(guest.signIn("work")).isEqualTo("http://localhost:3000/auth/error?error=AccessDenied");

        assertThat(asked).containsExactly("u-banned");
        assertThat(guest.session()).isEmpty();
        assertThat(store.accounts("u-banned")).isEmpty();
    }

    @Test
    @Tag("A16")
    @Tag("B12")
    void a_link_whose_user_was_signed_out_meanwhile_counts_for_nothing_if_the_store_fails_then() {
        for (String[] failing : new String[][] {{"unlinkAccount"}, {"unlinkAccount", "replaceTokens"}}) {
            InterruptedStore between = InterruptedStore.inMemory();
            Auth auth = application.builder().store(between.store()).build();
            Guest thief = signedIn(auth, "ada");
            String ada = thief.userId();
            home.signInAs("grace");
            String back = Guest.goTo(thief.submit("/signin/home", "link=true"));
            between.after("linkAccount", () -> {
                auth.sessions().revokeAll(ada);
                between.fail(failing);
            });

            String path = back.substring("http://localhost:3000".length());
            assertThat(thief.exchange("GET", path, "").answer().orElseThrow().status())
                    .isEqualTo(503);
            between.repair();

            assertThat(auth.accounts().list(ada)).extracting(Account::provider).containsExactly("work");
            Guest later = new Guest(auth);
            assertThat(later.signIn("home")).isEqualTo(DONE);
            assertThat(later.userId()).isNotEqualTo(ada);
            assertThat(between.underlying().accounts(ada)).hasSize(1);
        }
    }

    private Auth mailed(AuthBuilder builder) {
        EmailProvider email = EmailProvider.of(mails::add).from("no-reply@example.org");
        return builder.store(store).provider(email).mailExecutor(Runnable::run).build();
    }

    private Guest signedIn(Auth auth, String username) {
        work.signInAs(username);
        Guest guest = new Guest(auth);
        assertThat(guest.signIn("work")).isEqualTo(DONE);
        return guest;
    }

    /** Somebody who reads the mails to {@code address}. */
    private Guest proved(Auth auth, String address) {
        Guest guest = new Guest(auth);
        guest.kept(guest.exchange("POST", "/", "").signIn("email", "/account", Map.of("email", address)));
        String code = Objects.requireNonNull(mails.get(mails.size() - 1).code());
        assertThat(guest.submit("/callback/email", "code=" + code)).isEqualTo(DONE);
        return guest;
    }
}
