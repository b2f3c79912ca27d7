package dev.latchkey.passkeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;

/** Somebody with a browser that has an authenticator. */
final class Person {

    private final Application application;
    private final Page page;
    final VirtualAuthenticator authenticator;

    Person(Application application, Visit visit) {
        this.application = application;
        this.page = visit.page();
        this.authenticator = VirtualAuthenticator.of(visit);
    }

    /** With Work, on the way to the account page. */
    Person signsIn() {
        opens("/auth/account");
        presses("Sign in with Work");
        return isAt("/auth/account");
    }

    Person opens(String path) {
        page.navigate(application.url() + path);
        return this;
    }

    Person presses(String button) {
        button(button).click();
        return this;
    }

    Person fills(String label, String text) {
        page.getByLabel(label).fill(text);
        return this;
    }

    Person isAt(String path) {
        assertThat(page).hasURL(application.url() + path);
        return this;
    }

    Person reads(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
        return this;
    }

    Person signsOut() {
        page.context().clearCookies();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
