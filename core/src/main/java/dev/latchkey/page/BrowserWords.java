package dev.latchkey.page;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the browser that asked for a mail, such as {@code Firefox on Linux}. The core has no parser of user agents, so
 * this knows only the browsers that nearly everybody has, and says nothing of any other. All words are from these
 * lists, so no client can write into a mail.
 */
final class BrowserWords {

    private static final int LONGEST = 512;

    /** Most browsers also call themselves Chrome and Safari, so these are last. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    /** Android is a Linux, and phones of Apple also name the Mac. */
    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    private BrowserWords() {}

    static Optional<String> of(Texts texts, @Nullable String userAgent) {
        if (userAgent == null || userAgent.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> browser = name(BROWSERS, userAgent);
        Optional<String> system = name(SYSTEMS, userAgent);
        return browser.isPresent() && system.isPresent()
                ? Optional.of(texts.text(CoreText.MAIL_BROWSER, browser.get(), system.get()))
                : browser.or(() -> system);
    }

    private static Optional<String> name(List<Sign> known, String userAgent) {
        return known.stream()
                .filter(sign -> userAgent.contains(sign.part()))
                .map(Sign::name)
                .findFirst();
    }

    /** What a user agent contains, and what that means. */
    private record Sign(String part, String name) {}
}
