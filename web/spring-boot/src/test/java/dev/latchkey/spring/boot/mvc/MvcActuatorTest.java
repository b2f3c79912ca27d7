package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.Browser;
import dev.latchkey.spring.boot.ActuatorTests;
import dev.latchkey.spring.boot.SpringServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MvcActuatorTest extends ActuatorTests {

    MvcActuatorTest() {
        super(Mounting.class);
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
}
