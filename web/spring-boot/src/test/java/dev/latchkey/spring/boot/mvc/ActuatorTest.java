package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Management endpoints are behind the guard, on the application's port and on one of their own. */
@Tag("S23")
class ActuatorTest {

    private static final ContractApplication APPLICATION = ContractApplication.guardingAlmostEverything();
    private static final String EXPOSED = "management.endpoints.web.exposure.include=*";

    @Test
    void on_the_port_of_the_application() {
        try (SpringServer server = SpringServer.start(APPLICATION, Mounting.class, EXPOSED)) {
            assertGuarded(server.address());
        }
    }

    @Test
    void on_a_port_of_their_own() {
        try (SpringServer server = SpringServer.start(
                APPLICATION,
                Mounting.class,
                EXPOSED,
                "management.server.port=0",
                "management.server.address=127.0.0.1")) {
            String port = server.context().getEnvironment().getRequiredProperty("local.management.port");
            assertGuarded(URI.create("http://127.0.0.1:" + port));
        }
    }

    @Test
    void what_latchkey_answers_is_measured_once() {
        try (SpringServer server = SpringServer.start(APPLICATION, Mounting.class)) {
            Browser.at(server.address()).get("/auth/providers");
            Browser.at(server.address()).fetch("/dashboard");
            MeterRegistry meters = server.context().getBean(MeterRegistry.class);
            await("both answers are measured")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> measured(meters, "200") + measured(meters, "401") >= 2);
            assertThat(measured(meters, "200")).isEqualTo(1);
            assertThat(measured(meters, "401")).isEqualTo(1);
        }
    }

    /** How many answers were measured so far: each is measured after it has gone out, on the server's own thread. */
    private static long measured(MeterRegistry meters, String status) {
        return meters.find("http.server.requests").tag("status", status).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static void assertGuarded(URI address) {
        Browser browser = Browser.at(address);
        for (String path : new String[] {"/actuator", "/actuator/health", "/actuator/env", "/actuator/health/x"}) {
            assertThat(browser.fetch(path).status()).as(path).isEqualTo(401);
        }
        browser.signIn("alice");
        assertThat(browser.fetch("/actuator/health").body()).contains("UP");
    }
}
