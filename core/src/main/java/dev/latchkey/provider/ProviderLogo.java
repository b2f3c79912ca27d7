package dev.latchkey.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logo of a provider, as shapes that a page draws itself. Nothing is loaded for it.
 *
 * @param shapes the shapes, from back to front
 */
public record ProviderLogo(List<Shape> shapes) {

    public ProviderLogo {
        shapes = List.copyOf(shapes);
    }

    /**
     * Returns a logo of one shape. Where its colour could not be seen, a page draws it in the colour of the text.
     *
     * @param path the path, as {@link Shape} wants it
     * @param colour {@code #rgb} or {@code #rrggbb}
     */
    public static ProviderLogo of(String path, String colour) {
        return new ProviderLogo(List.of(new Shape(path, colour)));
    }

    /**
     * One filled shape.
     *
     * @param path the data of an SVG path in a square of 24 units
     * @param colour {@code #rgb} or {@code #rrggbb}; {@code null} for the colour of the text around the logo
     */
    public record Shape(String path, @Nullable String colour) {

        /**
         * Checks the shape.
         *
         * @throws IllegalArgumentException if the path has a character that no path has, or the colour is not
         *     hexadecimal; other text could change the page
         */
        public Shape {
            if (!isPath(path)) {
                throw new IllegalArgumentException("Not the data of an SVG path: " + path);
            }
            ProviderStyle.requireColour(colour);
        }

        private static boolean isPath(String path) {
            for (int i = 0; i < path.length(); i++) {
                if ("MmLlHhVvCcSsQqTtAaZzEe0123456789 ,.+-".indexOf(path.charAt(i)) < 0) {
                    return false;
                }
            }
            return !path.isEmpty();
        }
    }
}
