package dev.latchkey.micronaut;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.testing.SignedIn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Micronaut's own metrics say of requests that Latchkey answers. */
class ResponseMetricsTest {

    private static final String KEY = "a-secret-for-metrics-0123456789-0123456789";
    private static final Duration RULE = Duration.ofMillis(20);

    private static MicronautServer start(MeterRegistry meters, Map<String, Object> properties) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret(KEY)
                .sessionsOnly()
                .matcher("/dashboard/:path*")
                .authorized((request, session) -> takesItsTime())
                .build();
        return MicronautServer.start("doors", properties, auth, meters);
    }

    @Test
    void each_request_is_measured_once() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (MicronautServer server = start(meters, Map.of())) {
            Browser browser = Browser.at(server.address());
            browser.get("/auth/session");
            browser.get("/dashboard");
            browser.navigate("/dashboard");
            browser.get("/roles/admin", "Cookie", SignedIn.as("ada").cookie(KEY));
            browser.get("/thread");

            assertMeasured(meters, Map.of("200", 2L, "401", 1L, "302", 1L, "403", 1L));
        }
    }

    @Test
    void a_preflight_is_measured_once() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Map<String, Object> cors = Map.of("micronaut.server.cors.enabled", true);
        try (MicronautServer server = start(meters, cors)) {
            Browser.at(server.address())
                    .send(
                            "OPTIONS",
                            "/thread",
                            "",
                            "Origin",
                            "https://page.example",
                            "Access-Control-Request-Method",
                            "GET");

            assertMeasured(meters, Map.of("200", 1L));
        }
    }

    @Test
    void only_the_paths_that_micronaut_is_to_measure_are_measured() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (MicronautServer server = start(meters, Map.of("micronaut.metrics.http.path", "/dashboard/**"))) {
            Browser browser = Browser.at(server.address());
            browser.get("/auth/session");
            browser.get("/dashboard");

            assertMeasured(meters, Map.of("401", 1L));
        }
    }

    @Test
    void the_time_of_the_applications_rule_is_part_of_it() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (MicronautServer server = start(meters, Map.of())) {
            Browser.at(server.address()).get("/dashboard");

            assertMeasured(meters, Map.of("401", 1L));
            assertThat(timers(meters)).allMatch(timer -> timer.totalTime(NANOSECONDS) >= RULE.toNanos());
        }
    }

    private static boolean takesItsTime() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < RULE.toNanos()) {
            Thread.onSpinWait();
        }
        return false;
    }

    /** Answers are measured on a thread of the server's, which the client does not wait for. */
    private static void assertMeasured(MeterRegistry meters, Map<String, Long> byStatus) {
        long all = byStatus.values().stream().mapToLong(count -> count).sum();
        await("every answer is measured")
                .atMost(Duration.ofSeconds(30))
                .until(() -> timers(meters).stream().mapToLong(Timer::count).sum() >= all);
        assertThat(timers(meters).stream()
                        .collect(Collectors.groupingBy(
                                timer -> String.valueOf(timer.getId().getTag("status")),
                                Collectors.summingLong(Timer::count))))
                .isEqualTo(byStatus);
    }

    private static List<Timer> timers(MeterRegistry meters) {
        return List.copyOf(meters.find("http.server.requests").timers());
    }
}
