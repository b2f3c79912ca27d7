package dev.latchkey.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language somebody gets who asks for some. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                                 | de",
                "de-CH, fr;q=0.9                    | de",
                "fr;q=0.3, es;q=0.8, en;q=0.5       | es",
                "da, nb;q=0.9, nl;q=0.5             | nl",
                "pt-BR                              | pt",
                "pt-PT                              | pt",
                "zh                                 | zh-Hans",
                "zh-CN                              | zh-Hans",
                "zh-SG                              | zh-Hans",
                "zh-TW                              | zh-Hant",
                "zh-HK                              | zh-Hant",
                "zh-MO                              | zh-Hant",
                "zh-Hant                            | zh-Hant",
                "zh-Hant-HK                         | zh-Hant",
                "zh-Hans-TW                         | zh-Hans",
                "iw                                 | he",
                "he-IL                              | he",
                "PL-pl                              | pl",
                "uk-UA,ru;q=0.8                     | uk",
                "de;q=0, ja                         | ja",
                "*, ko;q=0.1                        | ko",
                "en-GB                              | en"
            })
    void the_browser_gets_the_language_that_it_likes_best(String header, String tag) {
        assertThat(Languages.accepted(header, Languages.OWN).map(Locale::toLanguageTag))
                .contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "da", "xx-YY", "de;q=0", ";;;", "de;q=x", "<script>", "de\u0000", "-"})
    void a_browser_that_asks_for_nothing_that_there_is_gets_nothing(String header) {
        assertThat(Languages.accepted(header, Languages.OWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr-CA fr en | fr", "xx zh_TW zh-tw | zh-Hant", "  es-419   de | es", "../../de it | it"})
    void a_link_names_languages_in_the_order_of_preference(String tags, String tag) {
        assertThat(Languages.wanted(tags, Languages.OWN).map(Locale::toLanguageTag))
                .contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de,", "fr\"><script>", "../../../etc/passwd", "x-private", "und"})
    void a_link_names_nothing_but_languages_that_there_are(String tags) {
        Optional<Locale> found = Languages.wanted(tags, Languages.OWN);
        assertThat(found)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        one -> assertThat(Languages.OWN)
                                .containsAnyElementsOf(one.stream().toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100_000})
    void a_header_that_no_browser_sends_costs_nothing(int times) {
        assertThat(Languages.accepted("da;q=0.1,".repeat(times) + "de", Languages.OWN))
                .isEmpty();
        assertThat(Languages.wanted("da ".repeat(times) + "de", Languages.OWN)).isEmpty();
    }
}
