package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.Hashes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one style element of every page. Providers' colours are classes in it: a {@code style} attribute would need
 * {@code 'unsafe-inline'}.
 */
record StyleSheet(String text) {

    private static final Colour INK = new Colour(0x18181b);
    private static final Colour PAPER = new Colour(0xf4f4f5);

    static StyleSheet of(Theme theme, List<Provider> providers) {
        Colour light = colour(theme.brandColor(), "Theme.brandColor", INK);
        Colour dark = colour(theme.brandColor(), "Theme.brandColor", PAPER);
        Colour text = colour(theme.buttonText(), "Theme.buttonText", Colour.WHITE);
        List<Badge> badges =
                providers.stream().map(Badge::of).filter(Objects::nonNull).toList();
        String css = Html.of((out, hooks) -> JtestyleGenerated.render(
                out,
                hooks,
                theme.colorScheme(),
                new Brand(light, light.textOr(text)),
                new Brand(dark, dark.textOr(text)),
                badges));
        return new StyleSheet(css.lines().map(String::strip).collect(joining("\n")));
    }

    /** What a content security policy calls this very text. */
    String source() {
        byte[] hash = HexFormat.of().parseHex(Hashes.sha256Hex(text));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    private static Colour colour(@Nullable String text, String what, Colour otherwise) {
        return text == null ? otherwise : Colour.parse(text, what);
    }

    /** The colours of the main button. */
    record Brand(Colour background, Colour text) {}
}
