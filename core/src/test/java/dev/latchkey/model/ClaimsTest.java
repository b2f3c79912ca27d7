package dev.latchkey.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void what_is_written_and_read_again_is_equal() {
        List<@Nullable Object> numbers = new ArrayList<>(
                List.of(1, (short) 2, (byte) 3, 4.5f, 5.0, -0.0, 1e300, 0.1f, new AtomicInteger(7), Long.MIN_VALUE));
        numbers.addAll(List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN));
        for (String number :
                List.of("5", "5.00", "-5", "1E+3", "1E-400", "1E+999999999", "0.1", "12345678901234567890")) {
            numbers.add(new BigDecimal(number));
        }
        for (int digits : new int[] {1, 18, 19, 20, 62, 63, 64, 65, 400}) {
            numbers.add(new BigInteger("9".repeat(digits)));
            numbers.add(new BigInteger("-" + "9".repeat(digits)));
            numbers.add(new BigDecimal("9".repeat(digits)));
        }
        List<String> texts =
                List.of("\ud83d\ude00", "\ud83d", "\ude00\ud83d", "a\udc00b", "\ud83d\ud83d\ude00", "\u0000\uffff");
        Claims claims = Claims.of(Map.of("numbers", numbers, "texts", texts, "\ud83d", Map.of("\ude00", "x")))
                .with("\udfff", "\ud800");

        assertThat(Claims.parse(claims.toJson().getBytes(UTF_8))).isEqualTo(claims);
        assertThat(Claims.parse("{\"a\":\"\ud800\",\"\udc00\":1}"))
                .isEqualTo(Claims.of(Map.of("a", "\ufffd", "\ufffd", 1)));
    }

    @Test
    void what_nobody_could_read_again_is_refused_when_it_is_put_in() {
        List<Object> ring = new ArrayList<>();
        ring.add(ring);
        assertThatThrownBy(() -> Claims.empty().with("ring", ring)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Claims.empty().with("deep", nested(60))).hasMessageContaining("60 levels");
        Claims deep = Claims.empty().with("deep", nested(59));
        assertThat(Claims.parse(deep.toJson())).isEqualTo(deep);
    }

    private static Object nested(int levels) {
        return levels == 0 ? Map.of() : Map.of("x", nested(levels - 1));
    }

    @Test
    void a_number_that_does_not_fit_is_not_another_number() {
        Claims claims = Claims.parse("{\"huge\":18446744073709551621,\"wide\":1e300,\"endless\":1e999,\"half\":1.5,"
                + "\"whole\":3.0,\"text\":\"5\",\"least\":-9223372036854775807}");

        assertThat(claims.number("huge")).isEmpty();
        assertThat(claims.number("wide")).isEmpty();
        assertThat(claims.number("endless")).isEmpty();
        assertThat(claims.number("half")).isEmpty();
        assertThat(claims.number("text")).isEmpty();
        assertThat(claims.number("whole")).isEqualTo(Optional.of(3L));
        assertThat(claims.number("least")).isEqualTo(Optional.of(-Long.MAX_VALUE));
    }
}
