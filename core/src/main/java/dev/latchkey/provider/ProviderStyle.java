package dev.latchkey.provider;

import org.jspecify.annotations.Nullable;

/**
 * The look of a provider's button on the built-in pages. A button shows the logo. Without a logo it shows a badge with
 * the first letter of the name.
 *
 * @param background the colour of the badge, in the form {@code #rgb} or {@code #rrggbb}
 * @param text the colour of the letter on the badge, in the same form
 * @param logo the logo; {@code null} if there is none
 * @param buttonName the name on the button, if the provider's rules for its brand demand another name than
 *     {@link Provider#name}; {@code null} otherwise
 */
public record ProviderStyle(
        @Nullable String background,
        @Nullable String text,
        @Nullable ProviderLogo logo,
        @Nullable String buttonName) {

    /**
     * Checks the colours.
     *
     * @throws IllegalArgumentException if one is not a hexadecimal colour; other text could change the style sheet
     */
    public ProviderStyle {
        requireColour(background);
        requireColour(text);
    }

    /** A badge in these colours. */
    public ProviderStyle(@Nullable String background, @Nullable String text) {
        this(background, text, null, null);
    }

    /** Returns a style with this logo and no badge. */
    public static ProviderStyle of(ProviderLogo logo) {
        return new ProviderStyle(null, null, logo, null);
    }

    static void requireColour(@Nullable String colour) {
        if (colour == null) {
            return;
        }
        boolean hexadecimal = (colour.length() == 4 || colour.length() == 7) && colour.charAt(0) == '#';
        for (int i = 1; hexadecimal && i < colour.length(); i++) {
            hexadecimal = Character.digit(colour.charAt(i), 16) >= 0 && colour.charAt(i) < 128;
        }
        if (!hexadecimal) {
            throw new IllegalArgumentException("Not a colour of the form #rgb or #rrggbb: " + colour);
        }
    }
}
