package dev.latchkey.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTest {

    /**
     * Paths that the reference takes for ours since it reads the base path as a loose regular expression (W41, W51).
     */
    private static final Set<String> LOOSE = Set.of("/authsession", "/apiXauth/session");

    static Stream<Arguments> pathParsing() {
        return Vectors.table("pathParsing");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pathParsing(Claims vector) {
        String path = Vectors.text(vector, "pathname");
        String basePath = Vectors.text(vector, "basePath").replaceFirst("^/$", "");
        Route route = Route.isOurs(path, basePath) ? Route.parse(path, basePath) : null;
        if (LOOSE.contains(path) || vector.has("error")) {
            assertThat(route).isNull();
        } else {
            assertThat(route).isNotNull();
            assertThat(route.action().wire).isEqualTo(vector.get("action"));
            assertThat(route.providerId()).isEqualTo(vector.get("providerId"));
        }
    }

    @Test
    void a_neighbour_of_the_base_path_is_not_ours() {
        assertThat(Route.isOurs("/authentication", "/auth")).isFalse();
        assertThat(Route.isOurs("/Auth/session", "/auth")).isFalse();
        assertThat(Route.isOurs("/auth", "/auth")).isTrue();
    }
}
