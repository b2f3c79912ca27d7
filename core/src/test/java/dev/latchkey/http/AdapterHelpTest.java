package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterHelpTest {

    @ParameterizedTest
    @CsvSource({
        "/shop, /shop/a, /a",
        "/shop, /shop/, /",
        "/shop, /shop, ''",
        "/shop, /shopping, /shopping",
        "/shop, /%73hop/a, /%73hop/a",
        "'', /a, /a"
    })
    void a_path_is_taken_below_the_context_or_stays(String contextPath, String path, String below) {
        assertThat(AuthRequest.below(contextPath, path)).isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-length", "CONTENT-ENCODING"})
    void headers_of_a_body_are_known_in_any_case(String name) {
        assertThat(Header.isOfBody(name)).isTrue();
    }

    @Test
    void other_headers_are_not_of_a_body() {
        assertThat(Header.isOfBody("Set-Cookie")).isFalse();
        assertThat(Header.isOfBody("X-Content-Type-Options")).isFalse();
    }
}
