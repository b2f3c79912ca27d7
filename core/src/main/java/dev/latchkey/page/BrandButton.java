package dev.latchkey.page;

import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The colours that the rules of a brand demand for its button, on light and on dark pages. A browser that does not know
 * {@code light-dark()} shows the colours of the theme.
 *
 * @see <a href="https://developers.google.com/identity/branding-guidelines">Google's rules</a>
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/howto-add-branding-in-apps">Microsoft's rules</a>
 */
record BrandButton(String providerId, Colours colours) {

    private static final Map<String, Colours> BRANDS = Map.of(
            "Google",
            new Colours(
                    new Pair(new Colour(0x747775), new Colour(0x8e918f)),
                    new Pair(Colour.WHITE, new Colour(0x131314)),
                    new Pair(new Colour(0x1f1f1f), new Colour(0xe3e3e3))),
            "Microsoft",
            new Colours(
                    new Pair(new Colour(0x8c8c8c), new Colour(0x2f2f2f)),
                    new Pair(Colour.WHITE, new Colour(0x2f2f2f)),
                    new Pair(new Colour(0x5e5e5e), Colour.WHITE)));

    private record Colours(Pair line, Pair background, Pair text) {}

    /** A colour of light pages and one of dark pages. */
    private record Pair(Colour light, Colour dark) {

        String in(ColorScheme scheme) {
            return switch (scheme) {
                case AUTO -> "light-dark(" + light + "," + dark + ")";
                case LIGHT -> light.toString();
                case DARK -> dark.toString();
            };
        }
    }

    /** Returns the colours for the button of a provider; {@code null} if it has those of the theme. */
    static @Nullable BrandButton of(Provider provider) {
        ProviderStyle style = provider.style();
        if (style == null || style.logo() == null) {
            return null;
        }
        String name = style.buttonName() == null ? provider.name() : style.buttonName();
        Colours colours = BRANDS.get(name);
        return colours == null ? null : new BrandButton(provider.id(), colours);
    }

    String line(ColorScheme scheme) {
        return colours.line.in(scheme);
    }

    String background(ColorScheme scheme) {
        return colours.background.in(scheme);
    }

    String text(ColorScheme scheme) {
        return colours.text.in(scheme);
    }
}
