package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The look of the built-in pages (wire.md#pages).
 *
 * @param name the name of the application; {@code null} to show its host
 * @param colorScheme whether pages follow the system, or are always light or dark
 * @param brandColor the main colour, in the form {@code #rgb} or {@code #rrggbb}; {@code null} for the built-in colour
 * @param buttonText the colour of the text on {@code brandColor}, in the same form
 * @param logo a path on this host, such as {@code /logo.svg}, or a {@code data:image/…} URL; {@code null} for no logo
 */
public record Theme(
        @Nullable String name,
        ColorScheme colorScheme,
        @Nullable String brandColor,
        @Nullable String buttonText,
        @Nullable String logo) {

    /** The colours of the pages, which are light, dark, or as in the setting of the user's system. */
    public enum ColorScheme {
        AUTO,
        LIGHT,
        DARK
    }

    public Theme {
        requireNonNull(colorScheme, "colorScheme");
    }

    /** Returns a theme that follows the user's system, in the built-in colours. */
    public static Theme standard() {
        return new Theme(null, ColorScheme.AUTO, null, null, null);
    }
}
