package dev.latchkey.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.text.TextKey.Argument;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One and many in every language. The numbers are the samples of the CLDR's plural rules. */
class PluralTextTest {

    private static final Pattern SPACE = Pattern.compile(" ");

    private static final TextKey WAIT = TextKey.of("wait", new Argument("count", 10L));
    private static final TextKey VISIT = TextKey.of("visit", new Argument("guest", "Ada"), new Argument("count", 2));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | one   | 1",
                "en | other | 0 2 10 101",
                "de | one   | 1",
                "de | other | 0 2 21",
                "fr | one   | 0 1",
                "fr | other | 2 10",
                "pt | one   | 0 1",
                "pt | other | 2 21",
                "hi | one   | 0 1",
                "hi | other | 2 10",
                "tr | one   | 1",
                "tr | other | 0 2 100",
                "pl | one   | 1",
                "pl | few   | 2 3 4 22 34 102",
                "pl | many  | 0 5 11 12 13 14 19 21 31 100 112 1000",
                "uk | one   | 1 21 31 101",
                "uk | few   | 2 4 22 34 102",
                "uk | many  | 0 5 11 12 14 19 100 111 112",
                "ar | zero  | 0",
                "ar | one   | 1",
                "ar | two   | 2",
                "ar | few   | 3 10 103 110",
                "ar | many  | 11 26 99 111 199",
                "ar | other | 100 101 102 200 1000",
                "he | one   | 1",
                "he | two   | 2",
                "he | other | 0 3 10 20 100",
                "ja | other | 0 1 2",
                "ko | other | 0 1 2",
                "zh | other | 0 1 2"
            })
    void a_number_has_the_category_of_its_language(String language, String category, String numbers) {
        for (String number : List.of(SPACE.split(numbers))) {
            assertThat(PluralRules.category(Locale.forLanguageTag(language), Long.parseLong(number)))
                    .as("%s in %s", number, language)
                    .isEqualTo(category);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, minutę", "2, 2 minuty", "5, 5 minut", "22, 22 minuty", "1000, '1000 minut'"})
    void a_text_has_a_form_for_each_category(long count, String text) {
        MessageTemplate template = MessageTemplate.parse(
                WAIT,
                "{0,plural,one{minutę} few{{0} minuty} many{{0} minut} other{{0} minuty}}",
                Locale.forLanguageTag("pl"));
        assertThat(template.fill(count).toString().replace("\u00a0", "")).isEqualTo(text.replace(" 000", "000"));
    }

    @Test
    void a_form_for_one_number_wins_and_other_arguments_stay() {
        MessageTemplate template = MessageTemplate.parse(
                VISIT, "{0}: {1,plural,=0{never} one{once, {0}} other{{1} times}}.", Locale.ENGLISH);
        assertThat(template.fill("Ada", 0)).hasToString("Ada: never.");
        assertThat(template.fill("Ada", 1)).hasToString("Ada: once, Ada.");
        assertThat(template.fill("{1}", 7)).hasToString("{1}: 7 times.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{0,plural,one{a minute}}            | has no form other{…}",
                "{0,plural,single{x} other{{0}}}     | has a form single, which no language has",
                "{0,plural,one a other{{0}}}         | has forms that are not such as one{…} other{…}",
                "{0,plural,one{it's} other{{0}}}     | has an apostrophe between braces: write ’ there",
                "{0,plural,one{{0} other{{0}}        | has a { without its }"
            })
    void forms_with_a_mistake_are_refused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.parseAndTry(WAIT, text, Locale.ENGLISH))
                .withMessage(why);
    }

    @Test
    void forms_are_for_numbers_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MessageTemplate.parseAndTry(VISIT, "{0,plural,one{x} other{{0}}} {1}", Locale.ENGLISH))
                .withMessage("has forms for one and many of something that is no number");
    }
}
