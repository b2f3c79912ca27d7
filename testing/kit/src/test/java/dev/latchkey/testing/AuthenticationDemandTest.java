package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application demands how, and how recently, its provider has authenticated a person. */
class AuthenticationDemandTest {

    private static final String DONE = "http://localhost:3000/account";
    private static final String REFUSED = "http://localhost:3000/auth/signin?error=OAuthCallbackError";

    private final TwoProviders application = new TwoProviders();
    private final OpenIdProvider work = application.work;

    @AfterEach
    void close() {
        application.close();
    }

    private Guest guest(UnaryOperator<OAuthProvider> demands) {
        work.signInAs("ada");
        return new Guest(application.builder(demands).build());
    }

    private UnaryOperator<OAuthProvider> withoutDiscovery(UnaryOperator<OAuthProvider> demands) {
        return provider -> demands.apply(provider)
                .authorizationEndpoint(work.issuer() + "/authorize")
                .tokenEndpoint(work.issuer() + "/token")
                .jwksUri(work.issuer() + "/jwks");
    }

    private void assertRefused(Guest guest, FailureCause cause) {
        application.events.clear();
        assertThat(guest.signIn("work")).startsWith(REFUSED);
        assertThat(guest.session()).isEmpty();
        assertThat(application.events)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("reference")
                .containsExactly(new AuthEvent.SignInFailed(ErrorCode.OAUTH_CALLBACK, "work", cause));
    }

    @Test
    void a_provider_that_says_what_was_demanded_signs_in() {
        Guest guest = guest(provider ->
                provider.maxAge(Duration.ofMinutes(10)).acr("gold", "silver").amr("mfa"));

        assertThat(guest.signIn("work")).isEqualTo(DONE);
        assertThat(work.lastAuthorization().parameter("max_age")).contains("600");
        assertThat(work.lastAuthorization().parameter("claims").orElseThrow())
                .contains("\"acr\":{\"essential\":true", "\"amr\":{\"essential\":true");
        assertThat(work.lastAuthorization().parameter("acr_values")).isEmpty();
    }

    @Test
    void without_the_parameter_claims_the_context_is_asked_for_by_acr_values() {
        assertThat(guest(withoutDiscovery(provider -> provider.acr("gold", "silver")))
                        .signIn("work"))
                .isEqualTo(DONE);
        assertThat(work.lastAuthorization().parameter("acr_values")).contains("gold silver");
        assertThat(work.lastAuthorization().parameter("claims")).isEmpty();
    }

    @Test
    @Tag("X7")
    void a_missing_method_is_refused_although_nothing_could_ask_for_it() {
        assertRefused(guest(withoutDiscovery(provider -> provider.amr("mfa"))), FailureCause.AUTHENTICATION_CONTEXT);
    }

    @Test
    @Tag("X7")
    void an_authentication_that_is_too_old_or_of_unknown_age_is_refused() {
        Guest guest = guest(provider -> provider.maxAge(Duration.ofMinutes(10)));
        for (Misbehaviour misbehaviour : List.of(Misbehaviour.OLD_AUTH_TIME, Misbehaviour.NO_AUTH_TIME)) {
            work.misbehave(misbehaviour);
            assertRefused(guest, FailureCause.AUTHENTICATION_TIME);
        }
    }

    @Test
    void the_age_counts_to_the_second_and_clocks_are_tolerated() {
        work.misbehave(Misbehaviour.OLD_AUTH_TIME); // an hour ago
        Duration hour = Duration.ofHours(1);

        assertThat(guest(provider -> provider.maxAge(hour.minusSeconds(30))).signIn("work"))
                .isEqualTo(DONE);
        assertRefused(guest(provider -> provider.maxAge(hour.minusSeconds(31))), FailureCause.AUTHENTICATION_TIME);
        assertThat(guest(provider -> provider.maxAge(hour).clockTolerance(Duration.ZERO))
                        .signIn("work"))
                .isEqualTo(DONE);
    }

    @Test
    @Tag("X7")
    void what_the_application_asks_for_in_one_sign_in_is_verified_too() {
        work.misbehave(Misbehaviour.OLD_AUTH_TIME);
        Guest guest = guest(provider -> provider);
        AuthResponse away = guest.exchange("POST", "/", "").signIn("work", "/account", Map.of("max_age", "60"));
        guest.kept(away);

        assertThat(guest.comeBack(Guest.goTo(Objects.requireNonNull(away.header("Location")))))
                .startsWith(REFUSED);
        assertThat(guest.signIn("work")).isEqualTo(DONE); // and without it nothing is demanded
    }

    @Test
    @Tag("X7")
    void a_confirmation_demands_the_same() {
        Auth auth = application
                .builder(withoutDiscovery(provider -> provider.acr("gold")))
                .build();
        work.signInAs("ada");
        Guest guest = new Guest(auth);
        guest.signIn("work");
        String away = guest.submit("/confirm/work", "callbackUrl=/account");
        assertThat(away).contains("max_age=0", "acr_values=gold");

        String other = Guest.goTo(away.replace("acr_values=gold", "acr_values=silver"));
        application.events.clear();
        assertThat(guest.comeBack(other)).contains("/auth/confirm?").endsWith("error=NotConfirmed");
        assertThat(application.events)
                .containsExactly(new AuthEvent.SignInFailed(
                        ErrorCode.NOT_CONFIRMED, "work", FailureCause.AUTHENTICATION_CONTEXT));
    }

    @Test
    @Tag("X7")
    void a_person_who_asks_for_less_than_was_demanded_is_refused() {
        Guest guest = guest(withoutDiscovery(provider -> provider.acr("gold")));
        for (String lesser : List.of("acr_values=silver", "acr_values=")) {
            String away = guest.submit("/signin/work", "callbackUrl=/account");
            assertThat(guest.comeBack(Guest.goTo(away.replace("acr_values=gold", lesser))))
                    .startsWith(REFUSED);
        }
        assertThat(guest.session()).isEmpty();
    }

    @Test
    void a_demand_that_the_provider_can_never_meet_stops_the_start() {
        assertThat(SignInApplication.gitHub(work).acr("gold").problems())
                .containsExactly(
                        "Provider \"github\" speaks plain OAuth, which does not say how a user was authenticated:"
                                + " leave out maxAge(…), acr(…) and amr(…)");
        OAuthProvider google = Providers.google().clientId("app").clientSecret("s");
        assertThat(google.maxAge(Duration.ofHours(1)).problems())
                .containsExactly(
                        "Provider \"google\" does not say when it has authenticated a user: leave out maxAge(…)");
        assertThat(google.acr("gold").problems()).isEmpty();
    }
}
