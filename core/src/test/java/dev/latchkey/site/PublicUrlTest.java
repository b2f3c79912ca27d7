package dev.latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import dev.latchkey.wire.Origin;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    /** The rows that say where the address comes from; a missing protocol is the connection's own here. */
    static Stream<Arguments> actionUrl() {
        return Vectors.table("actionUrl").filter(row -> !basePath(row).equals("/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void actionUrl(Claims vector) {
        Claims variables = vector.object("env");
        Origin configured = variables
                .text("AUTH_URL")
                .or(() -> variables.text("NEXTAUTH_URL"))
                .map(Origin::of)
                .orElse(null);
        FakeRequest request = FakeRequest.get("/")
                .secure(vector.text("protocol").orElse("https").startsWith("https"));
        Claims headers = vector.object("headers");
        headers.asMap().keySet().forEach(name -> request.header(name, Vectors.text(headers, name)));
        Site site = PublicUrl.of(configured, true, vector.text("basePath").orElse("/api/auth"))
                .resolve(request);
        assertThat(site.endpoint(Vectors.text(vector, "action"))).isEqualTo(vector.get("url"));
    }

    private static String basePath(Arguments row) {
        return row.get()[0] instanceof Named<?> named && named.getPayload() instanceof Claims claims
                ? claims.text("basePath").orElse("")
                : "";
    }

    @Test
    void the_first_of_a_list_of_forwarding_headers_counts() {
        AuthRequest request = FakeRequest.get("/")
                .header("X-Forwarded-Host", "app.example.com, inner.example.com")
                .header("X-Forwarded-Proto", "https, http");
        assertThat(PublicUrl.of(null, true, "/auth").resolve(request).origin()).hasToString("https://app.example.com");
    }

    @ParameterizedTest
    @Tag("B11")
    @ValueSource(strings = {"evil.example.com", "localhost.evil.io", "127.0.0.1.evil.io"})
    void without_configuration_only_this_machine_is_served(String host) {
        AuthRequest request = FakeRequest.get("/").header("Host", host);
        assertThatThrownBy(() -> PublicUrl.of(null, false, "/auth").resolve(request))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("AUTH_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app@localhost", "localhost:x", "local host", ""})
    void a_malformed_host_is_a_bad_request(String host) {
        AuthRequest request = FakeRequest.get("/").header("Host", host);
        assertThatThrownBy(() -> PublicUrl.of(null, true, "/auth").resolve(request))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3000", "127.0.0.1:8080", "[::1]:3000", "app.localhost", "LOCALHOST"})
    void this_machine_needs_no_configuration(String host) {
        AuthRequest request = FakeRequest.get("/").header("Host", host).header("X-Forwarded-Host", "evil.io");
        assertThat(PublicUrl.of(null, false, "/auth").resolve(request).origin().isLoopback())
                .isTrue();
    }

    @Test
    void a_configured_address_is_not_open_to_discussion() {
        AuthRequest request = FakeRequest.get("/").header("Host", "evil.io").header("X-Forwarded-Host", "evil.io");
        Origin origin = Origin.of("https://app.test");
        assertThat(PublicUrl.of(origin, true, "/auth").resolve(request).origin())
                .isEqualTo(origin);
    }
}
