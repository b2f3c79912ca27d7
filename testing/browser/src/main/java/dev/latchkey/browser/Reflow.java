package dev.latchkey.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks what of a page sticks out at the side: in a window of 320 pixels, at a zoom of 200 % on a small desk (as in half
 * its width), and with text of twice the size (WCAG 2.2, 1.4.4 and 1.4.10).
 */
public final class Reflow {

    private static final int NARROW = 320;
    private static final int HALF_A_DESK = 640;
    private static final int PHONE = 390;
    private static final int HEIGHT = 720;

    private static final String STICKING_OUT = """
            size => {
              const root = document.documentElement;
              root.style.fontSize = size;
              const found = root.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
                  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                  .map(each => each.tagName.toLowerCase() + (each.id ? "#" + each.id : ""));
              root.style.fontSize = "";
              return found;
            }""";

    private Reflow() {}

    /** Returns what sticks out, with where; empty if nothing does. The page keeps the size of its window. */
    public static List<String> findings(Page page) {
        var before = page.viewportSize();
        List<String> found = new ArrayList<>();
        found.addAll(findings(page, NARROW, "100%"));
        found.addAll(findings(page, HALF_A_DESK, "100%"));
        found.addAll(findings(page, PHONE, "200%"));
        page.setViewportSize(before.width, before.height);
        return found;
    }

    private static List<String> findings(Page page, int width, String text) {
        page.setViewportSize(width, HEIGHT);
        return ((List<?>) page.evaluate(STICKING_OUT, text))
                .stream()
                        .map(each -> each + " at " + width + " px, text " + text)
                        .toList();
    }
}
