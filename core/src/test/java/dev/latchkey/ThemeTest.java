package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.model.Theme.Font;
import dev.latchkey.model.ThemeColor;
import dev.latchkey.provider.Providers;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a theme changes, and which themes stop the start. */
class ThemeTest {

    @Test
    void code_and_settings_set_the_same_theme() {
        Theme code = Theme.standard()
                .name("Acme")
                .font(Font.SERIF)
                .corners(4)
                .color(ThemeColor.BRAND_COLOR, "#635bff")
                .light(ThemeColor.PAGE_COLOR, "#fafafa")
                .dark(ThemeColor.CARD_COLOR, "#000")
                .logo("/light.svg")
                .darkLogo("/dark.svg")
                .favicon("/icon.png");
        Map<String, String> settings = Map.of(
                "theme.name", "Acme",
                "theme.font", "serif",
                "theme.corners", "4",
                "theme.brand-color", "#635bff",
                "theme.light.page-color", "#fafafa",
                "theme.dark.card-color", "#000",
                "theme.logo", "/light.svg",
                "theme.dark.logo", "/dark.svg",
                "theme.favicon", "/icon.png");

        assertThat(AuthOptions.of(builder().settings(settings)).theme).isEqualTo(code);
        assertThat(AuthOptions.of(builder().theme(code)).theme).isEqualTo(code);
        assertThat(style(builder().theme(code))).isEqualTo(style(builder().settings(settings)));
    }

    @Test
    void tokens_are_in_the_style_sheet_and_the_other_colours_follow_from_them() {
        String style = style(builder()
                .theme(Theme.standard()
                        .colorScheme(ColorScheme.LIGHT)
                        .font(Font.MONOSPACE)
                        .corners(0)
                        .color(ThemeColor.CARD_COLOR, "#fdf6e3")
                        .color(ThemeColor.PAGE_COLOR, "#eee8d5")
                        .color(ThemeColor.TEXT_COLOR, "#073642")));
        assertThat(style)
                .contains("--corner:0px", "--card:#fdf6e3", "--page:#eee8d5", "--text:#073642", "ui-monospace")
                .doesNotContain("--muted:#5b5b66", "--line:#d9d9de", "--hover:#f4f4f5");
    }

    @Test
    void the_built_in_colours_stay_if_a_theme_sets_the_button_alone() {
        assertThat(style(builder().theme(Theme.standard().color(ThemeColor.BRAND_COLOR, "#635bff"))))
                .contains("--brand-color:#635bff", "--muted:#5b5b66", "--line:#d9d9de", "--muted:#a8a8b3");
    }

    @ParameterizedTest
    @CsvSource({
        "theme.light.text-color, #aaa, light(TEXT_COLOR",
        "theme.dark.card-color, #fff, dark(CARD_COLOR",
        "theme.dark.page-color, #ddd, dark(PAGE_COLOR"
    })
    void text_that_nobody_could_read_stops_the_start(String setting, String colour, String call) {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().settings(Map.of(setting, colour)).build())
                .withMessageContaining("Nobody could read")
                .withMessageContaining(call)
                .withMessageContaining("latchkey." + setting);
    }

    @Test
    void colours_of_a_scheme_that_is_never_shown_do_not_matter() {
        assertThat(builder()
                        .theme(Theme.standard().colorScheme(ColorScheme.DARK).light(ThemeColor.TEXT_COLOR, "#fff"))
                        .build())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "theme.light.text-color, red",
        "theme.dark.page-color, '#fff;}body{display:none'",
        "theme.corners, 25",
        "theme.corners, -1",
        "theme.corners, 1em",
        "theme.font, 'Comic Sans, url(https://evil.example)'",
        "theme.favicon, https://evil.example/icon.png",
        "pages.terms, javascript:alert(1)",
        "pages.help, //evil.example"
    })
    @Tag("B6")
    void a_value_that_is_none_stops_the_start_and_is_not_repeated(String setting, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().settings(Map.of(setting, value)).build())
                .withMessageContaining("latchkey." + setting)
                .withMessageNotContaining(value);
    }

    @Test
    @Tag("B6")
    void code_is_checked_like_settings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .theme(Theme.standard().corners(99).dark(ThemeColor.TEXT_COLOR, "#fff}"))
                        .build())
                .withMessageContaining("is not between 0 and 24")
                .withMessageContaining("is no colour");
    }

    @Test
    void muted_text_and_lines_can_be_seen_on_every_card() {
        for (String card : new String[] {"#ffffff", "#fdf6e3", "#ffe4e1", "#0a2540", "#000000", "#2b1b3d"}) {
            boolean dark = card.startsWith("#0") || card.startsWith("#2");
            String style = style(builder()
                    .theme(Theme.standard()
                            .colorScheme(ColorScheme.LIGHT)
                            .color(ThemeColor.CARD_COLOR, card)
                            .color(ThemeColor.PAGE_COLOR, card)
                            .color(ThemeColor.TEXT_COLOR, dark ? "#ffffff" : "#111111")));
            assertThat(contrast(card, variable(style, "muted")))
                    .as("muted on " + card)
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(card, variable(style, "field-line")))
                    .as("fields on " + card)
                    .isGreaterThanOrEqualTo(3);
            assertThat(contrast(card, variable(style, "focus")))
                    .as("focus on " + card)
                    .isGreaterThanOrEqualTo(3);
            assertThat(contrast(variable(style, "error-page"), variable(style, "error")))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static String variable(String style, String name) {
        MatchResult found = Pattern.compile("--" + name + ":(#[0-9a-f]{6})")
                .matcher(style)
                .results()
                .findFirst()
                .orElseThrow();
        return requireNonNull(found.group(1));
    }

    /** As the guidelines compute it (WCAG 2.2), without the code under test. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static String style(AuthBuilder builder) {
        String page = new Visits(builder.build()).open("/auth/signin").body();
        return requireNonNull(Jsoup.parse(page).selectFirst("style")).data();
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .provider(Providers.github().clientId("a").clientSecret("b"));
    }
}
