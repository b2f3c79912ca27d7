package dev.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private static final Map<String, String> ANY_PORT = Map.of("PORT", "0");

    @Test
    void the_port_is_3000_unless_said_otherwise() {
        assertThat(Options.of(Map.of()).port()).isEqualTo(3000);
        assertThat(Options.of(Map.of("PORT", "4000")).port()).isEqualTo(4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "eighty", "80 80"})
    void a_port_that_is_none_is_named(String port) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Options.of(Map.of("PORT", port)))
                .withMessage("PORT is not a number from 0 to 65535");
    }

    @Test
    void the_secret_is_from_the_environment_or_random() {
        Options given = Options.of(Map.of("AUTH_SECRET", "one that somebody has made with openssl"));
        Options made = Options.of(Map.of("AUTH_SECRET", " "));

        assertThat(given.secretIsRandom()).isFalse();
        assertThat(made.secretIsRandom()).isTrue();
        assertThat(made.environment().get("AUTH_SECRET")).hasSizeGreaterThan(40);
        assertThat(made.environment()).isNotEqualTo(Options.of(Map.of()).environment());
        assertThat(given).hasToString("Options[3000]");
    }

    @Test
    void a_taken_port_is_a_failure_of_its_own() {
        try (Demo first = Demo.start(Options.of(ANY_PORT))) {
            String port = String.valueOf(URI.create(first.url()).getPort());

            // the next two ports, those of the providers, may be taken by others, which Main tells in the same words
            assertThatThrownBy(() -> Demo.start(Options.of(Map.of("PORT", port))))
                    .isInstanceOfAny(JavalinBindException.class, UncheckedIOException.class);
        }
    }

    @Test
    void providers_appear_when_their_variables_are_set() {
        Map<String, String> variables = new HashMap<>(ANY_PORT);
        variables.put("AUTH_GITHUB_ID", "an-id");
        variables.put("AUTH_GITHUB_SECRET", "a-secret");
        variables.put("AUTH_MICROSOFT_ENTRA_ID_ID", "an-id");
        variables.put("AUTH_MICROSOFT_ENTRA_ID_SECRET", "a-secret");

        try (Demo demo = Demo.start(Options.of(variables))) {
            assertThat(demo.waysToSignIn())
                    .containsExactly("Demo provider", "Office", "GitHub", "Microsoft Entra ID", "Password", "Passkey");
        }
    }

    @Test
    void half_of_a_providers_variables_stop_the_start_with_the_name_of_the_other() {
        Map<String, String> variables = new HashMap<>(ANY_PORT);
        variables.put("AUTH_GITHUB_ID", "an-id");

        assertThatIllegalStateException()
                .isThrownBy(() -> Demo.start(Options.of(variables)))
                .withMessageContaining("AUTH_GITHUB_SECRET");
    }
}
