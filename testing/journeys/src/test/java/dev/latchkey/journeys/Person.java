package dev.latchkey.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Visit;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser, who finds things as a person does: by what they say. */
final class Person {

    private static final String SIGN_IN = "/auth/signin?callbackUrl=/auth/account";

    private final RunningClub club;
    private final Page page;

    Person(RunningClub club, Visit visit) {
        this.club = club;
        this.page = visit.page();
    }

    Person opens(String path) {
        page.navigate(path.startsWith("http") ? path : club.url() + path);
        return this;
    }

    Person types(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Person presses(String button) {
        button(button).click();
        return this;
    }

    Person follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    Person signsOut() {
        return opens("/auth/signout").presses("Sign out");
    }

    Person opensSignInPage() {
        return opens(SIGN_IN);
    }

    Person signsInByPassword(String address, String password) {
        opensSignInPage();
        typesInto("Sign in", "E-mail address", address);
        typesInto("Sign in", "Password", password);
        return presses("Sign in");
    }

    Person asksForMail(String address) {
        opensSignInPage();
        typesInto("Sign in with e-mail", "E-mail address", address);
        return presses("Sign in with e-mail");
    }

    /** Types into the form with this button, since another form has a field with the same label. */
    private void typesInto(String button, String label, String text) {
        page.locator("form")
                .filter(new Locator.FilterOptions().setHas(button(button)))
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Sets up the app by the key on the page, and types what the app then shows. */
    Phone setsUpPhone() {
        presses("Set up an authenticator app");
        Phone phone = new Phone(page.locator("code.key").innerText());
        types("Code that the app shows", phone.codeAt(club.now())).presses("Turn on");
        return phone;
    }

    /** The codes on the page, which the person keeps. */
    List<String> keepsBackupCodes() {
        assertThat(page.locator("#codes li")).hasCount(10);
        List<String> codes = page.locator("#codes li").allInnerTexts();
        follows("I have kept them");
        return codes;
    }

    Person typesCodeOf(Phone phone) {
        return types("Enter the code that your authenticator app shows.", phone.codeAt(club.now()))
                .presses("Continue");
    }

    Person usesBackupCode(String code) {
        page.getByText("Use a backup code").click();
        types("Backup code", code);
        page.locator("form:has(#backup-code) button").click();
        return this;
    }

    Person asksForRecovery() {
        page.getByText("Lost your phone and your backup codes?").click();
        return presses("Recover by e-mail");
    }

    Person confirmsByCode(String code) {
        types("Code from your authenticator app", code);
        page.locator("form:has(#second-factor-code) button").click();
        return this;
    }

    Person isAt(String path) {
        assertThat(page).hasURL(Pattern.compile(club.url() + path + "(\\?.*)?$"));
        return this;
    }

    Person reads(String text) {
        assertThat(page.locator("body")).containsText(text);
        return this;
    }

    Person readsNot(String text) {
        assertThat(page.locator("body")).not().containsText(text);
        return this;
    }
}
