package dev.latchkey.page;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.page.StyleSheet.Brand;
import dev.latchkey.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The look of the mails. Programs that know no style sheets show the light colours, which are written at each element.
 *
 * @param light the colours of the button
 * @param dark the colours of the button in a dark program
 * @param logo a {@code data:} URL, or a path below the path at which the application is mounted; of the look of one
 *     mail, the whole address
 * @param name the name of the application; {@code null} if it has none
 */
record MailLook(
        Brand light,
        Brand dark,
        ColorScheme scheme,
        @Nullable String logo,
        @Nullable String name) {

    static MailLook of(Theme theme) {
        return new MailLook(
                StyleSheet.brand(theme), StyleSheet.darkBrand(theme), theme.colorScheme(), theme.logo(), theme.name());
    }

    /**
     * Returns this look with the logo of the application whose home page is at {@code homeUrl}, or without a logo that
     * is a path if the home page is not known.
     */
    MailLook at(@Nullable String homeUrl) {
        if (logo == null || logo.startsWith("data:")) {
            return this;
        }
        Origin origin = homeUrl == null ? null : Origin.of(homeUrl);
        String there = homeUrl == null || origin == null ? null : origin + SafeLinks.path(homeUrl) + logo;
        return new MailLook(light, dark, scheme, there, name);
    }

    /** Returns what programs show in the place of a logo that they do not load. */
    String logoText() {
        return name == null ? "" : name;
    }

    /** Returns the colour schemes that the mail has. */
    String schemes() {
        return scheme == ColorScheme.LIGHT ? "light" : "light dark";
    }

    /** Returns the style sheet with the dark colours, which consists of constants and of checked colours. */
    String style() {
        return scheme == ColorScheme.LIGHT
                ? ":root { color-scheme: light; }"
                : """
                :root { color-scheme: light dark; supported-color-schemes: light dark; }
                @media (prefers-color-scheme: dark) {
                .page { background-color: #101013 !important; }
                .card { background-color: #1b1b20 !important; border-color: #3b3b44 !important; }
                .ink { color: #f4f4f5 !important; }
                .quiet { color: #a8a8b3 !important; }
                .main { background-color: %s !important; }
                .main a { color: %s !important; }
                }""".formatted(dark.background(), dark.text());
    }
}
