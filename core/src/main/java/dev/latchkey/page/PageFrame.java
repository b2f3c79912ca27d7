package dev.latchkey.page;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.text.FormattedText;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.Texts;
import java.util.Locale;

/**
 * The values that all pages have in common.
 *
 * @param remembers whether users are asked at sign-in whether to stay signed in
 */
record PageFrame(
        StyleSheet style,
        ColorScheme scheme,
        PageLook look,
        ProviderMarks marks,
        Texts texts,
        boolean remembers,
        boolean isContentOnly) {

    static PageFrame of(
            StyleSheet style, Theme theme, PageLook look, ProviderMarks marks, Texts texts, boolean remembers) {
        return new PageFrame(style, theme.colorScheme(), look, marks, texts, remembers, false);
    }

    /** Returns a frame in which a page is drawn without the document around its content. */
    PageFrame contentOnly() {
        return new PageFrame(style, scheme, look, marks, texts, remembers, true);
    }

    /** Returns a frame with pictures and links of the application whose home page is at {@code homeUrl}. */
    PageFrame at(String homeUrl) {
        return with(look.at(homeUrl));
    }

    /** Returns a frame without pictures of this host and links to it. */
    PageFrame elsewhere() {
        return with(look.elsewhere());
    }

    private PageFrame with(PageLook other) {
        return new PageFrame(style, scheme, other, marks, texts, remembers, isContentOnly);
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
}
