package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.provider.ProviderLogo.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderLogoTest {

    /** More would take too much of the sign-in page. */
    private static final int MOST_CHARACTERS = 2_000;

    private static final int LEAST_LOGOS = 65;

    static Stream<String> ids() {
        return Providers.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void each_logo_of_the_catalogue_is_small_and_has_a_colour_for_each_shape(String id) {
        ProviderLogo logo = logo(id);
        if (logo != null) {
            assertThat(logo.shapes().stream().mapToInt(shape -> shape.path().length()))
                    .allMatch(length -> length > 0);
            assertThat(logo.shapes().stream()
                            .mapToInt(shape -> shape.path().length())
                            .sum())
                    .isLessThanOrEqualTo(MOST_CHARACTERS);
            assertThat(requireNonNull(ProviderCatalogue.entry(id))
                            .object("logo")
                            .texts("colours"))
                    .hasSameSizeAs(logo.shapes());
        }
    }

    @Test
    void most_providers_have_a_logo() {
        assertThat(ids().map(ProviderLogoTest::logo).filter(Objects::nonNull)).hasSizeGreaterThan(LEAST_LOGOS);
        for (String id : List.of("google", "github", "apple", "microsoft-entra-id", "azure-ad", "slack", "linkedin")) {
            assertThat(logo(id)).as(id).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M0 0\"/><script>", "M0 0<", "url(#a)", "M0 0&quot;", "M0 0;", "M\u0660 0"})
    @Tag("B6")
    void a_path_with_other_characters_is_refused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape(path, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12", "#fff\"", "currentColor", "url(#a)"})
    @Tag("B6")
    void a_colour_that_is_not_hexadecimal_is_refused(String colour) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderLogo.of("M0 0h1z", colour));
    }

    private static @Nullable ProviderLogo logo(String id) {
        ProviderStyle style = Providers.named(id).style();
        return style == null ? null : style.logo();
    }
}
