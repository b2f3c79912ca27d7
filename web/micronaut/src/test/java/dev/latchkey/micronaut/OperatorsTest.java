package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.telemetry.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.HashMap;
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

    @Test
    void latchkey_is_a_part_of_the_health() {
        try (MicronautServer server = MicronautServer.start("entry points", CONFIGURATION)) {
            Browser browser = Browser.at(server.address());

            assertThat(browser.get("/health").body()).contains("\"latchkey\"", "\"keys\":\"up\"");
        }
    }

    @Test
    void micrometer_counts_without_a_line_of_code() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (MicronautServer server = MicronautServer.start("entry points", CONFIGURATION, meters)) {
            Browser.at(server.address()).get("/dashboard");

            assertThat(refusals(meters)).isEqualTo(1);
        }
    }

    @Test
    void open_telemetry_counts_where_micrometer_does_not() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        OpenTelemetry sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
        Map<String, Object> withoutMicrometer = new HashMap<>(CONFIGURATION);
        withoutMicrometer.put("micronaut.metrics.enabled", false);
        try (MicronautServer server = MicronautServer.start("entry points", withoutMicrometer, sdk)) {
            Browser.at(server.address()).get("/dashboard");

            assertThat(reader.collectAllMetrics())
                    .extracting(MetricData::getName)
                    .contains("latchkey.guard.refusal");
        }
    }

    @Test
    void telemetry_of_the_application_replaces_ours() {
        MeterRegistry standard = new SimpleMeterRegistry();
        MeterRegistry own = new SimpleMeterRegistry();
        try (MicronautServer server =
                MicronautServer.start("entry points", CONFIGURATION, standard, Telemetry.micrometer(own))) {
            Browser.at(server.address()).get("/dashboard");

            assertThat(refusals(own)).isEqualTo(1);
            assertThat(standard.find("latchkey.guard.refusal").counter()).isNull();
        }
    }

    private static double refusals(MeterRegistry meters) {
        return meters.get("latchkey.guard.refusal")
                .tag("cause", "not_signed_in")
                .counter()
                .count();
    }
}
