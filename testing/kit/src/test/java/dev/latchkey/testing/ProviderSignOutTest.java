package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.Sessions;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.provider.OAuthProvider;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing out here and at the provider (OpenID Connect RP-Initiated Logout 1.0), with one registered address. */
@Tag("P6")
class ProviderSignOutTest {

    private static final String HOME = "http://localhost:3000";
    private static final String RETURN = HOME + "/auth/signout/return";

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider idp = application.work;

    ProviderSignOutTest() {
        idp.client(RegisteredClient.confidential("app", TwoProviders.SECRET)
                .redirectTo(HOME + "/auth/callback/work")
                .redirectAfterSignOutTo(RETURN));
        idp.signInAs("ada");
    }

    @AfterEach
    void close() {
        application.close();
    }

    private Guest signedIn(UnaryOperator<OAuthProvider> change) {
        Auth auth = application.builder(change).store(application.store).build();
        Guest ada = new Guest(auth);
        ada.signIn("work");
        return ada;
    }

    @Test
    void the_provider_gets_the_id_token_and_one_registered_address_and_the_browser_is_back_on_its_page() {
        Guest ada = signedIn(OAuthProvider::endSessionOnSignOut);

        String away = ada.submit("/signout", "callbackUrl=/account/bye");

        assertThat(ada.session()).isEmpty();
        assertThat(away).startsWith(idp.issuer() + "/logout?");
        Map<String, String> sent = Visitor.query(away);
        assertThat(sent).containsOnlyKeys("client_id", "post_logout_redirect_uri", "id_token_hint", "state");
        assertThat(sent).containsEntry("client_id", "app").containsEntry("post_logout_redirect_uri", RETURN);
        assertThat(sent.get("state")).doesNotContain("account");
        assertThat(ada.comeBack(Guest.goTo(away))).isEqualTo(HOME + "/account/bye");
    }

    @Test
    void a_provider_that_returns_another_state_or_none_leads_home() {
        Guest ada = signedIn(OAuthProvider::endSessionOnSignOut);
        String back = Guest.goTo(ada.submit("/signout", "callbackUrl=/account"));

        assertThat(ada.comeBack(back + "1")).isEqualTo(HOME);
        assertThat(ada.comeBack(back.substring(0, back.indexOf('?')))).isEqualTo(HOME);
        assertThat(ada.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "a.b.c", ""})
    void nothing_but_a_sealed_state_leads_anywhere(String state) {
        Guest ada = signedIn(OAuthProvider::endSessionOnSignOut);
        String back = RETURN + "?" + RequestParameters.encode(Map.of("state", state, "callbackUrl", "/account"));

        assertThat(ada.comeBack(back)).isEqualTo(HOME);
        assertThat(ada.session()).as("nothing ends here").isPresent();
    }

