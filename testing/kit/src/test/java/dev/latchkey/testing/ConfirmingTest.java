package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import dev.latchkey.provider.OAuthProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who is signed in is sent to their provider once more, in order to show that it is them. */
class ConfirmingTest {

    private static final Authorized RECENTLY = Authorized.recently(Duration.ofMinutes(10));
    private static final String DONE = "http://localhost:3000/account";
    private static final String REFUSED =
            "http://localhost:3000/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%3A3000%2Faccount&error=NotConfirmed";

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider work = application.work;
    private final OpenIdProvider home = application.home;
    private final List<AuthEvent> events = application.events;
    private final Auth stored = application.auth(settings -> settings);
    private final Auth sealed = application.builder().build();
    private final List<Auth> both = List.of(stored, sealed);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_provider_asks_anew_and_the_session_goes_on_with_another_token() {
        for (Auth auth : both) {
            Guest ada = signedInLongAgo(auth);
            String id = ada.userId();
            events.clear();

            String away = ada.submit("/confirm/work", "callbackUrl=/account");

            assertThat(away).startsWith(work.issuer()).contains("max_age=0", "prompt=login");
            String before = ada.cookies.get("authjs.session-token");
            assertThat(ada.comeBack(Guest.goTo(away))).isEqualTo(DONE);
            assertThat(isRecent(ada)).isTrue();
            assertThat(ada.userId()).isEqualTo(id);
            assertThat(ada.cookies.get("authjs.session-token")).isNotEqualTo(before);
            assertThat(ada.session().orElseThrow().factors())
                    .containsExactly(new Factor("fed", Factor.Kind.UPSTREAM, application.clock.instant()));
            assertThat(events).isEmpty();
        }
    }

    @Test
    @Tag("S7")
    void a_provider_that_does_not_ask_anew_confirms_nothing() {
        for (Auth auth : both) {
            for (Misbehaviour misbehaviour : List.of(Misbehaviour.NO_AUTH_TIME, Misbehaviour.OLD_AUTH_TIME)) {
                Guest ada = signedInLongAgo(auth);
                work.misbehave(misbehaviour);

                assertThat(confirm(ada, "work")).isEqualTo(REFUSED);

                work.behave();
                assertThat(isRecent(ada)).isFalse();
                assertThat(ada.session()).isPresent();
            }
        }
    }

    @Test
    @Tag("S7")
    void somebody_else_at_the_same_provider_confirms_nothing_and_is_not_signed_in() {
        for (Auth auth : both) {
            Guest ada = signedInLongAgo(auth);
            String id = ada.userId();
            events.clear();
            work.signInAs("grace");

            assertThat(confirm(ada, "work")).isEqualTo(REFUSED);

            assertThat(ada.userId()).isEqualTo(id);
            assertThat(isRecent(ada)).isFalse();
            assertThat(events).containsExactly(new AuthEvent.SignInFailed(ErrorCode.NOT_CONFIRMED, "work"));
        }
        assertThat(application.store.userByAccount(work.issuer(), People.GRACE.subject()))
                .isEmpty();
    }

    @Test
    @Tag("A16")
    void only_providers_where_the_user_has_an_account_are_offered_and_no_account_is_linked() {
        for (Auth auth : both) {
            Guest ada = signedInLongAgo(auth);
            String page = page(ada);
            assertThat(page).contains("action=\"/auth/confirm/work\"").doesNotContain("/auth/confirm/home");

            assertThat(ada.submit("/confirm/home", "callbackUrl=/account")).isEqualTo(REFUSED);
        }
        assertThat(application.store.userByAccount(home.issuer(), People.ADA.subject()))
                .isEmpty();
    }

    @Test
    @Tag("S7")
    void who_signs_in_as_another_user_meanwhile_confirms_for_neither() {
        for (Auth auth : both) {
            Guest guest = signedInLongAgo(auth);
            String back = Guest.goTo(guest.submit("/confirm/work", "callbackUrl=/account"));
            home.signInAs("alan");
            guest.signIn("home");
            String alan = guest.userId();
            List<Factor> before = guest.session().orElseThrow().factors();
            application.clock.advance(Duration.ofSeconds(30));

            assertThat(guest.comeBack(back)).isEqualTo(REFUSED);

            assertThat(guest.userId()).isEqualTo(alan);
            assertThat(guest.session().orElseThrow().factors()).isEqualTo(before);
        }
    }

