package dev.latchkey.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people meet who use a page by the keyboard alone. */
public final class Keyboard {

    private static final int MOST_STOPS = 60;

    private static final String START = "() => document.activeElement.blur()";

    private static final String FOCUSED = """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body) return null;
              const name = it.getAttribute("aria-label") || it.labels?.[0]?.textContent || it.textContent || it.name;
              const seen = getComputedStyle(it).outlineStyle !== "none";
              return name.trim().replace(/\\s+/g, " ") + (seen ? "" : " (focus not visible)");
            }""";

    private Keyboard() {}

    /** Returns the names of all places that the tab key reaches, in order. A place without a visible focus says so. */
    public static List<String> stops(Page page) {
        page.evaluate(START);
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            @Nullable Object name = page.evaluate(FOCUSED);
            if (name == null) {
                break;
            }
            stops.add(String.valueOf(name));
        }
        return stops;
    }
}