    @Test
    void the_state_lasts_an_hour() {
        Guest ada = signedIn(OAuthProvider::endSessionOnSignOut);
        String back = Guest.goTo(ada.submit("/signout", "callbackUrl=/account"));
        application.clock.advance(Duration.ofHours(1).plusMinutes(1));
        assertThat(ada.comeBack(back)).isEqualTo(HOME);
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', true",
        "false, '', false",
        "true, local, false",
        "false, provider, true",
        "false, everywhere, true"
    })
    void how_far_a_sign_out_reaches_is_up_to_the_provider_s_configuration_unless_the_form_says_it(
            boolean configured, String scope, boolean leads) {
        Guest ada = signedIn(provider -> configured ? provider.endSessionOnSignOut() : provider);

        String location = ada.submit("/signout", "callbackUrl=/account" + (scope.isEmpty() ? "" : "&scope=" + scope));

        assertThat(location.startsWith(idp.issuer() + "/logout?")).isEqualTo(leads);
        assertThat(ada.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everywhere_ends_the_sessions_of_all_browsers_and_any_other_scope_does_not(boolean stored) {
        Auth auth = application
                .builder()
                .store(application.store)
                .sessions(stored ? Sessions.stored() : Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build();
        Guest first = new Guest(auth);
        first.signIn("work");
        Guest second = new Guest(auth);
        second.signIn("work");
        Guest third = new Guest(auth);
        third.signIn("work");

        third.submit("/signout", "scope=local");
        assertThat(first.session()).isPresent();
        second.submit("/signout", "scope=everywhere");

        assertThat(second.session()).isEmpty();
        assertThat(first.session()).isEmpty();
    }

    @Test
    void everywhere_ends_a_session_that_began_before_sessions_were_revocable_and_leads_to_its_provider() {
        Auth before = application
                .builder(OAuthProvider::endSessionOnSignOut)
                .store(application.store)
                .sessions(Sessions.sealed())
                .build();
        Auth now = application
                .builder(OAuthProvider::endSessionOnSignOut)
                .store(application.store)
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build();
        Guest old = new Guest(before);
        old.signIn("work");
        Guest ada = new Guest(now);
        ada.cookies.putAll(old.cookies);

        String location = ada.submit("/signout", "scope=everywhere");

        assertThat(location).startsWith(idp.issuer() + "/logout?").contains("id_token_hint=");
        assertThat(application.events.stream().filter(AuthEvent.SignedOut.class::isInstance))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everywhere_ends_all_sessions_also_if_a_callback_shows_none(boolean stored) {
        Sessions kind = stored ? Sessions.stored() : Sessions.sealed().revocable(Duration.ofSeconds(30));
        Auth auth =
                application.builder().store(application.store).sessions(kind).build();
        Auth failing = application
                .builder()
                .store(application.store)
                .sessions(kind)
                .onSession((claims, shown) -> {
                    throw new IllegalStateException("the callback fails");
                })
                .build();
        Guest first = new Guest(auth);
        first.signIn("work");
        Guest second = new Guest(failing);
        second.signIn("work");

        second.submit("/signout", "scope=everywhere");

        application.clock.advance(Duration.ofSeconds(31));
        assertThat(first.session()).isEmpty();
    }

    @Test
    void the_application_s_code_says_how_far_a_sign_out_reaches() {
        Guest ada = signedIn(OAuthProvider::endSessionOnSignOut);
        Guest other = signedIn(OAuthProvider::endSessionOnSignOut);

        AuthResponse here = ada.kept(ada.exchange("POST", "/leave", "").signOut(SignOutScope.LOCAL, "/bye"));
        assertThat(here.header("Location")).isEqualTo(HOME + "/bye");
        assertThat(ada.session()).isEmpty();
        assertThat(other.session()).isPresent();

        ada.signIn("work");
        AuthResponse all = ada.kept(ada.exchange("POST", "/leave", "").signOut(SignOutScope.EVERYWHERE, "/bye"));
        assertThat(all.header("Location")).startsWith(idp.issuer() + "/logout?");
        assertThat(other.session()).isEmpty();
    }

    @Test
    void an_unknown_scope_ends_nothing() {
        Guest ada = signedIn(provider -> provider);
        assertThat(ada.post(
                                "/signout",
                                "scope=all&csrfToken="
                                        + ada.exchange("GET", "/", "").csrfToken())
                        .status())
                .isEqualTo(400);
        assertThat(ada.session()).isPresent();
    }

    @Test
    void sealed_sessions_that_are_not_revocable_cannot_end_everywhere_so_none_ends() {
        Guest ada = new Guest(application.builder().build());
        ada.signIn("work");
        assertThat(ada.submit("/signout", "scope=everywhere")).contains("error=Configuration");
        assertThat(ada.session()).isPresent();
    }

    @Test
    void an_address_of_the_provider_s_own_gets_the_client_and_the_registered_address() {
        Guest ada = signedIn(provider -> provider.endSessionOnSignOut("https://app.auth.example/logout", "logout_uri"));
        assertThat(ada.submit("/signout", "callbackUrl=/account"))
                .isEqualTo("https://app.auth.example/logout?client_id=app&logout_uri=http%3A%2F%2Flocalhost%3A3000"
                        + "%2Fauth%2Fsignout%2Freturn");
    }
}
