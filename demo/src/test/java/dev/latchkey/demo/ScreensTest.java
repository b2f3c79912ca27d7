package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Keyboard;
import dev.latchkey.browser.Reflow;
import dev.latchkey.browser.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of all features in narrow windows, with large text, by the keyboard alone, and after mistakes. */
@ExtendWith(BrowserExtension.class)
class ScreensTest {

    private static final String ADDRESS = "zuse@home.example";
    private static final String PASSWORD = "nine kites above the quarry";

    private final Demo demo = Demo.start(Options.of(Map.of("PORT", "0")));

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void every_page_fits_narrow_windows_and_large_text(Visit visit) {
        Guest guest = new Guest(demo, visit);
        for (String path : new String[] {
            "/",
            "/auth/signin",
            "/auth/signin?error=CredentialsSignin",
            "/auth/signin?error=OAuthCallbackError&reason=state_unknown&ref=K7Q4-X2P9",
            "/auth/error?error=AccessDenied",
            "/auth/error?error=Verification&reason=other_browser&ref=K7Q4-X2P9",
            "/auth/nothing",
            "/auth/passwords/sign-up",
            "/auth/passwords/forgot",
            "/auth/signout"
        }) {
            guest.opens(path);
            fits(visit, path);
        }
        signsUp(visit, guest);
        for (String path : new String[] {
            "/mailbox",
            "/auth/account",
            "/auth/passwords/change",
            "/auth/confirm",
            "/auth/account/delete",
            "/auth/second-factor/setup",
            "/auth/security-notices/not-me?token=x"
        }) {
            guest.opens(path);
            fits(visit, path);
        }
        guest.opens("/mailbox");
        visit.page().locator("td a").first().click();
        assertThat(Reflow.findings(visit.page())).as("a mail").isEmpty();
    }

    @Test
    void after_a_mistake_the_focus_is_in_the_field_and_what_was_typed_is_there(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/auth/passwords/sign-up");
        field(visit, "Your name").fill("Ida Zuse");
        field(visit, "E-mail address").fill(ADDRESS);
        field(visit, "New password").fill("password1");
        guest.presses("Create account", 0).reads("easy to guess");
        assertThat(field(visit, "New password")).isFocused();
        fits(visit, "sign-up after a mistake");

        guest.opens("/auth/signin");
        field(visit, "E-mail address").fill(ADDRESS);
        field(visit, "Password").fill("not this one");
        guest.presses("Sign in", 0).reads("Signing in did not work.");
        assertThat(field(visit, "Password")).isFocused();

        signsUp(visit, guest);
        guest.opens("/auth/account");
        field(visit, "New e-mail address").fill(ADDRESS);
        guest.presses("Change", 0).reads("Type one e-mail address that is not yours already.");
        assertThat(field(visit, "New e-mail address")).isFocused();
        assertThat(field(visit, "New e-mail address")).hasValue(ADDRESS);
        fits(visit, "account after a mistake");

        guest.opens("/auth/second-factor/setup");
        field(visit, "Code that the app shows").fill("000000");
        guest.presses("Turn on", 0).reads("This code is not right.");
        assertThat(field(visit, "Code that the app shows")).isFocused();
        fits(visit, "set-up after a mistake");
    }

    @Test
    void the_keyboard_reaches_everything_in_the_order_of_the_page(Visit visit) {
        Guest guest = new Guest(demo, visit).opens("/auth/signin");
        assertThat(Keyboard.stops(visit.page()))
                .containsExactly(
                        "D Sign in with Demo provider",
                        "O Sign in with Office",
                        "E-mail address",
                        "Password",
                        "Show password",
                        "Sign in",
                        "Forgot your password?",
                        "Create an account",
                        "Sign in with a passkey");

        guest.opens("/auth/passwords/sign-up");
        assertThat(Keyboard.stops(visit.page()))
                .containsExactly(
                        "Your name",
                        "E-mail address",
                        "New password",
                        "Show password",
                        "Create account",
                        "Sign in instead",
                        "Go to Latchkey demo");

        signsUp(visit, guest).opens("/auth/account");
        assertThat(Keyboard.stops(visit.page()))
                .startsWith("Sign out", "Name", "Save", "New e-mail address", "Change")
                .endsWith("Download", "Delete", "Go to Latchkey demo")
                .noneMatch(stop -> stop.isBlank() || stop.contains("not visible"));
    }

    private static void fits(Visit visit, String what) {
        visit.awaitDrawn();
        assertThat(Reflow.findings(visit.page())).as(what).isEmpty();
        assertThat(Axe.findings(visit.page())).as(what).isEmpty();
    }

    private Guest signsUp(Visit visit, Guest guest) {
        guest.opens("/auth/passwords/sign-up");
        field(visit, "Your name").fill("Ida Zuse");
        field(visit, "E-mail address").fill(ADDRESS);
        field(visit, "New password").fill(PASSWORD);
        guest.presses("Create account", 0).reads("A mail is on its way to " + ADDRESS);
        fits(visit, "the page for the code");
        visit.page().waitForCondition(() -> {
            guest.opens("/mailbox");
            return visit.page().locator("td a").count() > 0;
        });
        visit.page().locator("td a").first().click();
        visit.page().locator("a").first().click();
        fits(visit, "the page of the link");
        field(visit, "New password").fill(PASSWORD);
        return guest.presses("Create account", 0).isAt("/").reads("Ida Zuse");
    }

    private static Locator field(Visit visit, String label) {
        return visit.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }
}
