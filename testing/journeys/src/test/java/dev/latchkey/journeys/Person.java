package dev.latchkey.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Visit;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser, who finds things as a person does: by what they say. */
final class Person {

    private final RunningClub club;
    private final Page page;

    Person(RunningClub club, Visit visit) {
        this.club = club;
        this.page = visit.page();
    }

    Person opens(String path) {
        page.navigate(club.url() + path);
        return this;
    }

    Person types(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Person presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
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

    Person signsInByPassword(String address, String password) {
        opens("/auth/signin?callbackUrl=/auth/account");
        return types("E-mail address", address).types("Password", password).presses("Sign in");
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

    Person usesBackupCode(String code) {
        page.getByText("Use a backup code").click();
        types("Backup code", code);
        page.locator("form:has(#backup-code) button").click();
        return this;
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
