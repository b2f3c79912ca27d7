package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void fields_are_split_and_decoded() {
        assertThat(Form.parse("a=1&b=x+y&c=%26%3D&d=&e&=f&&g==&h=a%3Db"))
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry("b", "x y"),
                        Map.entry("c", "&="),
                        Map.entry("d", ""),
                        Map.entry("e", ""),
                        Map.entry("", "f"),
                        Map.entry("g", "="),
                        Map.entry("h", "a=b"));
        assertThat(Form.parse(null)).isEmpty();
        assertThat(Form.parse("")).isEmpty();
        assertThat(Form.parse("&&&")).isEmpty();
    }

    @Test
    void the_last_duplicate_wins_under_any_spelling_of_its_name() {
        assertThat(Form.parse("a=1&b=2&a=3")).containsExactly(Map.entry("a", "3"), Map.entry("b", "2"));
        assertThat(Form.parse("a=1&%61=2")).containsExactly(Map.entry("a", "2"));
    }

    @Test
    void broken_escapes_stay_as_they_came() {
        assertThat(Form.parse("a=%zz&b=100%&%=x&c=%E0%A4%A"))
                .containsExactly(
                        Map.entry("a", "%zz"), Map.entry("b", "100%"), Map.entry("%", "x"), Map.entry("c", "%E0%A4%A"));
    }

    @Test
    void too_many_fields_are_malformed() {
        assertThat(Form.parse("a=1&".repeat(1_000))).hasSize(1);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Form.parse("a=1&".repeat(1_001)));
    }

    @Test
    void a_long_body_is_answered_at_once() {
        String body = "a&".repeat(999) + "x".repeat(1 << 20);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(Form.parse(body)).hasSize(2);
                assertThat(Form.parse("&".repeat(1 << 20))).isEmpty();
            }
        });
    }

    @Test
    void fields_are_added_before_the_fragment() {
        Map<String, String> fields = Map.of("a b", "c&d");

        assertThat(Form.append("/x", fields)).isEqualTo("/x?a+b=c%26d");
        assertThat(Form.append("/x?y=1", fields)).isEqualTo("/x?y=1&a+b=c%26d");
        assertThat(Form.append("/x?", fields)).isEqualTo("/x?a+b=c%26d");
        assertThat(Form.append("/x?y&", fields)).isEqualTo("/x?y&a+b=c%26d");
        assertThat(Form.append("/x#z?w", fields)).isEqualTo("/x?a+b=c%26d#z?w");
        assertThat(Form.append("/x?q=why?", fields)).isEqualTo("/x?q=why?&a+b=c%26d");
        assertThat(Form.append("/x?q=1??#z", fields)).isEqualTo("/x?q=1??&a+b=c%26d#z");
        assertThat(Form.append("/x?#z", fields)).isEqualTo("/x?a+b=c%26d#z");
        assertThat(Form.append("/x", Map.of())).isEqualTo("/x");
    }
}
