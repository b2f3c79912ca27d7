package dev.latchkey.provider;

import org.jspecify.annotations.Nullable;

/**
 * The colours of a provider's button on the built-in page.
 *
 * @param background the colour of the button, in the form {@code #rgb} or {@code #rrggbb}
 * @param text the colour of the text on the button, in the same form
 */
public record ProviderStyle(
        @Nullable String background, @Nullable String text) {

    /**
     * Checks the colours.
     *
     * @throws IllegalArgumentException if one is not a hexadecimal colour; other text could change the style sheet
     */
    public ProviderStyle {
        requireColour(background);
        requireColour(text);
    }

    private static void requireColour(@Nullable String colour) {
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
