package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Kubernetes puts into the environment of each pod beside a service that is named {@code latchkey}. */
class ServiceLinksTest {

    private static AuthOptions with(Map<String, String> environment) {
        return AuthOptions.of(Auth.builder().environment(environment));
    }

    @Test
    void the_variables_of_a_service_that_is_named_latchkey_are_no_settings() {
        assertThat(with(Map.of(
                                "LATCHKEY_SERVICE_HOST", "10.0.0.11",
                                "LATCHKEY_SERVICE_PORT", "80",
                                "LATCHKEY_SERVICE_PORT_HTTP", "80",
                                "LATCHKEY_PORT", "tcp://10.0.0.11:80",
                                "LATCHKEY_PORT_80_TCP", "tcp://10.0.0.11:80",
                                "LATCHKEY_PORT_80_TCP_ADDR", "10.0.0.11"))
                        .problems)
                .isEmpty();
    }

    @Test
    void what_only_looks_like_them_is_refused() {
        assertThat(with(Map.of("LATCHKEY_PORTS", "80")).problems).hasSize(1);
    }
}
