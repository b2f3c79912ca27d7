package dev.latchkey.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:10Z");
    private static final Phone PHONE = Phone.ofText("12345678901234567890");

    private final TimeCodes codes = new TimeCodes();

    /** RFC 6238 appendix B, for SHA-1; of its eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_codes_are_those_of_the_rfc(long time, String code) {
        long step = TimeCodes.stepAt(Instant.ofEpochSecond(time));
        assertThat(codes.codeOf(step, PHONE.key())).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void a_code_counts_one_step_earlier_and_later(int steps) {
        Instant shown = NOW.plus(TimeCodes.STEP.multipliedBy(steps));
        assertThat(codes.match(PHONE.key(), PHONE.codeAt(shown), NOW, Long.MIN_VALUE))
                .isEqualTo(OptionalLong.of(TimeCodes.stepAt(shown)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -2, 2, 3})
    void a_code_does_not_count_two_steps_away(int steps) {
        Instant shown = NOW.plus(TimeCodes.STEP.multipliedBy(steps));
        assertThat(codes.match(PHONE.key(), PHONE.codeAt(shown), NOW, Long.MIN_VALUE))
                .isEmpty();
    }

    @Test
    void after_a_code_no_earlier_one_counts() {
        long current = TimeCodes.stepAt(NOW);
        String earlier = codes.codeOf(current - 1, PHONE.key());
        assertThat(codes.match(PHONE.key(), codes.codeOf(current, PHONE.key()), NOW, current))
                .isEmpty();
        assertThat(codes.match(PHONE.key(), earlier, NOW, current)).isEmpty();
        assertThat(codes.match(PHONE.key(), earlier, NOW, current - 2)).hasValue(current - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870820", "28708２", "-87082", "abcdef"})
    void what_is_no_code_is_wrong(String typed) {
        assertThat(codes.match(PHONE.key(), typed, Instant.ofEpochSecond(59), Long.MIN_VALUE))
                .isEmpty();
    }
}
