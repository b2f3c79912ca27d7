package dev.latchkey.page;

import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.parse;
import static dev.latchkey.page.Sample.signInPage;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.provider.Providers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text has a contrast of 4.5, lines that matter 3 (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */
class ContrastTest {

    private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+):(#[0-9a-f]{6});");
    private static final double TEXT = 4.5;
    private static final double LINE = 3;

    @ParameterizedTest
    @CsvSource({"#ffffff, #000000, 21", "#ffffff, #777777, 4.48", "#767676, #ffffff, 4.54", "#06c, #fff, 5.57"})
    void contrast_is_what_the_guidelines_say(String one, String other, double ratio) {
        assertThat(colour(one).contrast(colour(other))).isEqualTo(ratio, within(0.005));
    }

    @Test
    void black_or_white_can_be_read_on_every_colour() {
        for (int rgb = 0; rgb < 0x1000; rgb++) {
            Colour background = colour(String.format("#%03x", rgb));
            assertThat(background.contrast(background.textOr(background))).isGreaterThanOrEqualTo(TEXT);
        }
    }

    @Test
    void text_and_lines_of_the_built_in_theme_can_be_seen() {
        for (Map<String, Colour> scheme : List.of(
                variables(new Theme(null, ColorScheme.LIGHT, null, null, null)),
                variables(new Theme(null, ColorScheme.DARK, null, null, null)))) {
            assertContrast(scheme, "text", "card", TEXT);
            assertContrast(scheme, "text", "hover", TEXT);
            assertContrast(scheme, "text", "page", TEXT);
            assertContrast(scheme, "muted", "card", TEXT);
            assertContrast(scheme, "error", "error-page", TEXT); // and the other way round on a button that deletes
            assertContrast(scheme, "error", "card", LINE);
            assertContrast(scheme, "button-text-color", "brand-color", TEXT);
            assertContrast(scheme, "brand-color", "card", LINE);
            assertContrast(scheme, "field-line", "card", LINE);
            assertContrast(scheme, "focus", "card", LINE);
        }
    }

    @Test
    void dark_and_light_differ_and_auto_has_both() {
        Colour light =
                variables(new Theme(null, ColorScheme.LIGHT, null, null, null)).get("card");
        Colour dark =
                variables(new Theme(null, ColorScheme.DARK, null, null, null)).get("card");
        assertThat(light).isNotEqualTo(dark);
        String auto = style(Theme.standard());
        assertThat(auto.split("@media \\(prefers-color-scheme: dark\\)", -1))
                .hasSize(2)
                .satisfies(parts -> assertThat(parts[0]).contains("--card:" + light))
                .satisfies(parts -> assertThat(parts[1]).contains("--card:" + dark));
        assertThat(style(new Theme(null, ColorScheme.LIGHT, null, null, null)))
                .doesNotContain("prefers-color-scheme", "--card:" + dark);
        assertThat(style(new Theme(null, ColorScheme.DARK, null, null, null))).doesNotContain("prefers-color-scheme");
    }

    @ParameterizedTest
    @CsvSource({
        "#635bff, #ffffff, #ffffff",
        "#635bff, #ff0000, #ffffff",
        "#ffcc00, #ffffff, #000000",
        "#ffcc00, , #000000",
        "#fc0, #222, #222222",
        ", #ff0000, #ffffff"
    })
    void the_main_button_has_the_themes_text_colour_if_it_can_be_read(
            @Nullable String brand, @Nullable String text, String shown) {
        Map<String, Colour> variables = variables(new Theme(null, ColorScheme.LIGHT, brand, text, null));
        assertThat(variables).containsEntry("button-text-color", colour(shown));
        assertThat(variables.get("brand-color")).isEqualTo(colour(brand == null ? "#18181b" : brand));
    }

    @ParameterizedTest
    @CsvSource({
        "#24292f, #fff, #ffffff", // readable as they are
        "#fff, #0052cc, #0052cc",
        "#5865F2, #fff, #ffffff",
        "#EB5424, #fff, #000000", // not readable: white on orange, bright blue, green
        "#148eff, #fff, #000000",
        "#00C300, #fff, #000000",
        "#fff, #0082C9, #000000",
        "#00a1e0, , #000000" // no text colour
    })
    void a_providers_badge_has_its_text_colour_if_it_can_be_read(
            String background, @Nullable String text, String shown) {
        OAuthProvider provider = OAuthProvider.oidc("it-1", "It").style(new ProviderStyle(background, text));
        Pages pages = Sample.pages(Theme.standard(), provider);
        assertThat(only(parse(pages.signIn(signInPage())), "style").data())
                .contains(".provider-it-1{--badge:" + colour(background) + ";--badge-text:" + shown + ";}");
        assertThat(colour(background).contrast(colour(shown))).isGreaterThanOrEqualTo(TEXT);
    }

    @Test
    void a_provider_without_a_background_has_the_pages_own_badge() {
        OAuthProvider provider = OAuthProvider.oidc("it", "It").style(new ProviderStyle(null, "#fff"));
        Pages pages = Sample.pages(Theme.standard(), provider);
        assertThat(only(parse(pages.signIn(signInPage())), "style").data()).doesNotContain(".provider-it");
    }

    /** Google's rules and Microsoft's name these colours. */
    @ParameterizedTest
    @CsvSource({
        "google, LIGHT, #747775, #ffffff, #1f1f1f",
        "google, DARK, #8e918f, #131314, #e3e3e3",
        "microsoft-entra-id, LIGHT, #8c8c8c, #ffffff, #5e5e5e",
        "microsoft-entra-id, DARK, #2f2f2f, #2f2f2f, #ffffff"
    })
    void the_button_of_a_brand_has_the_colours_of_its_rules(
            String id, ColorScheme scheme, String line, String background, String text) {
        assertThat(brandStyle(scheme, id))
                .contains(".provider-" + id + "{border-color:" + line + ";background:" + background
                        + " !important;color:" + text + ";}");
        assertThat(brandStyle(ColorScheme.AUTO, id)).contains("background:light-dark(#ffffff,#");
        assertThat(colour(background).contrast(colour(text))).isGreaterThanOrEqualTo(TEXT);
    }

    private static String brandStyle(ColorScheme scheme, String id) {
        Pages pages = Sample.pages(new Theme(null, scheme, null, null, null), Providers.named(id));
        return only(parse(pages.signIn(signInPage())), "style").data();
    }

    @ParameterizedTest
    @CsvSource({"GitHub, G", "42 School, 4", "zoom, Z", "'  (éa)', É", "'***', ·", "'', ·", "𝒳, 𝒳"})
    void a_badge_shows_the_first_letter_or_digit(String name, String shown) {
        assertThat(BadgeColours.monogram(name)).isEqualTo(shown);
    }

    private static void assertContrast(Map<String, Colour> scheme, String one, String other, double least) {
        assertThat(requireNonNull(scheme.get(one)).contrast(requireNonNull(scheme.get(other))))
                .as(one + " on " + other)
                .isGreaterThanOrEqualTo(least);
    }

    /** The style sheet's variables; of two with one name the later, as in a browser. */
    private static Map<String, Colour> variables(Theme theme) {
        Map<String, Colour> variables = new HashMap<>();
        for (MatchResult match : VARIABLE.matcher(style(theme)).results().toList()) {
            variables.put(requireNonNull(match.group(1)), colour(requireNonNull(match.group(2))));
        }
        return variables;
    }

    private static String style(Theme theme) {
        return only(parse(Sample.pages(theme).signIn(signInPage())), "style").data();
    }

    private static Colour colour(String text) {
        return Colour.parse(text, "A colour");
    }
}
