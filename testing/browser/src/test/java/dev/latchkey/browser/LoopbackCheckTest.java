package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/x",
                "http://127.0.0.1/",
                "https://[::1]:8443/",
                "data:image/png;base64,AAAA",
                "about:blank"
            })
    void this_machine_is_reached(String url) {
        assertThat(LoopbackCheck.reaches(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "http://localhost.example.org/",
                "http://127.0.0.1.example.org/",
                "http://localhost@example.org/",
                "http://exa mple.org/",
                "http:///x"
            })
    void anything_else_is_outside(String url) {
        assertThat(LoopbackCheck.reaches(url)).isFalse();
    }
}
