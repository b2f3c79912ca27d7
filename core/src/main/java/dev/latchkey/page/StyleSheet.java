package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of the only style element of every page. Providers' colours are classes in this style sheet, because a
 * {@code style} attribute would need {@code 'unsafe-inline'}.
 */
record StyleSheet(String text) {

    private static final Colour INK = new Colour(0x18181b);
    private static final Colour PAPER = new Colour(0xf4f4f5);

    static StyleSheet of(Theme theme, List<Provider> providers) {
        List<BadgeColours> badges = providers.stream()
                .map(BadgeColours::of)
                .filter(Objects::nonNull)
                .toList();
        String css = TemplateRenderer.of((out, hooks) ->
                JtestyleGenerated.render(out, hooks, theme.colorScheme(), brand(theme), darkBrand(theme), badges));
        return new StyleSheet(css.lines().map(String::strip).collect(joining("\n")));
    }

    /** Returns the colours of the main button on a light background. */
    static Brand brand(Theme theme) {
        Colour light = colour(theme.brandColor(), "Theme.brandColor", INK);
        return new Brand(light, light.textOr(colour(theme.buttonText(), "Theme.buttonText", Colour.WHITE)));
    }

    /** Returns the colours of the main button on a dark background. */
    static Brand darkBrand(Theme theme) {
        Colour dark = colour(theme.brandColor(), "Theme.brandColor", PAPER);
        return new Brand(dark, dark.textOr(colour(theme.buttonText(), "Theme.buttonText", Colour.WHITE)));
    }

    /** Returns the source expression that allows exactly this style sheet in a content security policy. */
    String source() {
        return CspHash.of(text);
    }

    private static Colour colour(@Nullable String text, String what, Colour otherwise) {
        return text == null ? otherwise : Colour.parse(text, what);
    }

    /** The colours of the main button. */
    record Brand(Colour background, Colour text) {}
}
