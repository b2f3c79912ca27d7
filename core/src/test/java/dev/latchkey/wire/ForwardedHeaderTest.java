package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHeaderTest {

    @Test
    void elements_of_all_lines_come_in_order_with_names_in_lower_case() {
        assertThat(ForwardedHeader.parse(List.of(
                        "For=\"[2001:db8:cafe::17]:4711\";PROTO=https ; by=203.0.113.43, for=192.0.2.43",
                        ", host=\"a,b;c=\\\"d\\\"\" ,")))
                .containsExactly(
                        Map.of("for", "[2001:db8:cafe::17]:4711", "proto", "https", "by", "203.0.113.43"),
                        Map.of("for", "192.0.2.43"),
                        Map.of("host", "a,b;c=\"d\""));
        assertThat(ForwardedHeader.parse(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for",
                "for=",
                "for=a b",
                "for=a for=b",
                "for=a;for=b",
                "host=app.example.com:443",
                "for=[::1]",
                "host=\"open",
                "host=\"a\\",
                "host=\"a\u0000\"",
                "for =a",
                "é=a"
            })
    void what_does_not_follow_the_grammar_is_malformed(String line) {
        assertThatThrownBy(() -> ForwardedHeader.parse(List.of(line))).isInstanceOf(MalformedException.class);
    }

    @Test
    void a_long_line_takes_no_longer_than_its_length() {
        assertThatThrownBy(() -> ForwardedHeader.parse(List.of("host=\"" + "\\a".repeat(4_000))))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ForwardedHeader.parse(List.of("a".repeat(100_000))))
                .isInstanceOf(MalformedException.class);
    }
}
