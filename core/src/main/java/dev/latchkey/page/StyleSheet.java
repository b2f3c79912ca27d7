package dev.latchkey.page;

import static java.util.stream.Collectors.joining;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The text of the only style element of every page. Providers' colours are classes in this style sheet, because a
 * {@code style} attribute would need {@code 'unsafe-inline'}. It is drawn for the first page that somebody sees; theme
 * and providers are checked before.
 */
final class StyleSheet {

    private static final int STANDARD_CORNERS = 10;

    /** Blanks that mean nothing in a style sheet. */
    private static final Pattern BLANKS = Pattern.compile("\\s*([{};,>~])\\s*|(?<=:) (?=[^{}]*;)|\\R\\s*");

    private final Lazy<String> text;
    private final Lazy<String> wide;

    StyleSheet(Theme theme, List<Provider> providers) {
        this.text = new Lazy<>(() -> drawn(theme, providers));
        this.wide = new Lazy<>(() -> text() + compact(TemplateRenderer.of(JtestylewideGenerated::render)));
    }

    private static String drawn(Theme theme, List<Provider> providers) {
        List<BadgeColours> badges = providers.stream()
                .filter(provider -> !ProviderMarks.hasLogo(provider))
                .map(BadgeColours::of)
                .filter(Objects::nonNull)
                .toList();
        List<BrandButton> brands =
                providers.stream().map(BrandButton::of).filter(Objects::nonNull).toList();
        return compact(TemplateRenderer.of((out, hooks) -> JtestyleGenerated.render(
                out,
                hooks,
                theme.colorScheme(),
                Palette.light(theme),
                Palette.dark(theme),
                FontFamily.of(theme.font()),
                theme.corners().orElse(STANDARD_CORNERS),
                badges,
                brands)));
    }

    /** Returns the style sheet of the pages with one card. */
    String text() {
        return text.get();
    }

    /** Returns the style sheet of the pages of features, which have more parts. */
    String wide() {
        return wide.get();
    }

    private static String compact(String css) {
        return BLANKS.matcher(css.lines().map(String::strip).collect(joining("\n")))
                .replaceAll("$1");
    }

    /** Returns the colours of the main button on a light background. */
    static Brand brand(Theme theme) {
        return Palette.light(theme).brand();
    }

    /** Returns the colours of the main button on a dark background. */
    static Brand darkBrand(Theme theme) {
        return Palette.dark(theme).brand();
    }

    /** Returns the source expression that allows exactly this style sheet in a content security policy. */
    String source() {
        return CspHash.of(text());
    }

    /** Returns the source expression for the style sheet of features' pages. */
    String wideSource() {
        return CspHash.of(wide());
    }

    /** The colours of the main button. */
    record Brand(Colour background, Colour text) {}
}
