package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody without an identity provider makes an account of the demonstration, offline. */
@ExtendWith(BrowserExtension.class)
class OwnAccountTest {

    private static final String ACCOUNT = "/auth/account";
    private static final String ADDRESS = "zuse@home.example";
    private static final String PASSWORD = "nine kites above the quarry";

    private final Demo demo = Demo.start(Options.of(Map.of("PORT", "0")));

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void a_stranger_signs_up_with_a_password_and_signs_in_with_it_and_then_with_a_passkey(Visit visit) {
        Guest guest = signedUp(visit);
        guest.signsOut().follows("Sign in");
        type(visit, "E-mail address", ADDRESS);
        type(visit, "Password", PASSWORD);
        guest.presses("Sign in", 0).isAt("/").reads(ADDRESS);

        VirtualAuthenticator authenticator = VirtualAuthenticator.of(visit);
        guest.opens(ACCOUNT).presses("Add a passkey", 0).reads("Added on");
        assertThat(authenticator.passkeys()).hasSize(1);
        guest.opens("/").signsOut().follows("Sign in"); // where the browser fills in the passkey by itself
        guest.isAt("/").reads(ADDRESS);

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void a_new_user_can_set_up_an_authenticator_app(Visit visit) {
        signedUp(visit).opens(ACCOUNT).presses("Set up an authenticator app", 0);

        assertThat(visit.page()
                        .getByRole(
                                AriaRole.IMG,
                                new Page.GetByRoleOptions().setName("QR code for your authenticator app")))
                .isVisible();
        assertThat(visit.page().getByLabel("Code that the app shows")).isVisible();
        assertThat(visit.consoleErrors()).isEmpty();
    }

    private Guest signedUp(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/auth/signin").follows("Create an account");
        type(visit, "Your name", "Ida Zuse");
        type(visit, "E-mail address", ADDRESS);
        type(visit, "New password", PASSWORD);
        guest.presses("Create account", 0).reads("A mail is on its way to " + ADDRESS);
        openMail(visit, guest);
        link(visit, "Create account");
        type(visit, "New password", PASSWORD);
        return guest.presses("Create account", 0).isAt("/").reads("Ida Zuse");
    }

    /** Mails are sent after the answer. */
    private static void openMail(Visit visit, Guest guest) {
        visit.page().waitForCondition(() -> {
            guest.opens("/mailbox");
            return visit.page().getByText("Your code for Latchkey demo").count() > 0;
        });
        link(visit, "Your code for Latchkey demo");
    }

    private static void link(Visit visit, String name) {
        visit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void type(Visit visit, String label, String text) {
        visit.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }
}
