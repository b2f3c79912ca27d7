package dev.latchkey.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTableTest {

    /**
     * Paths that the reference takes for ours since it reads the base path as a loose regular expression (W41, W51).
     */
    private static final Set<String> LOOSE = Set.of("/authsession", "/apiXauth/session");

    private static final RouteTable WIRE = table(
            "providers",
            "session",
            "csrf",
            "signin",
            "signin/undefined",
            "signin/{provider}",
            "signout",
            "callback",
            "callback/undefined",
            "callback/{provider}",
            "verify-request",
            "error",
            "webauthn-options",
            "webauthn-options/{provider}");

    static Stream<Arguments> pathParsing() {
        return Vectors.table("pathParsing");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pathParsing(Claims vector) {
        String path = Vectors.text(vector, "pathname");
        String basePath = Vectors.text(vector, "basePath").replaceFirst("^/$", "");
        RouteMatch match = Endpoints.own(path, basePath) ? WIRE.match(path.substring(basePath.length())) : null;
        if (LOOSE.contains(path) || vector.has("error")) {
            assertThat(match).isNull();
        } else {
            assertThat(match).isNotNull();
            RouteSpec route = match.of("GET");
            assertThat(route).isNotNull();
            assertThat(route.segments().get(0)).isEqualTo(vector.get("action"));
            assertThat(match.variables().get("provider")).isEqualTo(vector.get("providerId"));
        }
    }

    @Test
    void a_neighbour_of_the_base_path_is_not_ours() {
        assertThat(Endpoints.own("/authentication", "/auth")).isFalse();
        assertThat(Endpoints.own("/Auth/session", "/auth")).isFalse();
        assertThat(Endpoints.own("/auth", "/auth")).isTrue();
    }

    @Test
    void what_is_written_out_goes_before_a_variable() {
        RouteTable table = table("keys/{id}", "keys/new", "keys/{id}/name");

        assertThat(table.match("/keys/new"))
                .isNotNull()
                .extracting(RouteMatch::variables)
                .isEqualTo(Map.of());
        assertThat(table.match("/keys/7"))
                .isNotNull()
                .extracting(RouteMatch::variables)
                .isEqualTo(Map.of("id", "7"));
        assertThat(table.match("/keys/{}"))
                .isNotNull()
                .extracting(RouteMatch::variables)
                .isEqualTo(Map.of("id", "{}"));
        assertThat(table.match("/keys/7/name/x")).isNull();
        assertThat(table.match("/" + "a/".repeat(10_000))).isNull();
    }

    @Test
    void two_routes_for_one_address_stop_the_start() {
        assertThatThrownBy(() -> table("keys/{id}", "keys/{name}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET keys/{name} and GET keys/{id}");
    }

    private static RouteTable table(String... paths) {
        return new RouteTable(Stream.of(paths)
                .map(path -> RouteSpec.get(path, call -> AuthResponse.json(200, "{}")))
                .toList());
    }
}
