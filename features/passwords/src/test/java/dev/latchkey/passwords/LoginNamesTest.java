package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name has one form, however often it is brought into it, so nobody else can have the name that a user types. */
@Tag("A1")
class LoginNamesTest {

    @Test
    void a_name_of_any_letter_is_found_again_at_sign_in() {
        assertThatAllAreFoundAgain(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .mapToObj(c -> Character.toString(c) + "oe" + Character.toString(c)));
    }

    @Test
    void a_name_of_any_letter_with_any_mark_is_found_again_at_sign_in() {
        List<String> marks = IntStream.rangeClosed(0x300, 0x345)
                .mapToObj(Character::toString)
                .toList();
        assertThatAllAreFoundAgain(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isUpperCase(c) || Character.isTitleCase(c))
                .mapToObj(Character::toString)
                .flatMap(letter -> marks.stream().map(mark -> letter + mark + "oe")));
    }

    private static void assertThatAllAreFoundAgain(Stream<String> names) {
        List<String> lost = new ArrayList<>();
        names.forEach(typed -> {
            String kept = LoginNames.normal(typed);
            if (kept != null
                    && !(kept.equals(LoginNames.normal(LoginNames.folded(typed)))
                            && kept.equals(LoginNames.normal(kept))
                            && Normalizer.isNormalized(kept, Normalizer.Form.NFKC)
                            && kept.equals(kept.toLowerCase(Locale.ROOT)))) {
                lost.add(typed);
            }
        });
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u039F\u0394\u03A5\u03A3\u03A3\u0395\u03A5\u03A3, \u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03C5\u03C2",
        "\u039D\u0399\u039A\u039F\u03A3.\u03A0, \u03BD\u03B9\u03BA\u03BF\u03C2.\u03C0",
        "\u039D\u0399\u039A\u039F\u03A37, \u03BD\u03B9\u03BA\u03BF\u03C27"
    })
    void a_name_with_a_sigma_is_one_in_capital_and_small_letters_and_with_either_sigma(String capital, String small) {
        assertThat(LoginNames.normal(capital)).isEqualTo(small);
        assertThat(LoginNames.normal(small)).isEqualTo(small);
        assertThat(LoginNames.normal(small.replace('\u03C2', '\u03C3'))).isEqualTo(small);
        assertThat(LoginNames.normal(small.replace('\u03C3', '\u03C2'))).isEqualTo(small);
    }

    @ParameterizedTest
    @ValueSource(strings = {"J\u030Coe", "j\u030Coe", "\u01F0oe", "\u01F0OE"})
    void the_same_name_in_small_and_capital_letters_is_one(String typed) {
        assertThat(LoginNames.normal(typed)).isEqualTo("\u01F0oe");
    }
}
