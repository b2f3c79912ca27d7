package dev.latchkey.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Visit;
import java.util.regex.Pattern;

/** Somebody at the demonstration with a browser, who finds things as a person does: by what they say. */
final class Guest {

    static final String SIGN_IN = "Sign in with Demo provider";

    private final Demo demo;
    private final Page page;

    Guest(Demo demo, Visit visit) {
        this.demo = demo;
        this.page = visit.page();
    }

    Guest opens(String path) {
        page.navigate(demo.url() + path);
        return this;
    }

    Guest follows(String link) {
        main().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    /** From the built-in sign-in page to where it leads back. */
    Guest signsInAs(String name) {
        assertThat(page).hasURL(Pattern.compile("/auth/signin(\\?|$)"));
        button(SIGN_IN).click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
        assertThat(bar()).containsText(name);
        return this;
    }

    Guest signsOut() {
        bar().getByRole(AriaRole.BUTTON).click();
        assertThat(bar()).containsText("Sign in");
        return this;
    }

    /** Presses one of the buttons of the page with this name. */
    Guest presses(String name, int index) {
        main().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .nth(index)
                .click();
        return this;
    }

    /** The address of the page, from its path on. */
    Guest isAt(String path) {
        assertThat(page).hasURL(demo.url() + path);
        return this;
    }

    Guest reads(String text) {
        return reads(main(), text);
    }

    Guest reads(Locator where, String text) {
        assertThat(where).containsText(text);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    private Locator bar() {
        return page.getByRole(AriaRole.BANNER);
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }
}
