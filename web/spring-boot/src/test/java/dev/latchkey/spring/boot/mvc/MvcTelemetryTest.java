package dev.latchkey.spring.boot.mvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.telemetry.TelemetryFeature;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with the actuator and latchkey-telemetry, and no line of code for them. */
class MvcTelemetryTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Test
    void the_actuator_has_the_metrics_of_latchkey() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.endpoints.web.exposure.include=*",
                        "--latchkey.sessions-only=true",
                        "--latchkey.secret=a-secret-for-telemetry-0123456789-0123456789",
                        "--latchkey.matcher=/dashboard/:path*")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            Browser browser = Browser.at(URI.create("http://127.0.0.1:" + port));

            assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
            assertThat(context.getBeansOfType(TelemetryFeature.class)).hasSize(1);
            assertThat(context.getBean(MeterRegistry.class)
                            .get("latchkey.guard.refusal")
                            .tag("cause", "not_signed_in")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(browser.fetch("/actuator/metrics/latchkey.session.read").body())
                    .contains("\"value\":1.0");
        }
    }
}
