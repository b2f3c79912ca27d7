package dev.latchkey.page;

import static java.util.Locale.ROOT;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.model.ThemeColor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks that people can read and see what a theme shows (WCAG 2.2). The built-in colours are not checked, because a
 * test has measured them.
 */
public final class ThemeCheck {

    private ThemeCheck() {}

    /**
     * Returns the mistakes that make text unreadable. Each is a sentence that names the call and the setting that mend
     * it.
     *
     * @throws IllegalArgumentException if a value is not a hexadecimal colour, or a picture is not on this host
     */
    public static List<String> mistakes(Theme theme) {
        PageLook.requirePictures(theme);
        List<String> mistakes = new ArrayList<>();
        if (theme.colorScheme() != ColorScheme.DARK && !theme.lightColors().isEmpty()) {
            mistakes.addAll(mistakes(Palette.light(theme), "light"));
        }
        if (theme.colorScheme() != ColorScheme.LIGHT && !theme.darkColors().isEmpty()) {
            mistakes.addAll(mistakes(Palette.dark(theme), "dark"));
        }
        return mistakes;
    }

    private static List<String> mistakes(Palette palette, String scheme) {
        List<String> mistakes = new ArrayList<>();
        for (ThemeColor name : List.of(ThemeColor.CARD_COLOR, ThemeColor.PAGE_COLOR)) {
            Colour background = name == ThemeColor.CARD_COLOR ? palette.card() : palette.page();
            double contrast = background.contrast(palette.text());
            if (contrast < Colour.TEXT) {
                mistakes.add(String.format(
                        ROOT,
                        "Nobody could read %s on %s of %s pages: their contrast is %.1f, and text needs %.1f."
                                + " Change %s or %s",
                        palette.text(),
                        background,
                        scheme,
                        contrast,
                        Colour.TEXT,
                        place(scheme, name),
                        place(scheme, ThemeColor.TEXT_COLOR)));
            }
        }
        return mistakes;
    }

    /**
     * Returns what the pages show differently from what the theme says. Each is a sentence that names the call and the
     * setting.
     */
    public static List<String> warnings(Theme theme) {
        List<String> warnings = new ArrayList<>();
        if (theme.colorScheme() != ColorScheme.DARK && !theme.lightColors().isEmpty()) {
            warnings.addAll(warnings(Palette.light(theme), theme.lightColors(), "light"));
        }
        if (theme.colorScheme() != ColorScheme.LIGHT && !theme.darkColors().isEmpty()) {
            warnings.addAll(warnings(Palette.dark(theme), theme.darkColors(), "dark"));
        }
        return warnings;
    }

    private static List<String> warnings(Palette palette, Map<ThemeColor, String> set, String scheme) {
        Colour shown = palette.brand().text();
        Colour wanted = Palette.colour(set, ThemeColor.BUTTON_TEXT, shown);
        return wanted.is(shown)
                ? List.of()
                : List.of(String.format(
                        ROOT,
                        "Buttons of %s pages have the text %s, because nobody could read %s on %s. Change %s",
                        scheme,
                        shown,
                        wanted,
                        palette.brand().background(),
                        place(scheme, ThemeColor.BUTTON_TEXT)));
    }

    private static String place(String scheme, ThemeColor name) {
        return scheme + "(" + name + ", …) of Theme (latchkey.theme." + scheme + "."
                + name.name().toLowerCase(ROOT).replace('_', '-') + ")";
    }

    /** Returns the name of a colour as a member, such as {@code brandColor}. */
    static String memberOf(ThemeColor name) {
        String[] words = name.name().toLowerCase(ROOT).split("_", -1);
        return words[0] + words[1].substring(0, 1).toUpperCase(ROOT) + words[1].substring(1);
    }
}
