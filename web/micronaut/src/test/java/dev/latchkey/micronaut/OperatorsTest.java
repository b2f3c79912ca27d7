package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see of an application that Micronaut configures. */
class OperatorsTest {

    private static final Map<String, Object> CONFIGURATION = Map.of(
            "latchkey.secret",
            "a-secret-for-operators-0123456789-0123456789",
            "latchkey.sessions-only",
            true,
            "endpoints.health.details-visible",
            "ANONYMOUS");

    @Test
    void latchkey_is_a_part_of_the_health() {
        try (MicronautServer server = MicronautServer.start("entry points", CONFIGURATION)) {
            Browser browser = Browser.at(server.address());

            assertThat(browser.get("/health").body()).contains("\"latchkey\"", "\"keys\":\"up\"");
        }
    }
}
