package dev.latchkey.accountpage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import dev.latchkey.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a real browser, with another one elsewhere. */
@ExtendWith(BrowserExtension.class)
class PageTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String END_OTHER = "Sign out HeadlessChrome on Linux";

    private final Application application =
            Application.with(auth -> auth.with(AccountPage.standard()).store(Store.inMemory()));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_stranger_signs_in_on_the_way_and_sees_the_page(Visit visit) {
        new Person(application, visit)
                .signsIn()
                .reads("Ada Lindqvist")
                .reads("ada@example.org")
                .reads("This browser")
                .reads("Signed in with Work from 127.0.0.1")
                .reads("Since November 1, 2026")
                .reads("It stays, because it is the only way you can sign in.");

        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.failedRequests()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    @Tag("S10")
    void a_user_who_signed_in_long_ago_confirms_before_anything_changes(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        Program other = Program.signedIn(application, "ada");
        application.pass(AN_HOUR);

        ada.opens().reads("you will be asked to confirm that it is you").presses("Sign out An unknown browser");
        ada.confirms();
        assertThat(other.isSignedIn()).isTrue();

        ada.presses("Sign out An unknown browser").isAtAccount().reads("That browser is signed out.");
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    void who_cancels_at_the_provider_reads_on_the_page_that_nothing_was_linked(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        application.home.refuseSignIn();

        ada.presses("Link Home").isAtAccount().reads("The account was not linked.");

        assertThat(ada.button("Link Home")).isVisible();
    }

    @Test
    @Tag("A16")
    void another_provider_is_linked_with_the_step_up_on_the_way_and_the_first_unlinked(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        application.pass(AN_HOUR);

        ada.opens().presses("Link Home").confirms().presses("Link Home").isAtAccount();
        ada.presses("Unlink Work").isAtAccount().reads("The account is unlinked.");

        assertThat(ada.button("Link Work")).isVisible();
        assertThat(ada.button("Unlink Home")).hasCount(0);
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    void all_other_browsers_are_signed_out(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        Program other = Program.signedIn(application, "ada");

        ada.opens().presses("Sign out all other browsers").reads("All other browsers are signed out.");

        assertThat(other.isSignedIn()).isFalse();
        assertThat(ada.button("Sign out all other browsers")).hasCount(0);
    }

    @Test
    void a_user_changes_the_name(Visit visit) {
        Person ada = new Person(application, visit).signsIn();

        ada.types("Name", "Ada Byron").presses("Save").isAtAccount().reads("Your profile is saved.");

        ada.reads("Ada Byron");
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    @Tag("B13")
    void a_user_deletes_the_account_after_one_more_question(Visit visit) {
        Person ada = new Person(application, visit).signsIn();
        application.pass(AN_HOUR);

        ada.opens().follows("Delete");
        ada.presses("Confirm with Work").reads("Nobody can undo this.").presses("Delete everything");

        ada.reads("Nothing of it is left here.");
        assertThat(visit.consoleErrors()).isEmpty();
        visit.page().navigate(application.url() + "/auth/account");
        assertThat(ada.button("Sign in with Work")).isVisible();
    }

    @Test
    void a_user_changes_the_address_and_undoes_it(Browser browser) {
        Postbox post = new Postbox();
        try (Application mailing = Application.with(auth -> auth.with(AccountPage.standard())
                        .store(Store.inMemory())
                        .mailExecutor(Runnable::run)
                        .provider(post.provider()));
                Visit visit = browser.visit();
                Visit elsewhere = browser.visit()) {
            Person ada = new Person(mailing, visit);
            ada.opens();
            ada.types("E-mail address", "ada@example.org").presses("Sign in with e-mail");
            visit.page().navigate(mailing.url() + post.link("ada@example.org"));
            visit.page().waitForURL("**/auth/account");
            ada.reads("ada@example.org");

            ada.types("New e-mail address", "ada@new.example").presses("Change");
            look(visit, "account-code");
            ada.types("Code from the mail", "12").presses("Use the new address").reads("This code is wrong.");
            ada.types("Code from the mail", post.code("ada@new.example")).presses("Use the new address");
            ada.isAtAccount().reads("Your e-mail address is changed.").reads("ada@new.example");

            Person reader = new Person(mailing, elsewhere);
            elsewhere.page().navigate(mailing.url() + post.link("ada@example.org"));
            look(elsewhere, "account-undo");
            reader.presses("Undo the change").reads("The account has its old address again");
            assertThat(visit.consoleErrors()).isEmpty();
            assertThat(elsewhere.consoleErrors()).isEmpty();
        }
    }

    @Test
    void the_form_of_the_profile_can_be_used_by_everybody_with_attributes_too(Visit visit) {
        try (Application declaring = Application.with(auth -> auth.with(AccountPage.standard()
                        .attributes(
                                Attribute.text("locale").label("Language").editable(),
                                Attribute.bool("news").label("Newsletter").editable(),
                                Attribute.number("size").label("Shoe size").editable()))
                .store(Store.inMemory()))) {
            Person ada = new Person(declaring, visit).signsIn();
            ada.types("Language", "de").types("Shoe size", "42").chooses("Newsletter", "Yes");
            ada.presses("Save").isAtAccount().reads("Your profile is saved.");
            look(visit, "account-profile");

            assertThat(visit.page().getByLabel("Language")).hasValue("de");
            assertThat(visit.page().getByLabel("Shoe size")).hasValue("42");
            assertThat(visit.page().getByLabel("Newsletter")).hasValue("true");
            ada.opens().follows("Delete").reads("Nobody can undo this.");
            look(visit, "account-delete");
        }
    }

    @Test
    void it_works_without_scripts(Browser browser) {
        try (Visit visit = browser.visitWithoutScripts();
                Visit elsewhere = browser.visit()) {
            new Person(application, elsewhere).signsIn();
            Person ada = new Person(application, visit).signsIn();

            ada.presses(END_OTHER).isAtAccount().reads("That browser is signed out.");
            ada.presses("Link Home").isAtAccount();
            assertThat(ada.button("Unlink Work")).isVisible();
        }
    }

    @Test
    void it_works_with_the_keyboard_alone(Browser browser) {
        try (Visit visit = browser.visit();
                Visit elsewhere = browser.visit()) {
            new Person(application, elsewhere).signsIn();
            Person ada = new Person(application, visit).signsIn();

            ada.pressesByKeyboard(END_OTHER).isAtAccount().reads("That browser is signed out.");
            ada.pressesByKeyboard("Link Home").isAtAccount();
            ada.pressesByKeyboard("Unlink Work").isAtAccount().reads("The account is unlinked.");
        }
    }

    @Test
    void it_can_be_used_by_everybody_on_every_screen(Browser browser) {
        try (Visit visit = browser.visit();
                Visit elsewhere = browser.visit()) {
            new Person(application, elsewhere).signsIn();
            Program.signedIn(application, "ada");
            Person ada = new Person(application, visit).signsIn();
            look(visit, "account");

            ada.presses("Link Home").isAtAccount();
            ada.presses("Unlink Work").isAtAccount();
            look(visit, "account-notice");

            application.pass(AN_HOUR);
            ada.opens();
            look(visit, "account-confirm");
        }
    }

    private static void look(Visit visit, String name) {
        Page page = visit.page();
        visit.awaitDrawn();
        for (Look look : Look.values()) {
            visit.screenshot(name, look);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", name + "-whole-" + look + ".png")));
            assertThat(Axe.findings(page)).as("%s, %s", name, look).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %s", name, look)
                    .isTrue();
        }
    }
}
