package dev.latchkey.passkeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.Mail;
import dev.latchkey.store.StoredUser;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People become users with a passkey and an address. */
class SignUpTest {

    private static final String ADDRESS = "new@example.org";
    private static final String QUERY = "email=New%40Example.org";

    private final Application application = Application.with(Passkeys.standard().signUp());
    private final SoftAuthenticator key = SoftAuthenticator.passwordManager(application.url());

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void somebody_with_an_address_of_nobody_becomes_a_user() {
        Caller guest = new Caller(application);
        Claims asked = guest.options(QUERY);
        assertThat(asked.text("action")).contains("register");
        assertThat(asked.object("options").object("user").text("name")).contains(ADDRESS);

        assertThat(guest.answer("register", key.create(asked))).isEmpty();

        StoredUser user = application.between.underlying().userByEmail(ADDRESS).orElseThrow();
        assertThat(user.hasVerifiedEmail()).isFalse();
        assertThat(guest.userName()).isEqualTo(ADDRESS);
        assertThat(application.events)
                .filteredOn(event -> !(event instanceof AuthEvent.SessionRead))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Added", "UserCreated", "SignedIn");
        Caller later = new Caller(application);
        assertThat(later.options(QUERY).text("action")).contains("authenticate");
        assertThat(later.signIn(key)).isEmpty();
        assertThat(later.userName()).isEqualTo(ADDRESS);
    }

    @Test
    void the_address_of_a_user_is_refused_even_if_it_is_taken_in_the_meantime() {
        Caller first = new Caller(application);
        String answer = key.create(first.options(QUERY));
        SoftAuthenticator other = SoftAuthenticator.passwordManager(application.url());
        Caller second = new Caller(application);
        second.answer("register", other.create(second.options(QUERY)));

        assertThat(first.answer("register", answer)).isEqualTo("/auth/signin?error=AccountNotLinked");
        assertThat(first.isSignedIn()).isFalse();
        assertThat(application.between.underlying().record("passkey", key.id())).isEmpty();
        assertThat(new Caller(application)
                        .get("/auth/webauthn-options/passkey?action=register&" + QUERY)
                        .body())
                .isEqualTo("{\"error\":\"Invalid request\"}");
    }

    @Test
    void a_passkey_that_somebody_has_makes_no_user() {
        Caller.signedIn(application, "ada").register(key);
        Caller guest = new Caller(application);

        assertThat(guest.answer("register", key.create(guest.options(QUERY))))
                .isEqualTo("/auth/error?error=WebAuthnVerificationError");

        assertThat(application.between.underlying().userByEmail(ADDRESS)).isEmpty();
        assertThat(guest.isSignedIn()).isFalse();
    }

    @Test
    @Tag("A1")
    void what_is_no_address_is_refused() {
        Caller guest = new Caller(application);
        for (String email :
                new String[] {"nobody", "a@b@c", "a%EF%BC%A0b@example.org", "a@example.org%2Cb@example.org"}) {
            assertThat(guest.get("/auth/webauthn-options/passkey?email=" + email)
                            .statusCode())
                    .as(email)
                    .isEqualTo(400);
        }
    }

    @Test
    @Tag("B12")
    void whoever_proves_the_address_throws_out_a_stranger_with_a_passkey() {
        try (Application mailing = mailing()) {
            SoftAuthenticator strange = SoftAuthenticator.passwordManager(mailing.url());
            Caller stranger = new Caller(mailing);
            assertThat(stranger.answer("register", strange.create(stranger.options(QUERY))))
                    .isEmpty();
            assertThat(stranger.isSignedIn()).isTrue();

            Caller owner = new Caller(mailing);
            prove(mailing, owner);

            assertThat(owner.userName()).isEqualTo(ADDRESS);
            assertThat(stranger.isSignedIn()).isFalse();
            assertThat(new Caller(mailing).signIn(strange)).isEqualTo("/auth/error?error=WebAuthnVerificationError");
            assertThat(owner.register(strange))
                    .as("the owner's own, from now on")
                    .isEmpty();
        }
    }

