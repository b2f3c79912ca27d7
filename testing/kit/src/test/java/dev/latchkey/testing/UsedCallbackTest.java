package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody who is signed in finds at a callback that does not count. */
class UsedCallbackTest {

    private final TwoProviders application = new TwoProviders(People.ADA);
    private final Auth auth = application.auth(builder -> builder);
    private final Guest guest = new Guest(auth);

    UsedCallbackTest() {
        application.work.signInAs("ada");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void one_that_is_loaded_again_leads_on_and_is_no_failed_sign_in() {
        String back = Guest.goTo(guest.submit("/signin/work", "callbackUrl=/account"));
        guest.comeBack(back);

        assertThat(guest.comeBack(back)).doesNotContain("error");

        assertThat(application.events).noneMatch(AuthEvent.SignInFailed.class::isInstance);
    }

    @Test
    void one_of_another_provider_is_a_failed_sign_in_and_listeners_hear_of_it() {
        guest.signIn("work");
        String back = Guest.goTo(guest.submit("/signin/work", "callbackUrl=/account"));

        assertThat(guest.comeBack(back.replace("/callback/work", "/callback/home")))
                .contains("error=");

        assertThat(application.events)
                .filteredOn(AuthEvent.SignInFailed.class::isInstance)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("reference")
                .contains(new AuthEvent.SignInFailed(ErrorCode.INVALID_CHECK, "home", FailureCause.OTHER_CALLBACK));
        assertThat(guest.session()).isPresent();
    }
}
