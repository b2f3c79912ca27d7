package dev.latchkey.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeLinksTest {

    @ParameterizedTest
    @CsvSource({
        "/auth, /auth",
        "/shop/api/auth, /shop/api/auth",
        "/auth/, /auth",
        "auth, /auth",
        "/, ''",
        "'', ''",
        "//evil.example/auth, /evil.example/auth",
        "/\\evil.example/auth, /%5Cevil.example/auth",
        "'/\t/evil.example', /%09/evil.example",
        "/bücher/auth, /b%C3%BCcher/auth",
        "/b%C3%BCcher/auth, /b%C3%BCcher/auth"
    })
    void a_base_path_has_one_slash_in_front_and_none_behind(String path, String base) {
        assertThat(SafeLinks.base(path)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org, https://app.example.org",
        "http://localhost:3000/auth/signin?x=1, http://localhost:3000/auth/signin?x=1",
        "/auth/signin, /auth/signin",
        "javascript:alert(1), /javascript:alert(1)",
        "//evil.example, /evil.example",
        "https:evil.example, /https:evil.example",
        "'https://good@evil.example', '/https://good@evil.example'",
        "'https://good.example\\@evil.example', '/https://good.example%5C@evil.example'"
    })
    void a_link_is_an_origin_of_the_web_or_a_path_on_this_host(String url, String href) {
        assertThat(SafeLinks.href(url)).isEqualTo(href);
    }
}
