package dev.latchkey.secondfactor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.passkeys.Passkeys;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users who have a passkey use it as the second step behind their password, in a browser that has an authenticator. */
@ExtendWith(BrowserExtension.class)
class PasskeyPageTest {

    private static final String BUTTON = "Sign in with a passkey";
    private static final String CODE = "Enter the code that your authenticator app shows.";

    private final Application application =
            Application.with(SecondFactor.standard(), auth -> auth.with(Passkeys.standard()));
    private final Application strict = Application.with(
            SecondFactor.standard().required(RequiredFor.everybody()).grace(Duration.ofDays(7)),
            auth -> auth.with(Passkeys.standard()));

    @AfterEach
    void close() {
        application.close();
        strict.close();
    }

    @Test
    void a_user_with_an_app_and_a_passkey_chooses_on_the_page(Visit visit) {
        VirtualAuthenticator authenticator = VirtualAuthenticator.of(visit);
        Phone phone = Client.hasSetUp(application, "ada").phone();
        Person ada = new Person(application, visit).signsIn("ada").isAt("/auth/second-factor");
        assertThat(ada.button(BUTTON)).hasCount(0);
        ada.types(CODE, phone.codeAt(application.now())).presses("Continue").isAt("/auth/account");
        ada.presses("Add a passkey").reads("Added on");
        byPassword(visit, authenticator, ada);

        ada.isAt("/auth/second-factor").looks("step-passkey").presses(BUTTON).isAt("/auth/account");

        ada.reads("last used on");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
        application.pass(TimeCodes.STEP.multipliedBy(2));
        byPassword(visit, authenticator, ada);
        ada.types(CODE, phone.codeAt(application.now())).presses("Continue").isAt("/auth/account");
    }

    @Test
    void a_user_who_must_have_a_second_step_and_has_a_passkey_uses_it_there(Visit visit) {
        VirtualAuthenticator authenticator = VirtualAuthenticator.of(visit);
        Person ada = new Person(strict, visit).signsIn("ada").isAt("/auth/second-factor/enrol");
        ada.presses("Not now").isAt("/auth/account").presses("Add a passkey").reads("Added on");
        byPassword(visit, authenticator, ada);

        ada.isAt("/auth/second-factor").reads("Your second step: Passkey").looks("step-passkey-alone");
        assertThat(visit.page().locator("input[name=code]")).hasCount(0);
        assertThat(Client.browser(strict).isSignedIn()).isFalse();
        ada.presses(BUTTON).isAt("/auth/account").reads("last used on");

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(strict.events)
                .filteredOn(AuthEvent.SignedIn.class::isInstance)
                .hasSize(2);
    }

    @Test
    @Tag("S10")
    void a_user_with_a_passkey_and_no_app_does_not_change_the_account_by_password_alone(Visit visit) {
        VirtualAuthenticator authenticator = VirtualAuthenticator.of(visit);
        Person ada = new Person(application, visit).signsIn("ada").isAt("/auth/account");
        ada.presses("Add a passkey").reads("Added on");
        ada.presses("Set up an authenticator app").isAt("/auth/second-factor/setup"); // making it was showing it
        byPassword(visit, authenticator, ada);
        ada.isAt("/auth/account");

        ada.presses("Set up an authenticator app").isAt("/auth/confirm").looks("confirm-passkey");
        assertThat(visit.page().locator("input[name=password]")).hasCount(0);
        ada.presses("Confirm with a passkey").isAt("/auth/second-factor/setup");
    }

    /** Without the authenticator, whose passkey would sign in before anything is typed. */
    private static void byPassword(Visit visit, VirtualAuthenticator authenticator, Person ada) {
        Page page = visit.page();
        page.context().clearCookies();
        authenticator.answers(false);
        ada.signsIn("ada");
        assertThat(page).not().hasURL(Pattern.compile("/auth/signin"));
        authenticator.answers(true);
        assertThat(List.of(page.url())).noneMatch(url -> url.contains("error"));
    }
}