    @Test
    @Tag("B12")
    void a_passkey_that_comes_right_after_the_owners_proof_is_taken_away_again() {
        try (Application mailing = mailing()) {
            SoftAuthenticator strange = SoftAuthenticator.passwordManager(mailing.url());
            Caller stranger = new Caller(mailing);
            String answer = strange.create(stranger.options(QUERY));
            Caller owner = new Caller(mailing);
            mailing.between.after("createUser", () -> prove(mailing, owner));

            assertThat(stranger.answer("register", answer)).isEqualTo("/auth/signin?error=AccountNotLinked");

            assertThat(stranger.isSignedIn()).isFalse();
            assertThat(owner.userName()).isEqualTo(ADDRESS);
            assertThat(mailing.between.underlying().record("passkey", strange.id()))
                    .isEmpty();
            assertThat(mailing.between.underlying().userByEmail(ADDRESS)).isPresent();
        }
    }

    @Test
    @Tag("B12")
    void so_is_one_that_is_used_meanwhile_and_with_it_the_session_that_it_has_begun() {
        try (Application mailing = mailing()) {
            SoftAuthenticator strange = SoftAuthenticator.securityKey(mailing.url());
            Caller stranger = new Caller(mailing);
            String answer = strange.create(stranger.options(QUERY));
            Caller other = new Caller(mailing);
            mailing.between.after("createUser", () -> prove(mailing, new Caller(mailing)));
            AtomicBoolean signedIn = new AtomicBoolean();
            mailing.between.after("addRecord", "passkey", () -> {
                other.signIn(strange);
                signedIn.set(other.isSignedIn());
            });

            assertThat(stranger.answer("register", answer)).isEqualTo("/auth/signin?error=AccountNotLinked");

            assertThat(signedIn).isTrue();
            assertThat(mailing.between.underlying().record("passkey", strange.id()))
                    .isEmpty();
            assertThat(other.isSignedIn()).isFalse();
            assertThat(new Caller(mailing).signIn(strange)).isEqualTo("/auth/error?error=WebAuthnVerificationError");
        }
    }

    @Test
    @Tag("B12")
    void nobody_keeps_an_address_from_a_person_whose_provider_has_verified_it() {
        Caller stranger = new Caller(application);
        stranger.answer("register", key.create(stranger.options("email=ada%40example.org")));
        String strange = application
                .between
                .underlying()
                .userByEmail("ada@example.org")
                .orElseThrow()
                .user()
                .id();

        Caller ada = Caller.signedIn(application, "ada");

        assertThat(ada.userName()).isEqualTo("Ada Lindqvist");
        assertThat(application
                        .between
                        .underlying()
                        .userByEmail("ada@example.org")
                        .orElseThrow()
                        .user()
                        .id())
                .isNotEqualTo(strange);
    }

    @Test
    @Tag("B12")
    void where_addresses_can_be_proved_a_further_passkey_waits_for_the_proof() {
        try (Application mailing = mailing()) {
            Caller guest = new Caller(mailing);
            SoftAuthenticator own = SoftAuthenticator.passwordManager(mailing.url());
            guest.answer("register", own.create(guest.options(QUERY)));

            var refused = guest.get("/auth/webauthn-options/passkey?action=register");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).isEqualTo("{\"error\":\"Address not proved\"}");
            assertThat(guest.get("/auth/passkey").body()).contains("\"canAdd\":false");
        }
    }

    @Test
    void nobody_looks_up_a_whole_list_of_addresses() {
        Caller guest = new Caller(application);
        int status = 200;
        for (int i = 0; i < 100 && status == 200; i++) {
            status = guest.get("/auth/webauthn-options/passkey?email=a" + i + "%40example.org")
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private static void prove(Application mailing, Caller owner) {
        owner.post("signin/email", Map.of("email", ADDRESS));
        Mail mail = mailing.mails.get(0);
        owner.post("callback/email", Map.of("code", requireNonNull(mail.code())));
    }

    private static Application mailing() {
        return Application.mailing(Passkeys.standard().signUp());
    }
}
