package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contract.Browser;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A listener of the builder that asks for what is built. */
class CycleTest {

    private static final Map<String, Object> PROPERTIES =
            Map.of("latchkey.secret", "a-secret-of-a-listener-0123456789-0123456789", "latchkey.sessions-only", true);

    @Test
    @Tag("S15")
    void a_listener_that_needs_what_it_configures_is_named_at_the_start() {
        assertThatThrownBy(() -> MicronautServer.start("cycle", PROPERTIES).close())
                .hasStackTraceContaining("inject BeanProvider<Auth>");
    }

    @Test
    void a_listener_with_a_provider_configures_and_is_served() {
        try (MicronautServer server = MicronautServer.start("no-cycle", PROPERTIES)) {
            assertThat(Browser.at(server.address()).get("/base-path").status()).isEqualTo(401);
            assertThat(Browser.at(server.address()).get("/open/base-path").body())
                    .isEqualTo("/auth");
        }
    }
}
