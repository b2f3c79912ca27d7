package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a feature costs its author. */
class FavouriteColourTest {

    private static final Path MAIN = Path.of("src", "main");

    @Test
    void a_feature_with_all_that_one_can_have_is_two_hundred_lines() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> own = files.filter(
                            file -> file.toString().matches(".*/(\\w*Colour\\w*\\.java|messages\\w*\\.properties)"))
                    .toList();
            assertThat(own).hasSize(4);
            int lines = 0;
            for (Path file : own) {
                lines += Files.readAllLines(file).size();
            }
            assertThat(lines).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void its_texts_are_in_two_languages() {
        assertThat(texts(Locale.ENGLISH).text(FavouriteColour.ANSWER)).isEqualTo("Answer");
        assertThat(texts(Locale.GERMANY).text(FavouriteColour.ANSWER)).isEqualTo("Antworten");
        assertThat(texts(Locale.GERMAN).text(FavouriteColour.QUESTION, 3)).contains("3 Versuche");
        assertThat(texts(Locale.FRENCH).text(FavouriteColour.ANSWER)).isEqualTo("Answer");
    }

    private static Texts texts(Locale locale) {
        return Texts.of(
                locale, List.of(CoreText.bundle(), new FavouriteColour().texts().orElseThrow()));
    }
}
