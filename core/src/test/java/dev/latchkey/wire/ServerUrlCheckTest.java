package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sso.example.com",
                "HTTPS://SSO.Example.com:8443/realms/a?b=c",
                "http://localhost:8080/",
                "http://127.0.0.1:1",
                "https://[2001:db8::1]:8443/x"
            })
    void a_server_that_can_be_asked_is_taken(String url) {
        assertThat(ServerUrlCheck.isWellFormed(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://key_cloak:8080",
                "http://auth_server:8080/realms/a",
                "https://a-/",
                "https://-a.example/",
                "https://a..b/",
                "https://example.com.:70000/",
                "https://example.com:0/",
                "https://user@example.com/",
                "https://example.com/#x",
                "https://example.com/a b",
                "https://blac\u212Bbox.example/",
                "https://ban\u212A.example/",
                "ftp://example.com/",
                "https:/example.com",
                "/path"
            })
    void what_the_client_would_refuse_later_is_refused_now(String url) {
        assertThat(ServerUrlCheck.isWellFormed(url)).isFalse();
    }
}
