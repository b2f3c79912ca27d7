package dev.latchkey.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.latchkey.browser.Axe;
import dev.latchkey.browser.Look;
import dev.latchkey.browser.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Pictures of pages and mails in {@code target/screens}, with a page that shows them side by side. */
final class Gallery {

    private static final Path PLACE = Path.of("target", "screens");

    private final List<String> languages;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> findings = new ArrayList<>();

    Gallery(List<String> languages) {
        this.languages = languages;
    }

    /** Takes a picture of the whole page in every look, and asks axe-core about it in both colours. */
    void take(Visit visit, String language, String name) {
        Page page = visit.page();
        visit.awaitDrawn();
        names.add(name);
        for (Look look : Look.values()) {
            visit.look(look);
            page.screenshot(new ScreenshotOptions()
                    .setPath(PLACE.resolve(file(language, name, look)))
                    .setFullPage(true)
                    .setAnimations(ScreenshotAnimations.DISABLED));
        }
        for (Look look : List.of(Look.PHONE_LIGHT, Look.DESK_DARK)) {
            visit.look(look);
            Axe.findings(page).forEach(finding -> findings.add(language + " " + name + " " + look + ": " + finding));
        }
    }

    /** Returns what axe-core has found on any page. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** Writes {@code index.html}: a row for each page and language, with its four looks. */
    void writeIndex() {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Screens</title>"
                + "<style>body{font:16px system-ui;margin:24px;background:#888}h2{margin:32px 0 8px}"
                + ".row{display:flex;gap:12px;align-items:start}img{max-height:640px;border:1px solid #444}</style>");
        for (String name : names) {
            for (String language : languages) {
                html.append("<h2>" + name + " – " + language + "</h2><div class=\"row\">");
                for (Look look : Look.values()) {
                    html.append("<a href=\"" + file(language, name, look) + "\"><img loading=\"lazy\" alt=\"" + look
                            + "\" src=\"" + file(language, name, look) + "\"></a>");
                }
                html.append("</div>");
            }
        }
        try {
            Files.createDirectories(PLACE);
            Files.writeString(PLACE.resolve("index.html"), html, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String language, String name, Look look) {
        return language + "/" + name + "-"
                + look.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }
}
