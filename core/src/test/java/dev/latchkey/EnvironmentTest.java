package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.vector.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {

    static Stream<Arguments> envDefaults() {
        return Vectors.table("envDefaults");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void envDefaults(Claims vector) {
        Map<String, String> variables = texts(vector.object("env"));
        Claims in = vector.object("configIn");
        Claims out = vector.object("configOut");
        Environment environment = new Environment(variables);
        if ("not a url".equals(variables.get("AUTH_URL"))) {
            assertThatThrownBy(environment::origin).hasMessageStartingWith("AUTH_URL "); // better than to ignore it
            return;
        }
        if (!in.has("secret")) {
            List<?> secrets = environment.secrets().stream().map(Secret::reveal).toList();
            assertThat(secrets).isEqualTo(out.get("secret"));
        }
        if (!in.has("basePath")) {
            String basePath = environment.basePath();
            // an address without a path means the default base path, not the root (W51)
            Object expected = "/".equals(out.get("basePath")) ? "/auth" : out.get("basePath");
            assertThat(basePath == null ? "/auth" : basePath).isEqualTo(expected);
        }
        boolean known = environment.origin() != null || environment.trustHost().trusted();
        assertThat(known).isEqualTo(expectedTrust(variables, out));
    }

    private static Map<String, String> texts(Claims row) {
        Map<String, String> texts = new HashMap<>();
        row.asMap().keySet().forEach(name -> texts.put(name, row.text(name).orElseThrow()));
        return texts;
    }

    /** Where we say otherwise on purpose: there is no NODE_ENV, and {@code false} does not mean yes (W43). */
    private static boolean expectedTrust(Map<String, String> variables, Claims out) {
        if ("false".equals(variables.get("AUTH_TRUST_HOST"))) {
            return false;
        }
        if ("".equals(variables.get("AUTH_URL"))) {
            return true; // an empty AUTH_URL is no AUTH_URL, and AUTH_TRUST_HOST beside it says true
        }
        boolean development = !"production".equals(variables.get("NODE_ENV"));
        return development ? variables.containsKey("AUTH_URL") : out.flag("trustHost");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "1,true", "yes,true", "false,false", "0,false", "'',false", "off,false"})
    @Tag("S12")
    void trust_is_a_boolean(String value, boolean trusted) {
        assertThat(new Environment(Map.of("AUTH_TRUST_HOST", value)).trustHost().trusted())
                .isEqualTo(trusted);
    }

    @Test
    void trust_that_is_neither_stops_the_start_with_the_variables_name() {
        assertThatThrownBy(() -> new Environment(Map.of("AUTH_TRUST_HOST", "perhaps")).trustHost())
                .hasMessageStartingWith("AUTH_TRUST_HOST is neither true nor false");
    }

    @Test
    void nextauths_names_serve_where_ours_are_not_set() {
        Environment environment =
                new Environment(Map.of("NEXTAUTH_SECRET", "s", "NEXTAUTH_URL", "https://n.example.com/api/auth"));
        assertThat(environment.secrets()).containsExactly(Secret.of("s"));
        assertThat(environment.origin()).hasToString("https://n.example.com");
        assertThat(environment.basePath()).isEqualTo("/api/auth");
    }

    @ParameterizedTest
    @CsvSource({"ftp://x", "x.example.com", "https://", "https://a b", "https://x/?q", "https://u@x"})
    void a_malformed_address_stops_the_start_and_is_not_repeated(String url) {
        assertThatThrownBy(() -> new Environment(Map.of("AUTH_URL", url)).origin())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("AUTH_URL ");
    }
}
