package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.Browser;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages in every language on the narrowest phone. */
@ExtendWith(BrowserExtension.class)
class LanguagesTest {

    private static final String ADDRESS = "ada@example.org";
    private static final int NARROW = 320;
    private static final int HEIGHT = 720;
    private static final Set<String> FROM_RIGHT_TO_LEFT = Set.of("ar", "he");
    private static final Set<String> PICTURED = Set.of("de", "ja", "ar", "pl");

    private static final List<String> TAGS = List.of(
            "ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "tr", "uk", "zh-Hans",
            "zh-Hant");
    private static final List<String> FOR_STRANGERS = List.of(
            "/auth/signin",
            "/auth/signin?error=OAuthAccountNotLinked",
            "/auth/passwords/sign-up",
            "/auth/passwords/forgot",
            "/auth/error?error=Configuration",
            "/auth/error?error=AccessDenied",
            "/auth/error?error=Verification",
            "/auth/verify-request");
    private static final List<String> FOR_ADA = List.of("/auth/account", "/auth/signout", "/auth/confirm");

    /** On which side of the card the text of the first label begins. */
    private static final String LABEL_SIDE = """
            (() => {
              const label = document.querySelector("main label[for]");
              if (!label) return "none";
              const text = document.createRange();
              text.selectNodeContents(label);
              const box = text.getBoundingClientRect(), card = document.querySelector("main").getBoundingClientRect();
              return box.left - card.left < card.right - box.right ? "ltr" : "rtl";
            })()""";

    private final RunningClub club = new RunningClub(Framework.JAVALIN);

    @AfterEach
    void close() {
        club.close();
    }

    @Test
    void every_page_fits_in_every_language_and_is_mirrored_where_the_script_is(Browser browser) {
        try (Visit visit = browser.visit()) {
            TAGS.forEach(tag -> look(visit, tag, FOR_STRANGERS));
            look(visit, "en", List.of("/auth/signin"));
            Person ada = new Person(club, visit);
            ada.opens("/").isAt("/auth/signin").follows("Create an account");
            ada.types("Your name", "Ada")
                    .types("E-mail address", ADDRESS)
                    .types("New password", "seven purple harbours");
            ada.presses("Create account").reads("A mail is on its way to " + ADDRESS);
            ada.types("Code from the mail", club.postbox.code(ADDRESS, "Create your account"))
                    .presses("Continue")
                    .isAt("/");
            TAGS.forEach(tag -> look(visit, tag, FOR_ADA));
            assertThat(visit.outsideRequests()).isEmpty();
        }
    }

    private void look(Visit visit, String tag, List<String> paths) {
        Page page = visit.page();
        for (String path : paths) {
            page.setViewportSize(NARROW, HEIGHT);
            page.navigate(club.url() + path + (path.contains("?") ? "&" : "?") + "ui_locales=" + tag);
            String where = tag + " " + path;
            assertThat(page.locator("html").getAttribute("lang")).as(where).isEqualTo(tag);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(where + " fits")
                    .isTrue();
            String direction = FROM_RIGHT_TO_LEFT.contains(tag) ? "rtl" : "ltr";
            assertThat(page.evaluate("getComputedStyle(document.body).direction"))
                    .as(where)
                    .isEqualTo(direction);
            assertThat(page.evaluate(LABEL_SIDE)).as(where + " is mirrored").isIn(direction, "none");
            if (PICTURED.contains(tag) && !path.contains("?")) {
                visit.screenshot(String.format(Locale.ROOT, "%s%s", tag, path.replace('/', '-')), Look.PHONE_LIGHT);
            }
        }
    }
}
