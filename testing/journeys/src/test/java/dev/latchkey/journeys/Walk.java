package dev.latchkey.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ReducedMotion;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.Visit;
import java.util.Map;

/** A person in one language, who finds forms by their address and fields by their name, whatever the words are. */
final class Walk implements AutoCloseable {

    private final GalleryClub club;
    private final Gallery gallery;
    private final String language;
    private final Visit visit;

    Walk(Browser browser, GalleryClub club, Gallery gallery, String language) {
        this.club = club;
        this.gallery = gallery;
        this.language = language;
        this.visit = browser.visit();
        visit.page().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        // Otherwise axe-core finds colours halfway between two looks
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    Visit visit() {
        return visit;
    }

    Walk opens(String path) {
        visit.page().navigate(path.startsWith("http") ? path : club.url() + path);
        return this;
    }

    Walk takes(String name) {
        gallery.take(visit, language, name);
        return this;
    }

    /** Fills in the form that goes to {@code action}, and sends it. */
    Walk sends(String action, Map<String, String> fields) {
        Locator form = visit.page().locator("form[action$='" + action + "']").first();
        fields.forEach(
                (name, value) -> form.locator("input[name='" + name + "']").fill(value));
        visit.page()
                .waitForResponse(
                        Walk::isPage,
                        () -> form.locator("button[type=submit]").first().click());
        visit.page().waitForLoadState();
        return this;
    }

    /** Returns whether it is the page at which the browser ends, after all redirects. */
    private static boolean isPage(Response response) {
        return response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400);
    }

    /** Opens what hides the form that goes to {@code action}, and sends it. */
    Walk sendsHidden(String action) {
        visit.page().locator("details").evaluateAll("all => all.forEach(each => { each.open = true })");
        return sends(action, Map.of());
    }

    /** Shows a mail as a mail program does. */
    Walk takesMail(String name, String html) {
        visit.page().navigate("about:blank");
        visit.page().setContent(html);
        return takes(name);
    }

    @Override
    public void close() {
        visit.close();
    }
}
