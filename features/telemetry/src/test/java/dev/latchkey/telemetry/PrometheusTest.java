package dev.latchkey.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fixtures.Visitor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus gets from a running application. */
class PrometheusTest {

    private static final Pattern NAME = Pattern.compile("latchkey_[a-z_]+");
    private static final Pattern SERIES = Pattern.compile("(latchkey_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=|!=|=~|!~)\\\\?\"");
    private static final Pattern BY = Pattern.compile(" by \\(([a-z_, ]+)\\)");
    private static final Pattern EXPRESSION = Pattern.compile("\"expr\": *\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Path DASHBOARD = Path.of("src/main/resources/dev/latchkey/telemetry/grafana.json");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Application application =
            new Application(Telemetry.micrometer(registry), registry::scrape, auth -> auth);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_sign_in_is_counted_with_everything_that_it_took() {
        Visitor ada = application.visitor();
        ada.signsIn("work");

        assertThat(metrics())
                .contains(sample(
                        "sign_in_total", "cause=\"none\",code=\"none\",outcome=\"success\",provider=\"work\"", 1))
                .contains(sample("event_total", "kind=\"user-created\"", 1))
                .contains(sample("store_call_seconds_count", "cause=\"none\",operation=\"create_user\"", 1))
                .contains(sample(
                        "provider_call_seconds_count",
                        "cause=\"none\",method=\"POST\",provider=\"work\",status=\"200\"",
                        1))
                .contains(sample("session_read_total", "kind=\"stored\",outcome=\"signed_in\"", 2));
    }

    @Test
    void a_failed_sign_in_is_counted_by_its_cause() {
        application.visitor().get("/auth/callback/work?code=x&state=forged");

        assertThat(metrics())
                .containsPattern("latchkey_sign_in_total\\{cause=\"[a-z_]+\",code=\"InvalidCheck\",outcome=\"failure\","
                        + "provider=\"work\"} 1\\.0");
    }

    @Test
    void refusals_of_the_guard_are_counted_by_cause() {
        Visitor ada = application.visitor();
        ada.get("/dashboard");
        ada.get("/dashboard/%2e%2e/x");
        ada.signsIn("work");
        ada.get("/admin");

        assertThat(metrics())
                .contains(sample("guard_refusal_total", "cause=\"not_signed_in\"", 1))
                .contains(sample("guard_refusal_total", "cause=\"ambiguous_path\"", 1))
                .contains(sample("guard_refusal_total", "cause=\"not_allowed\"", 1))
                .contains(sample("event_total", "kind=\"access-denied\"", 1));
    }

    @Test
    void hashes_and_mails_are_measured_and_limits_counted() {
        hashAndMail();

        assertThat(metrics())
                .containsPattern("latchkey_hash_seconds_count\\{cause=\"none\"} [2-9]")
                .contains("latchkey_hash_waiting 0.0")
                .contains(sample("mail_send_seconds_count", "cause=\"none\",provider=\"email\"", 5))
                .containsPattern("latchkey_limit_total\\{limit=\"[a-z_]*mail[a-z_]*\"} 1\\.0");
    }

    /** Anybody can send any id; Prometheus would keep a series for each. */
    @Test
    void no_request_makes_a_series_of_its_own() {
        Visitor mallory = application.visitor();
        mallory.get("/auth/callback/work?code=x&state=1");
        Set<String> before = series();
        for (int i = 0; i < 20; i++) {
            mallory.post("/auth/signin/evil-" + i, Map.of());
            mallory.get("/auth/callback/evil-" + i + "?code=x&state=" + i);
            mallory.get("/dashboard/evil-" + i);
        }

        assertThat(metrics()).doesNotContain("evil");
        assertThat(series().size() - before.size()).isLessThan(5);
    }

    @Test
    void nothing_says_who_a_user_is() {
        Visitor ada = application.visitor();
        String id = ada.signsIn("work");
        ada.post("/auth/signin/email", Map.of("email", "grace@example.org"));

        assertThat(metrics()).doesNotContain(id).doesNotContain("example.org").doesNotContain("127.0.0.1");
    }

    @Test
    void every_metric_of_the_dashboard_is_one_that_prometheus_gets() throws IOException {
        Set<String> shown = NAME.matcher(Files.readString(DASHBOARD))
                .results()
                .map(match -> String.valueOf(match.group()))
                .collect(Collectors.toSet());
        everythingHappens();

        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(NAME.matcher(metrics()).results().map(match -> String.valueOf(match.group())))
                .containsAll(shown);
    }

    @Test
    void every_label_of_the_dashboard_is_one_of_its_metrics() throws IOException {
        everythingHappens();
        Map<String, Set<String>> known = new HashMap<>();
        SERIES.matcher(metrics())
                .results()
                .forEach(series ->
                        known.put(String.valueOf(series.group(1)), names(LABEL, String.valueOf(series.group(2)))));
        List<String> queries = EXPRESSION
                .matcher(Files.readString(DASHBOARD))
                .results()
                .map(match -> String.valueOf(match.group(1)))
                .toList();

        assertThat(queries).hasSizeGreaterThan(8).allSatisfy(query -> {
            Set<String> grouped = BY.matcher(query)
                    .results()
                    .flatMap(match -> Stream.of(String.valueOf(match.group(1)).split(", ")))
                    .collect(Collectors.toSet());
            SERIES.matcher(query).results().forEach(series -> {
                Set<String> used = names(LABEL, String.valueOf(series.group(2)));
                used.addAll(grouped);
                used.remove("job"); // Prometheus adds it
                assertThat(known.getOrDefault(series.group(1), Set.of()))
                        .as(series.group(1))
                        .containsAll(used);
            });
        });
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> String.valueOf(match.group(1)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Somebody signs in with a password, and asks for more mails than one address may have. */
    private void hashAndMail() {
        Visitor ada = application.visitor();
        application.setPassword(ada.signsIn("work"));
        ada.post("/auth/callback/password", Map.of("username", "ada@example.org", "password", Application.PASSWORD));
        for (int i = 0; i < 6; i++) {
            ada.post("/auth/signin/email", Map.of("email", "grace@example.org"));
        }
    }

    /** So that each metric has a value. */
    private void everythingHappens() {
        hashAndMail();
        for (Metric metric : List.of(Metric.REFRESH, Metric.HASH_QUEUE)) { // they take a flood, or an hour
            String[] values = metric == Metric.REFRESH ? new String[] {"work"} : new String[0];
            MicrometerRecorder.of(registry)
                    .begin(new MeasuredCall(metric, "test", values))
                    .end(null);
        }
    }

    private Set<String> series() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("latchkey_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    private String metrics() {
        return application.visitor().get("/metrics").body();
    }

    private static String sample(String name, String labels, int value) {
        return "latchkey_" + name + "{" + labels + "} " + value;
    }
}
