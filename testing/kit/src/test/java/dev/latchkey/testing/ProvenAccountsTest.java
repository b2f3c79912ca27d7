package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which accounts the first proof of an address by mail leaves: those that have proved this very address. */
class ProvenAccountsTest {

    private static final String REFUSED = "http://localhost:3000/auth/signin?error=OAuthAccountNotLinked";
    private static final String DONE = "http://localhost:3000/account";
    private static final String ADA = "ada@example.org";

    private final TwoProviders application = new TwoProviders(People.ADA, People.GRACE);
    private final OpenIdProvider work = application.work;
    private final OpenIdProvider home = application.home;
    private final Store store = application.store;
    private final List<Mail> mails = new ArrayList<>();
    private final Auth plain = auth(application.builder());
    private final Auth auth = auth(application.builder(work -> work.authoritativeFor("example.org")));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("B12")
    void the_account_of_another_person_at_the_same_provider_goes() {
        Guest mallory = new Guest(auth);
        assertThat(mallory.submit("/callback/credentials", "username=u-mallory&password=any&callbackUrl=/account"))
                .isEqualTo(DONE);
        work.signInAs("grace"); // who Mallory is there
        assertThat(mallory.link("work")).isEqualTo(DONE);

        Guest owner = proved(ADA);

        assertThat(owner.userId()).isEqualTo("u-mallory");
        assertThat(mallory.session()).isEmpty();
        assertThat(auth.accounts().list("u-mallory")).isEmpty();
        Guest again = signedIn(auth, "grace");
        assertThat(again.userId()).isNotEqualTo("u-mallory");
    }

    @Test
    @Tag("B12")
    void an_address_that_the_application_gave_the_user_is_not_proved_by_the_account_with_the_one_before() {
        Guest mallory = signedIn(auth, "grace");
        String id = mallory.userId();
        store.updateUser(new StoredUser(new User(id, "Grace", ADA, null), application.clock.instant()));

        Guest owner = proved(ADA);

        assertThat(owner.userId()).isEqualTo(id);
        assertThat(mallory.session()).isEmpty();
        assertThat(auth.accounts().list(id)).isEmpty();
    }

    @Test
    @Tag("B12")
    void one_that_was_there_before_the_authority_was_declared_stays_once_it_has_come_again() {
        Guest before = signedIn(plain, "ada");
        String id = before.userId();
        signedIn(auth, "ada");

        Guest owner = proved(ADA);

        assertThat(owner.userId()).isEqualTo(id);
        assertThat(auth.accounts().list(owner.userId())).hasSize(1);
        assertThat(before.session()).isEmpty(); // no session says by which account it began
    }

    @Test
    @Tag("B12")
    void those_of_others_go_beside_it() {
        Guest linked = signedIn(plain, "ada");
        home.signInAs("grace");
        linked.link("home");
        signedIn(auth, "ada");

        Guest owner = proved(ADA);

        assertThat(linked.session()).isEmpty();
        assertThat(auth.accounts().list(owner.userId()))
                .extracting(Account::provider)
                .containsExactly("work");
    }

    @Test
    @Tag("B12")
    void one_that_has_not_come_again_has_proved_nothing() {
        Guest before = signedIn(plain, "ada");
        String id = before.userId();
        Guest owner = proved(ADA);
        assertThat(owner.userId()).isEqualTo(id);
        assertThat(before.session()).isEmpty();
        assertThat(auth.accounts().list(owner.userId())).isEmpty();
    }

    @Test
    @Tag("B12")
    void one_that_brought_the_missing_address_stays() {
        Guest guest = signedIn(auth, "ada");
        String id = guest.userId();
        store.updateUser(new StoredUser(new User(id, "Ada", null, null), null));
        signedIn(auth, "ada");
        assertThat(store.user(id).orElseThrow().user().email()).isEqualTo(ADA);

        Guest owner = proved(ADA);

        assertThat(owner.userId()).isEqualTo(id);
        assertThat(auth.accounts().list(id)).hasSize(1);
    }

    @Test
    @Tag("B12")
    void an_address_that_came_with_credentials_gives_way_to_a_provider_with_authority_and_to_no_other() {
        Guest member = new Guest(auth);
        member.submit("/callback/credentials", "username=u-ada&password=any");
        home.signInAs("ada");
        assertThat(new Guest(auth).signIn("home")).isEqualTo(REFUSED);
        assertThat(store.user("u-ada").orElseThrow().user().email()).isEqualTo(ADA);

        Guest owner = signedIn(auth, "ada");

        assertThat(owner.userId()).isNotEqualTo("u-ada");
        assertThat(store.userByEmail(ADA).orElseThrow().user().id()).isEqualTo(owner.userId());
        assertThat(store.user("u-ada").orElseThrow().user().email()).isNull();
    }

    /** With credentials that are always right, and of Ada's address. */
    private Auth auth(AuthBuilder builder) {
        return builder.store(store)
                .provider(EmailProvider.of(mails::add).from("no-reply@example.org"))
                .provider(CredentialsProvider.of(
                        (typed, request) -> Optional.of(new User(typed.get("username"), null, ADA, null))))
                .mailExecutor(Runnable::run)
                .build();
    }

    private Guest signedIn(Auth at, String username) {
        work.signInAs(username);
        Guest guest = new Guest(at);
        assertThat(guest.signIn("work")).isEqualTo(DONE);
        return guest;
    }

    /** Somebody who reads the mails to {@code address}. */
    private Guest proved(String address) {
        Guest guest = new Guest(auth);
        guest.kept(guest.exchange("POST", "/", "").signIn("email", "/account", Map.of("email", address)));
        String code = Objects.requireNonNull(mails.get(mails.size() - 1).code());
        assertThat(guest.submit("/callback/email", "code=" + code)).isEqualTo(DONE);
        return guest;
    }
}
