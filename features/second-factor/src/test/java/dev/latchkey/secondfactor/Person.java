package dev.latchkey.secondfactor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Reflow;
import dev.latchkey.browser.Visit;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Somebody at the application with a browser, who finds things by what they say. */
final class Person {

    private final Application application;
    private final Visit visit;
    private final Page page;

    Person(Application application, Visit visit) {
        this.application = application;
        this.visit = visit;
        this.page = visit.page();
    }

    Person signsIn(String name) {
        page.navigate(application.url() + "/auth/signin?callbackUrl=/auth/account");
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(Application.PASSWORD);
        page.locator("form:has(input[name=password]) button").click();
        return this;
    }

    Person opens(String path) {
        page.navigate(application.url() + path);
        return this;
    }

    Person types(String label, String text) {
        page.getByLabel(label).fill(text);
        return this;
    }

    Person presses(String button) {
        button(button).click();
        return this;
    }

    Person follows(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link)).click();
        return this;
    }

    Person reads(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
        return this;
    }

    Person isAt(String path) {
        assertThat(page).hasURL(Pattern.compile(path + "(\\?.*)?$"));
        return this;
    }

    /** The phone that has read the key on the page. */
    Phone phone() {
        return new Phone(page.locator("code.key").innerText().replace(" ", ""));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Everybody can use the page, on every screen. */
    Person looks(String name) {
        visit.awaitDrawn();
        for (Look look : Look.values()) {
            visit.screenshot(name, look);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", name + "-whole-" + look + ".png")));
            Assertions.assertThat(Axe.findings(page)).as("%s, %s", name, look).isEmpty();
            Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %s", name, look)
                    .isTrue();
        }
        Assertions.assertThat(Reflow.findings(page)).as(name).isEmpty();
        return this;
    }
}