    @Test
    void who_signs_out_meanwhile_is_not_signed_in_by_it() {
        for (Auth auth : both) {
            Guest guest = signedInLongAgo(auth);
            String back = Guest.goTo(guest.submit("/confirm/work", "callbackUrl=/account"));
            guest.submit("/signout", "callbackUrl=/");

            assertThat(guest.comeBack(back)).isEqualTo("http://localhost:3000/auth/signin?error=SessionRequired");
            assertThat(guest.session()).isEmpty();
        }
    }

    @Test
    void a_refusal_at_the_provider_leads_back_to_the_page() {
        Guest ada = signedInLongAgo(stored);
        work.refuseSignIn();

        assertThat(confirm(ada, "work")).endsWith("&error=OAuthCallbackError");
        assertThat(ada.session()).isPresent();
    }

    @Test
    void what_a_rule_asks_for_is_still_asked_for_when_the_provider_has_confirmed_nothing() {
        for (Auth auth : both) {
            Guest ada = signedInLongAgo(auth);
            String away = ada.submit("/confirm/work", "callbackUrl=/account&factor=upstream");
            work.signInAs("grace");
            assertThat(ada.comeBack(Guest.goTo(away))).isEqualTo(REFUSED.replace("&error", "&factor=upstream&error"));

            work.signInAs("ada");
            away = ada.submit("/confirm/work", "callbackUrl=/account&factor=upstream");
            assertThat(ada.comeBack(Guest.goTo(away))).isEqualTo(DONE);
        }
    }

    @Test
    @Tag("S7")
    void one_that_cannot_say_when_it_asked_is_offered_only_to_those_who_have_nothing_else() {
        Auth auth = application
                .builder()
                .store(application.store)
                .provider(gitHub())
                .build();
        Guest ada = signedIn(auth);
        home.signInAs("ada");
        ada.link("github");
        assertThat(auth.accounts().list(ada.userId())).hasSize(2);
        application.clock.advance(Duration.ofHours(1));

        assertThat(page(ada)).contains("/auth/confirm/work").doesNotContain("/auth/confirm/github");
        assertThat(ada.submit("/confirm/github", "callbackUrl=/account")).isEqualTo(REFUSED);
        assertThat(ada.submit("/confirm/github", "callbackUrl=/account&factor=possession"))
                .isEqualTo(REFUSED.replace("&error", "&factor=possession&error"));

        Guest only = new Guest(auth);
        home.signInAs("grace");
        only.signIn("github");
        application.clock.advance(Duration.ofHours(1));
        assertThat(page(only)).contains("/auth/confirm/github");
        assertThat(only.submit("/confirm/github", "callbackUrl=/account")).doesNotContain("max_age");
    }

    private OAuthProvider gitHub() {
        return SignInApplication.gitHub(home);
    }

    private Guest signedIn(Auth auth) {
        work.signInAs("ada");
        Guest guest = new Guest(auth);
        guest.signIn("work");
        return guest;
    }

    private Guest signedInLongAgo(Auth auth) {
        Guest guest = signedIn(auth);
        application.clock.advance(Duration.ofHours(1));
        assertThat(isRecent(guest)).isFalse();
        return guest;
    }

    private static String confirm(Guest guest, String provider) {
        return guest.comeBack(Guest.goTo(guest.submit("/confirm/" + provider, "callbackUrl=/account")));
    }

    private static boolean isRecent(Guest guest) {
        return guest.exchange("GET", "/account", "").require(RECENTLY).isEmpty();
    }

    private static String page(Guest guest) {
        AuthResponse page = guest.exchange("GET", "/auth/confirm?callbackUrl=/account", "")
                .answer()
                .orElseThrow();
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }
}
