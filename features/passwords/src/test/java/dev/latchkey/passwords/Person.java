package dev.latchkey.passwords;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Visit;

/** Somebody at the application with a browser, who finds things as a person does: by what they say. */
final class Person {

    private final Application application;
    private final Page page;

    Person(Application application, Visit visit) {
        this.application = application;
        this.page = visit.page();
    }

    Person opens(String path) {
        page.navigate(application.url() + "/auth/" + path);
        return this;
    }

    Person types(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Person presses(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
        return this;
    }

    Person follows(String link) {
        page.getByRole(AriaRole.LINK, named(link)).click();
        return this;
    }

    Person reads(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
        return this;
    }

    /** On a page of the application, which has no landmarks. */
    Person readsAll(String text) {
        assertThat(page.locator("body")).containsText(text);
        return this;
    }

    Person isHome() {
        assertThat(page).hasURL(application.url() + "/");
        return this;
    }

    void hasOneHeading() {
        assertThat(page.locator("h1")).hasCount(1);
    }

    Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
