package dev.latchkey.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEscapesTest {

    @Test
    void form_encoding_is_the_jdk_s_for_every_character() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 61) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String text = "a" + Character.toString(c) + " z";
                String encoded = PercentEscapes.encodeForm(text);
                assertThat(encoded).isEqualTo(URLEncoder.encode(text, UTF_8));
                assertThat(PercentEscapes.decodeForm(encoded)).isEqualTo(text);
                assertThat(PercentEscapes.decode(PercentEscapes.encodeComponent(text))).isEqualTo(text);
            }
        }
    }

    @Test
    void component_encoding_leaves_what_javascript_leaves() {
        String left = "ABCxyz019-_.!~*'()";

        assertThat(PercentEscapes.encodeComponent(left)).isEqualTo(left);
        assertThat(PercentEscapes.encodeComponent(" +/?#[]@$&,;=:%|\"<>\\^`{}é"))
                .isEqualTo("%20%2B%2F%3F%23%5B%5D%40%24%26%2C%3B%3D%3A%25%7C%22%3C%3E%5C%5E%60%7B%7D%C3%A9");
    }

    @Test
    void a_url_fit_for_a_header_keeps_its_escapes_and_cannot_break_the_line() {
        assertThat(PercentEscapes.encodeUrl("https://a.example/b%20c?d=é&e=\r\nSet-Cookie: x\0#\u4e00"))
                .isEqualTo("https://a.example/b%20c?d=%C3%A9&e=%0D%0ASet-Cookie:%20x%00#%E4%B8%80");
    }

    @ParameterizedTest
    @CsvSource({
        "%41%6a, Aj",
        "%e4%b8%80, 一",
        "%F0%9F%8E%89, 🎉",
        "a+b, a+b",
        "%2B%25, +%",
        "100, 100",
    })
    void escapes_are_undone(String escaped, String text) {
        assertThat(PercentEscapes.decode(escaped)).isEqualTo(text);
        assertThat(PercentEscapes.decodeForm(escaped)).isEqualTo(text.equals("a+b") ? "a b" : text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "%4g",
                "%-1",
                "%+1",
                "% 1",
                "a%",
                "%E0%A4%A",
                "%ff",
                "%C0%80",
                "%ED%A0%80",
                "%C3",
                "%80",
                "%F4%90%80%80",
                "%\u0664\u0661",
                "%é1",
            })
    void broken_escapes_are_told(String broken) {
        assertThat(PercentEscapes.decode(broken)).isNull();
        assertThat(PercentEscapes.decodeForm(broken)).isNull();
    }
}
