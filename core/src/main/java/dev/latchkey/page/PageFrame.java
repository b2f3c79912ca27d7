package dev.latchkey.page;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.text.FormattedText;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values that all pages have in common.
 *
 * @param remembers whether users are asked at sign-in whether to stay signed in
 */
record PageFrame(String style, ColorScheme scheme, @Nullable String logo, Texts texts, boolean remembers) {

    /**
     * Returns the frame for a theme.
     *
     * @throws IllegalArgumentException if the logo of the theme is on another host, because that host would learn who
     *     signs in, and when
     */
    static PageFrame of(StyleSheet style, Theme theme, Texts texts, boolean remembers) {
        String logo = theme.logo();
        if (logo != null && !isOurs(logo)) {
            throw new IllegalArgumentException(
                    "Theme.logo is a path on this host, such as /logo.svg, or a data:image/ URL; \"" + logo
                            + "\" is neither");
        }
        return new PageFrame(style.text(), theme.colorScheme(), logo, texts, remembers);
    }

    String text(TextKey key) {
        return texts.text(key);
    }

    FormattedText phrase(TextKey key, Object... arguments) {
        return texts.phrase(key, arguments);
    }

    /** Returns the body's class, such as {@code __next-auth-theme-auto}. */
    String bodyClass() {
        return "__next-auth-theme-" + scheme.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the colour schemes in which browsers may draw their own controls. */
    String colorSchemes() {
        return switch (scheme) {
            case AUTO -> "light dark";
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }

    private static boolean isOurs(String logo) {
        boolean path = logo.startsWith("/") && !logo.startsWith("//");
        // Browsers drop tabs and line breaks from URLs and read a backslash as a slash.
        return (path || logo.startsWith("data:image/"))
                && logo.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\\');
    }
}
