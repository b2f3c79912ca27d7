package dev.latchkey.passwords;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Reflow;
import dev.latchkey.browser.Visit;
import dev.latchkey.provider.Mail;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages in a real browser. */
@ExtendWith(BrowserExtension.class)
class PageTest {

    private final Application application = Application.standard();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_person_signs_up_with_the_code_signs_out_and_signs_in(Visit visit) {
        Person ada = new Person(application, visit);
        ada.opens("signin").follows("Create an account");
        ada.types("Your name", "Ada Lindqvist").types("E-mail address", ADA).types("New password", PASSWORD);
        ada.presses("Create account").reads("A mail is on its way to " + ADA);
        ada.types("Code from the mail", application.outbox.takeCode()).presses("Continue");
        ada.isHome().readsAll("Ada Lindqvist");

        ada.opens("signout").presses("Sign out");
        ada.opens("signin")
                .types("E-mail address", ADA)
                .types("Password", PASSWORD)
                .presses("Sign in");
        ada.isHome().readsAll("Ada Lindqvist");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void after_a_mistake_what_was_typed_is_there_and_the_password_is_not(Visit visit) {
        Person ada = new Person(application, visit);
        ada.opens("passwords/sign-up");
        ada.types("Your name", "Ada Lindqvist").types("E-mail address", ADA).types("New password", "password1");
        ada.presses("Create account").reads("This password is easy to guess.");

        assertThat(ada.field("Your name")).hasValue("Ada Lindqvist");
        assertThat(ada.field("E-mail address")).hasValue(ADA);
        assertThat(ada.field("New password")).hasValue("");
        assertThat(ada.field("New password")).hasAttribute("aria-invalid", "true");
        assertThat(ada.field("New password"))
                .hasAccessibleDescription(Pattern.compile("This password is easy to guess.*At least 8 characters.*"));

        Program.signedUp(application, ADA);
        ada.opens("signin")
                .types("E-mail address", ADA)
                .types("Password", OTHER_PASSWORD)
                .presses("Sign in");
        ada.reads("Signing in did not work.");
        assertThat(ada.field("E-mail address")).hasValue(ADA);
        assertThat(ada.field("Password")).hasValue("");
        assertThat(ada.field("Password")).hasAttribute("aria-invalid", "true");
        assertThat(ada.field("Password")).hasAccessibleDescription(Pattern.compile("Signing in did not work.*"));
        assertThat(ada.field("Password")).isFocused();
    }

    @Test
    void a_button_shows_the_password_and_hides_it_again(Visit visit) {
        Person ada = new Person(application, visit);
        ada.opens("signin").types("Password", PASSWORD);

        ada.presses("Show password");
        assertThat(ada.field("Password")).hasAttribute("type", "text");
        ada.presses("Show password");
        assertThat(ada.field("Password")).hasAttribute("type", "password");
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    void everything_works_without_scripts(Browser browser) {
        try (Visit visit = browser.visitWithoutScripts()) {
            Person ada = new Person(application, visit);
            ada.opens("passwords/sign-up");
            ada.types("Your name", "Ada Lindqvist").types("E-mail address", ADA).types("New password", PASSWORD);
            ada.presses("Create account");
            visit.page().navigate(application.outbox.take().url());
            ada.types("New password", OTHER_PASSWORD).presses("Create account").isHome();

            ada.opens("passwords/change").types("New password", PASSWORD).presses("Change password");
            ada.reads("You are signed out in all other browsers.");
            ada.opens("signout").presses("Sign out");
            ada.opens("signin")
                    .follows("Forgot your password?")
                    .types("E-mail address", ADA)
                    .presses("Send mail");
            visit.page().navigate(application.outbox.take().url());
            ada.types("New password", OTHER_PASSWORD).presses("Set password").follows("Sign in");
            ada.types("E-mail address", ADA).types("Password", PASSWORD).presses("Sign in");
            ada.reads("Signing in did not work.");
            ada.types("Password", OTHER_PASSWORD).presses("Sign in").isHome();
        }
    }

    @Test
    void the_pages_can_be_used_by_everybody_on_every_screen(Visit visit) {
        Person ada = new Person(application, visit);
        look(ada.opens("signin"), visit, "signin");
        look(ada.opens("passwords/sign-up"), visit, "sign-up");
        ada.types("Your name", "Ada Lindqvist").types("E-mail address", ADA).types("New password", "password1");
        look(ada.presses("Create account").reads("easy to guess"), visit, "sign-up-fault");
        ada.types("New password", PASSWORD);
        look(ada.presses("Create account").reads("A mail is on its way"), visit, "mailed");
        Mail mail = application.outbox.take();
        visit.page().navigate(mail.url());
        look(ada, visit, "choose");
        ada.types("New password", PASSWORD).presses("Create account").isHome();
        look(ada.opens("passwords/change"), visit, "change");
        look(ada.opens("account"), visit, "account");
        look(ada.opens("passwords/changed"), visit, "changed");
        look(ada.opens("passwords/forgot"), visit, "forgot");
        ada.types("E-mail address", ADA).presses("Send mail");
        visit.page().navigate(application.outbox.take().url());
        look(ada, visit, "reset");
        look(ada.opens("confirm"), visit, "confirm");
    }

    @Test
    void an_invitation_and_a_link_that_was_used_can_be_read_on_every_screen(Visit visit) {
        Passwords.of(application.auth).invite(ADA, application.url() + "/auth");
        String link = application.outbox.take().url();
        visit.page().navigate(link);
        Person ada = new Person(application, visit);
        look(ada, visit, "invitation");
        ada.types("Your name", "Ada Lindqvist").types("New password", PASSWORD).presses("Create account");
        ada.isHome();

        visit.page().navigate(link);
        look(ada, visit, "invitation-again");
    }

    private static void look(Person person, Visit visit, String name) {
        Page page = visit.page();
        visit.awaitDrawn();
        for (Look look : Look.values()) {
            visit.screenshot("passwords-" + name, look);
            assertThat(Axe.findings(page)).as("%s, %s", name, look).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %s", name, look)
                    .isTrue();
        }
        assertThat(Reflow.findings(page)).as(name).isEmpty();
        person.hasOneHeading();
    }
}
