package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderLogo;
import dev.latchkey.provider.ProviderLogo.Shape;
import dev.latchkey.provider.ProviderStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons of providers show beside and in their words: a logo or a badge, and the name of the brand. A logo in
 * several colours keeps them. A logo in one colour has the colour of the text where its own could not be seen.
 */
final class ProviderMarks {

    static final ProviderMarks NONE = new ProviderMarks(new Lazy<>(Map::of), Map.of());

    private final Lazy<Map<String, String>> logos;
    private final Map<String, String> names;

    private ProviderMarks(Lazy<Map<String, String>> logos, Map<String, String> names) {
        this.logos = logos;
        this.names = names;
    }

    static ProviderMarks of(Theme theme, List<Provider> providers) {
        Map<String, String> names = new HashMap<>();
        for (Provider provider : providers) {
            ProviderStyle style = provider.style();
            if (style != null && style.buttonName() != null) {
                names.put(provider.id(), style.buttonName());
            }
        }
        return new ProviderMarks(new Lazy<>(() -> logos(theme, providers)), Map.copyOf(names));
    }

    private static Map<String, String> logos(Theme theme, List<Provider> providers) {
        Map<String, String> logos = new HashMap<>();
        for (Provider provider : providers) {
            ProviderStyle style = provider.style();
            if (style != null && style.logo() != null) {
                logos.put(provider.id(), svg(style.logo(), theme));
            }
        }
        return Map.copyOf(logos);
    }

    static boolean hasLogo(Provider provider) {
        ProviderStyle style = provider.style();
        return style != null && style.logo() != null;
    }

    /** Returns the logo as an SVG element, which needs no escaping; {@code null} if the provider has none. */
    @Nullable
    String logo(SignInOffer offer) {
        return logos.get().get(offer.id());
    }

    /** Returns the name of the provider on its button. */
    String name(SignInOffer offer) {
        return names.getOrDefault(offer.id(), offer.name());
    }

    private static String svg(ProviderLogo logo, Theme theme) {
        List<Shape> shapes = logo.shapes();
        String colour = shapes.size() == 1 ? shapes.get(0).colour() : null;
        Visibility visible = colour == null ? Visibility.ALWAYS : Visibility.of(Colour.parse(colour, "logo"), theme);
        return "<svg class=\"mark" + visible.cssClass + "\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
                + shapes.stream().map(shape -> path(shape, visible)).collect(joining())
                + "</svg>";
    }

    private static String path(Shape shape, Visibility visible) {
        String fill = shape.colour() == null || visible == Visibility.NEVER ? "" : "fill=\"" + shape.colour() + "\" ";
        return "<path " + fill + "d=\"" + shape.path() + "\"/>";
    }

    /** On which pages a colour can be seen. The style sheet has the classes. */
    private enum Visibility {
        ALWAYS(""),
        LIGHT(" plain-dark"),
        DARK(" plain-light"),
        NEVER("");

        private final String cssClass;

        Visibility(String cssClass) {
            this.cssClass = cssClass;
        }

        static Visibility of(Colour colour, Theme theme) {
            boolean light = Palette.light(theme).card().contrast(colour) >= Colour.SHAPE;
            boolean dark = Palette.dark(theme).card().contrast(colour) >= Colour.SHAPE;
            boolean inLight = theme.colorScheme() == ColorScheme.DARK ? dark : light;
            boolean inDark = theme.colorScheme() == ColorScheme.LIGHT ? light : dark;
            if (inLight) {
                return inDark ? ALWAYS : LIGHT;
            }
            return inDark ? DARK : NEVER;
        }
    }
}
