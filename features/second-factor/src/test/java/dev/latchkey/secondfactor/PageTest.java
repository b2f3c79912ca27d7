package dev.latchkey.secondfactor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.provider.Mail;
import dev.latchkey.secondfactor.Client.SetUp;
import dev.latchkey.secondfactor.SecondFactorEvent.What;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages in a real browser. */
@ExtendWith(BrowserExtension.class)
class PageTest {

    private static final String CODE = "Enter the code that your authenticator app shows.";

    private static final String BUTTON = "Sign in and remove the authenticator app";

    private final Application application = Application.standard();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_user_sets_an_app_up_and_signs_in_with_it(Browser browser) throws IOException {
        try (Visit visit = browser.visit();
                Visit elsewhere = browser.visit()) {
            Person ada = new Person(application, visit).signsIn("ada").isAt("/auth/account");
            ada.looks("account-off").presses("Set up an authenticator app").isAt("/auth/second-factor/setup");
            ada.looks("setup");
            Phone phone = ada.phone();
            ada.types("Code that the app shows", phone.wrongAt(application.now()))
                    .presses("Turn on");
            ada.reads("This code is not right.").looks("setup-wrong");
            ada.types("Code that the app shows", phone.codeAt(application.now()))
                    .presses("Turn on");
            ada.reads("each of these codes lets you in once").looks("codes");
            assertThat(downloaded(visit.page()))
                    .isEqualTo(visit.page().locator("#codes li").allInnerTexts());
            ada.follows("I have kept them").isAt("/auth/account").reads("10 of your backup codes are left");

            application.pass(TimeCodes.STEP.multipliedBy(2));
            Person next = new Person(application, elsewhere).signsIn("ada").isAt("/auth/second-factor");
            next.looks("step");
            next.types(CODE, phone.wrongAt(application.now())).presses("Continue");
            next.reads("This code is not right.").looks("step-wrong");
            next.types(CODE, phone.codeAt(application.now()));
            elsewhere.page().getByLabel("Do not ask again").check();
            next.presses("Continue")
                    .isAt("/auth/account")
                    .reads("Browsers that are not asked")
                    .looks("account-on");
            next.presses("Manage").isAt("/auth/second-factor/manage").looks("manage");

            assertThat(visit.consoleErrors())
                    .filteredOn(error -> !error.contains("401"))
                    .isEmpty();
            assertThat(elsewhere.consoleErrors())
                    .filteredOn(error -> !error.contains("401"))
                    .isEmpty();
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }

    private static List<String> downloaded(Page page) throws IOException {
        Download download = page.waitForDownload(() -> page.locator("#download").click());
        assertThat(download.suggestedFilename()).isEqualTo("backup-codes.txt");
        return Files.readAllLines(download.path());
    }

    @Test
    void it_works_without_scripts(Browser browser) {
        try (Visit visit = browser.visitWithoutScripts()) {
            SetUp setUp = Client.hasSetUp(application, "ada");
            Person ada = new Person(application, visit).signsIn("ada").isAt("/auth/second-factor");
            visit.page()
                    .locator("summary", new Page.LocatorOptions().setHasText("Use a backup code"))
                    .click();
            ada.types("Backup code", setUp.backupCodes().get(0));
            visit.page().locator("details button").first().click();
            ada.isAt("/auth/account").reads("9 of your backup codes are left");
            ada.presses("Manage")
                    .types(
                            "Code from your authenticator app, or a backup code",
                            setUp.backupCodes().get(1));
            ada.presses("Make new backup codes").reads("each of these codes lets you in once");
            assertThat(visit.page().locator("#tools")).isHidden();
            assertThat(visit.page().locator("#codes li")).hasCount(10);
        }
    }

    @Test
    void a_user_who_must_have_one_sets_it_up_on_the_way(Visit visit) {
        try (Application strict = Application.with(
                SecondFactor.standard().required(RequiredFor.everybody()).grace(Duration.ofDays(7)))) {
            Person ada = new Person(strict, visit).signsIn("ada").isAt("/auth/second-factor/enrol");
            ada.reads("This site asks for a second step from your account.")
                    .reads("You can put it off until November 8, 2026")
                    .looks("enrol");
            ada.types("Code that the app shows", ada.phone().codeAt(strict.now()))
                    .presses("Turn on");
            ada.reads("each of these codes lets you in once")
                    .follows("I have kept them")
                    .isAt("/auth/account");
        }
    }

    @Test
    void a_user_confirms_with_the_app(Visit visit) {
        SetUp setUp = Client.hasSetUp(application, "ada");
        Person ada = new Person(application, visit).signsIn("ada").isAt("/auth/second-factor");
        ada.types(CODE, setUp.phone().codeAt(application.now()))
                .presses("Continue")
                .isAt("/auth/account");
        application.pass(Duration.ofHours(1));

        ada.presses("Manage").isAt("/auth/confirm").looks("confirm");
        ada.types("Code from your authenticator app", setUp.phone().codeAt(application.now()));
        visit.page().locator("form:has(#second-factor-code) button").click();
        ada.isAt("/auth/second-factor/manage");
    }

    @Test
    void a_user_recovers_by_mail(Browser browser) {
        try (Visit visit = browser.visit();
                Visit owner = browser.visit()) {
            eveHasAnApp();
            recovers(visit, eveSignsInByMail(visit).looks("step-recovery"))
                    .reads("We have sent a mail to e***@example.test")
                    .looks("recovery");

            String stop = application.mails.remove().url();
            owner.page().navigate(stop);
            new Person(application, owner).looks("stop").presses("Stop it").reads("The recovery has stopped.");
            owner.page().navigate(stop);
            new Person(application, owner).reads("This link has ended").looks("stop-again");
        }
    }

    @Test
    void a_user_who_is_signed_in_sees_a_recovery_and_stops_it(Browser browser) {
        try (Visit visit = browser.visit();
                Visit thief = browser.visit()) {
            Phone phone = eveHasAnApp();
            application.pass(TimeCodes.STEP.multipliedBy(2));
            Person eve = eveSignsInByMail(visit);
            eve.types(CODE, phone.codeAt(application.now())).presses("Continue").isAt("/auth/account");
            recovers(thief, eveSignsInByMail(thief)).reads("We have sent a mail");

            eve.opens("/auth/account")
                    .reads("A recovery by e-mail was begun.")
                    .looks("account-recovery")
                    .presses("Stop the recovery")
                    .isAt("/auth/account");

            assertThat(visit.page().getByText("A recovery by e-mail was begun."))
                    .hasCount(0);
            assertThat(application.told()).endsWith(What.RECOVERY_STOPPED);
        }
    }

    @Test
    void a_user_who_has_waited_completes_the_recovery(Visit visit) {
        eveHasAnApp();
        recovers(visit, eveSignsInByMail(visit)).reads("We have sent a mail");
        application.mails.clear();
        application.pass(Duration.ofDays(8)); // the address was proved just now, so its former owner has seven days

        Person eve = recovers(visit, eveSignsInByMail(visit)).looks("recovery-ready");
        Mail mail = application.mails.remove();
        String wrong = "00000000".equals(mail.code()) ? "00000001" : "00000000";
        eve.types("Code from the mail", wrong).presses(BUTTON).looks("recovery-wrong");
        visit.page().navigate(mail.url());
        eve.looks("recovery-link").presses(BUTTON).isAt("/auth/account").reads("Set up an authenticator app");
    }

    private Phone eveHasAnApp() {
        Client client = Client.program(application);
        client.post("signin/email", Map.of("email", "eve@example.test"));
        client.post(
                "callback/email",
                Map.of("code", String.valueOf(application.mails.remove().code())));
        return client.setsUp().phone();
    }

    private Person eveSignsInByMail(Visit visit) {
        Page page = visit.page();
        page.navigate(application.url() + "/auth/signin?callbackUrl=/auth/account");
        page.locator("input[name=email]").fill("eve@example.test");
        page.locator("form:has(input[name=email]) button").click();
        page.locator("input[name=code]")
                .fill(String.valueOf(application.mails.remove().code()));
        page.locator("form:has(input[name=code]) button").click();
        return new Person(application, visit).isAt("/auth/second-factor");
    }

    private static Person recovers(Visit visit, Person eve) {
        visit.page()
                .locator("summary", new Page.LocatorOptions().setHasText("Lost your phone"))
                .click();
        return eve.presses("Recover by e-mail");
    }
}
