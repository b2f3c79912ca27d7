package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see of an application that Micronaut configures. */
class OperatorsTest {

    private static final Map<String, Object> CONFIGURATION = Map.of(
            "latchkey.secret",
            "a-secret-for-operators-0123456789-0123456789",
            "latchkey.sessions-only",
            true,
            "latchkey.matcher",
            "/dashboard/:path*",
            "endpoints.health.details-visible",
            "ANONYMOUS");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void latchkey_is_a_part_of_the_health_and_of_the_metrics() {
        try (MicronautServer server = MicronautServer.start("entry points", CONFIGURATION, meters)) {
            Browser browser = Browser.at(server.address());

            assertThat(browser.get("/health").body()).contains("\"latchkey\"", "\"keys\":\"up\"");
            assertThat(browser.get("/dashboard").status()).isEqualTo(401);
            assertThat(meters.get("latchkey.guard.refusal")
                            .tag("cause", "not_signed_in")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
