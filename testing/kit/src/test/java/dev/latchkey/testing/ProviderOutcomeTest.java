package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people read when a sign-in at a provider does not end well. */
class ProviderOutcomeTest {

    private final TwoProviders application = new TwoProviders(People.ADA);
    private final Guest guest = new Guest(application.auth(builder -> builder));

    ProviderOutcomeTest() {
        application.work.signInAs("ada");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void who_cancels_at_the_provider_reads_that() {
        application.work.refuseSignIn();
        guest.signIn("work");
        assertOutcome("/auth/signin?error=OAuthCallbackError&reason=cancelled", "Signing in was cancelled");
    }

    @Test
    void another_error_of_the_provider_is_none_of_the_persons() {
        application.work.misbehave(Misbehaviour.CALLBACK_ERROR);
        guest.signIn("work");
        assertOutcome("/auth/signin?error=OAuthCallbackError", "Signing in did not work");
    }

    @Test
    void who_takes_too_long_reads_that_although_the_browser_would_have_dropped_a_shorter_cookie() {
        String back = Guest.goTo(guest.submit("/signin/work", ""));
        application.clock.advance(Duration.ofMinutes(15));
        guest.comeBack(back);
        assertOutcome("/auth/signin?error=OAuthCallbackError&reason=attempt_expired", "took too long");
    }

    @Test
    void a_lost_cookie_is_said() {
        String back = Guest.goTo(guest.submit("/signin/work", ""));
        guest.cookies.clear();
        guest.comeBack(back);
        assertOutcome("/auth/signin?error=OAuthCallbackError&reason=state_unknown", "did not send back the cookie");
    }

    @Test
    void a_used_callback_is_said() {
        String back = Guest.goTo(guest.submit("/signin/work", ""));
        Map<String, String> kept = Map.copyOf(guest.cookies);
        guest.comeBack(back);
        guest.cookies.clear();
        guest.cookies.putAll(kept);
        guest.comeBack(back);
        assertOutcome("/auth/signin?error=OAuthCallbackError&reason=replay", "opened a second time");
    }

    @Test
    void a_used_code_is_said() {
        application.work.misbehave(Misbehaviour.TOKEN_400_INVALID_GRANT);
        guest.signIn("work");
        assertOutcome("/auth/error?error=Configuration&reason=code_refused", "This sign-in was used already");
    }

    @Test
    void a_provider_out_of_reach_is_said() {
        application.work.misbehave(Misbehaviour.TOKEN_500);
        guest.signIn("work");
        assertOutcome("/auth/error?error=Configuration&reason=unreachable", "The other site does not answer");
    }

    @Test
    void a_provider_that_does_not_exist_is_an_address_with_nothing() {
        guest.comeBack("http://localhost:3000/auth/callback/nobody?code=x");
        assertOutcome("/auth/error?error=Configuration&reason=provider_unknown", "There is nothing at this address");
    }

    private void assertOutcome(String page, String words) {
        assertThat(guest.sentTo).startsWith("http://localhost:3000" + page + "&ref=");
        AuthEvent.SignInFailed failed = application.events.stream()
                .filter(AuthEvent.SignInFailed.class::isInstance)
                .map(AuthEvent.SignInFailed.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        String reference = requireNonNull(failed.reference());
        assertThat(guest.sentTo).endsWith("&ref=" + reference);
        String shown = guest.exchange("GET", guest.sentTo.substring("http://localhost:3000".length()), "")
                .answer()
                .orElseThrow()
                .body();
        assertThat(shown).contains(words, reference);
        assertThat(guest.session()).isEmpty();
    }
}
