package dev.latchkey.passkeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages in a real browser that has a virtual authenticator. */
@ExtendWith(BrowserExtension.class)
class PageTest {

    private static final String ACCOUNT = "/auth/account";
    private static final String BUTTON = "Sign in with a passkey";

    private final Application application = Application.with(Passkeys.standard());

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_adds_a_passkey_and_signs_in_from_the_button(Visit visit) {
        Person ada = new Person(application, visit).signsIn();

        ada.presses("Add a passkey").reads("Added on November 1, 2026");
        assertThat(ada.authenticator.passkeys()).hasSize(1);
        ada.signsOut().opens(ACCOUNT).presses(BUTTON).isAt(ACCOUNT);

        ada.reads("last used on November 1, 2026").reads("Ada Lindqvist").reads("On one device only");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.failedRequests()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void the_browser_offers_passkeys_where_an_address_is_typed(Visit visit) {
        try (Application mailing = Application.mailing(Passkeys.standard())) {
            new Person(mailing, visit).opens("/auth/signin");

            assertThat(visit.page().locator("input[type=email]")).hasAttribute("autocomplete", "email webauthn");
        }
    }

    @Test
    void a_passkey_signs_in_by_autofill(Visit visit) {
        try (Application open = Application.with(Passkeys.standard().signUp())) {
            Person guest = new Person(open, visit).opens("/auth/signin");
            guest.fills("E-mail address", "new@example.org");
            guest.presses("Continue with a passkey").isAt("/");
            assertThat(guest.authenticator.passkeys()).hasSize(1);

            guest.signsOut().opens("/auth/signin");

            assertThat(visit.page().locator("body")).hasText("new@example.org");
        }
    }

    @Test
    void a_user_adds_a_passkey_while_the_browser_waits_to_add_one_by_itself(Visit visit) {
        try (Application typing = Application.with(
                Passkeys.standard(),
                auth -> auth.provider(CredentialsProvider.of(
                        (typed, request) -> Optional.of(new User("u-ada", "Ada Lindqvist", null, null)))))) {
            Person ada = new Person(typing, visit).opens(ACCOUNT);
            ada.fills("Username", "ada").fills("Password", "anything");
            visit.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("mediation=conditional"), () -> ada.presses("Sign in"));

            ada.presses("Add a passkey").reads("Added on November 1, 2026");
        }
    }

    @Test
    void a_passkey_is_renamed_and_removed(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        ada.presses("Add a passkey").reads("Added on");

        visit.page().locator("summary").click();
        ada.fills("New name", "Blue key").presses("Save name").reads("Blue key");
        ada.presses("Remove Blue key");

        assertThat(visit.page().getByText("Added on")).hasCount(0);
        ada.signsOut().opens(ACCOUNT).presses(BUTTON);
        assertThat(visit.page()).hasURL(Pattern.compile("error=WebAuthnVerificationError&ref=|/auth/signin"));
    }

    @Test
    void an_old_copy_of_an_authenticator_is_refused(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        ada.presses("Add a passkey").reads("Added on");
        ada.signsOut().opens(ACCOUNT).presses(BUTTON).isAt(ACCOUNT);
        ada.signsOut().opens(ACCOUNT).presses(BUTTON).isAt(ACCOUNT);

        ada.authenticator.hasSigned(1);
        ada.signsOut().opens(ACCOUNT).presses(BUTTON);

        assertThat(visit.page()).hasURL(Pattern.compile("error=WebAuthnVerificationError&ref="));
        assertThat(application.events).anyMatch(PasskeyEvent.CloneSuspected.class::isInstance);
    }

    @Test
    void a_user_who_signed_in_long_ago_confirms_with_a_passkey(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        ada.presses("Add a passkey").reads("Added on");
        application.pass(Duration.ofHours(1));

        ada.opens(ACCOUNT).presses("Add a passkey");
        assertThat(visit.page()).hasURL(Pattern.compile("/auth/confirm\\?"));
        ada.presses("Confirm with a passkey").isAt(ACCOUNT);

        visit.page().locator("summary").click();
        ada.fills("New name", "Blue key").presses("Save name").reads("Blue key");
    }

    @Test
    void without_scripts_the_page_says_so(Browser browser) {
        try (Visit visit = browser.visitWithoutScripts()) {
            visit.page().navigate(application.url() + "/auth/signin");

            assertThat(visit.page().getByText("Passkeys need JavaScript.")).isVisible();
            assertThat(visit.page().locator("button[disabled]")).hasCount(1);
        }
    }

    @Test
    void it_can_be_used_by_everybody_on_every_screen(Visit visit) {
        Person ada = new Person(application, visit).opens("/auth/signin");
        look(visit, "sign-in");
        ada.signsIn();
        look(visit, "account-without");
        ada.presses("Add a passkey").reads("Added on");
        visit.page().locator("summary").click();
        look(visit, "account");
        ada.opens("/auth/passkey");
        look(visit, "passkeys");
        application.pass(Duration.ofHours(1));
        ada.opens("/auth/confirm");
        look(visit, "confirm");
    }

    private static void look(Visit visit, String name) {
        Page page = visit.page();
        visit.awaitDrawn();
        for (Look look : Look.values()) {
            visit.screenshot(name, look);
            assertThat(Axe.findings(page)).as("%s, %s", name, look).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %s", name, look)
                    .isTrue();
        }
    }
}
