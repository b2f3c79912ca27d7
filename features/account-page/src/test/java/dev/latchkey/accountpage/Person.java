package dev.latchkey.accountpage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.latchkey.browser.Visit;
import java.util.regex.Pattern;

/** Somebody at the application with a browser, who finds things as a person does: by what they say. */
final class Person {

    private static final Pattern ACCOUNT = Pattern.compile("/auth/account(\\?(notice=[a-z-]+|error=[A-Za-z]+))?$");
    private static final Pattern CONFIRM = Pattern.compile("/auth/confirm\\?");

    private final Application application;
    private final Page page;

    Person(Application application, Visit visit) {
        this.application = application;
        this.page = visit.page();
    }

    /** Opens the page without a session: the sign-in page is on the way. */
    Person signsIn() {
        opens();
        presses("Sign in with Work");
        return isAtAccount();
    }

    Person opens() {
        page.navigate(application.url() + "/auth/account");
        return this;
    }

    Person presses(String button) {
        button(button).click();
        return this;
    }

    Person follows(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    Person types(String label, String text) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Person chooses(String label, String option) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(option));
        return this;
    }

    Person confirms() {
        assertThat(page).hasURL(CONFIRM);
        return presses("Confirm with Work").isAtAccount();
    }

    Person isAtAccount() {
        assertThat(page).hasURL(ACCOUNT);
        return this;
    }

    Person reads(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
        return this;
    }

    /** Tab by Tab to a button, and Enter. What cannot be reached fails. */
    Person pressesByKeyboard(String name) {
        Locator target = button(name);
        assertThat(target).isVisible();
        for (int presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => document.activeElement === element")) {
                page.keyboard().press("Enter");
                return this;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + name);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
