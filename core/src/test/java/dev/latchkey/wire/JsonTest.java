package dev.latchkey.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void values_are_plain() {
        assertThat(Json.parseObject("{\"s\":\"x\",\"l\":9007199254740993,\"b\":92233720368547758070,\"d\":1.5,"
                        + "\"e\":1e3,\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[]],\"o\":{\"i\":-0}}"))
                .isEqualTo(object(
                        "s",
                        "x",
                        "l",
                        9_007_199_254_740_993L,
                        "b",
                        new BigInteger("92233720368547758070"),
                        "d",
                        1.5,
                        "e",
                        1000.0,
                        "t",
                        true,
                        "f",
                        false,
                        "n",
                        null,
                        "a",
                        List.of(1L, List.of()),
                        "o",
                        Map.of("i", 0L)));
    }

    @Test
    void members_keep_their_order_and_the_last_duplicate_counts() {
        String text = "{\"z\":1,\"a\":2,\"m\":3,\"z\":4}";

        assertThat(Json.write(Json.parseObject(text))).isEqualTo("{\"z\":4,\"a\":2,\"m\":3}");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Json.parseUnambiguousObject(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{}]",
                "[",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":undefined}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"",
                "// {}",
                "/**/{}",
                "#{}",
                "{\"a\":tru}",
                "\ufeff{}",
                "{\"a\":11111111111111111111111111111111111111111111111111111111111111111}",
            })
    void anything_but_one_value_is_malformed_and_not_repeated(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Json.parseObject(text))
                .withNoCause()
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("\"a\""));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parseObject(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "null", "true", "[]", "[{}]"})
    void an_object_is_asked_for_by_name(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parseObject(text));
        Json.parse(text);
    }

    @Test
    void bytes_are_utf_8_and_nothing_else() {
        for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("UTF-32BE"))) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> Json.parseObject("{\"a\":1}".getBytes(charset)));
        }
        assertThat(Json.parseObject("{\"é\":\"🎉\"}".getBytes(UTF_8))).isEqualTo(Map.of("é", "🎉"));
        for (int bad : new int[] {0x80, 0xc3, 0xff, 0xfe}) {
            byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) bad, '"', '}'};
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parseObject(bytes));
        }
    }

    @Test
    void nesting_ends_at_64_levels() {
        assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isNotNull();
        for (String open : List.of("[", "{\"a\":")) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parse(open.repeat(65)));
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parse(open.repeat(100_000)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "1e400, null", "-0.0, -0.0", "1e21, 1.0E21"})
    void numbers_are_written_as_numbers(double number, String text) {
        assertThat(Json.write(number)).isEqualTo(text);
    }

    @Test
    void values_are_written_without_white_space_and_escaped_where_they_must_be() {
        assertThat(Json.write(object(
                        "text",
                        "\"\\\n\u0000\u2028é🎉</script>",
                        "big",
                        new BigInteger("92233720368547758070"),
                        "decimal",
                        new BigDecimal("1.50"),
                        "list",
                        Arrays.asList(null, true, 1, List.of()))))
                .isEqualTo("{\"text\":\"\\\"\\\\\\n\\u0000\u2028é🎉</script>\",\"big\":92233720368547758070,"
                        + "\"decimal\":1.50,\"list\":[null,true,1,[]]}");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Json.write(new Object()));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(String.valueOf(members[i]), members[i + 1]);
        }
        return object;
    }
}
