package dev.latchkey.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fixtures.Visitor;
import dev.latchkey.model.Session;
import dev.latchkey.testing.Misbehaviour;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    private final Application application = new Application(Telemetry.openTelemetry(sdk), () -> "", auth -> auth);

    @AfterEach
    void close() {
        application.close();
        sdk.close();
    }

    @Test
    void a_request_to_the_provider_has_the_conventional_names() {
        application.visitor().signsIn("work");

        SpanData token = named("POST").get(0);
        assertThat(token.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(token.getAttributes().get(stringKey("http.request.method"))).isEqualTo("POST");
        assertThat(token.getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(token.getAttributes().get(stringKey("server.address"))).isIn("localhost", "127.0.0.1");
        assertThat(token.getAttributes().get(stringKey("latchkey.provider"))).isEqualTo("work");
        assertThat(names(metrics.collectAllMetrics()))
                .containsKeys("http.client.request.duration", "latchkey.store.call.duration", "latchkey.sign.in");
    }

    @Test
    void a_failure_is_an_error_with_its_cause_and_without_its_message() {
        application.provider.misbehave(Misbehaviour.TOKEN_500);
        application.visitor().post("/auth/signin/work", Map.of());

        SpanData token = named("POST").get(0);
        assertThat(token.getStatus()).isEqualTo(StatusData.error());
        assertThat(token.getAttributes().get(stringKey("error.type"))).isEqualTo("500");
        assertThat(token.getEvents()).isEmpty();
    }

    @Test
    void spans_are_children_of_the_applications_span() {
        Span request = sdk.getTracer("app").spanBuilder("GET /orders").startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(application.auth.users().find("nobody")).isEmpty();
        } finally {
            request.end();
        }

        SpanData call = named("store user").get(0);
        assertThat(call.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(call.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
    }

    @Test
    void a_refresh_is_a_child_of_the_applications_span_though_another_thread_makes_it() {
        Session session = application.session(application.visitor().signsIn("work"));
        Span request = sdk.getTracer("app").spanBuilder("GET /orders").startSpan();
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(application.auth.tokens().of(session, "work", Duration.ofDays(1)))
                    .isPresent();
        } finally {
            request.end();
        }

        SpanData refresh = named("refresh tokens").get(0);
        assertThat(refresh.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(named("POST"))
                .filteredOn(call -> call.getParentSpanId().equals(refresh.getSpanId()))
                .hasSize(1);
    }

    @Test
    void a_hash_has_a_span() {
        Visitor ada = application.visitor();
        application.setPassword(ada.signsIn("work"));

        assertThat(named("hash password")).isNotEmpty();
    }

    @Test
    void no_span_and_no_metric_says_who_a_user_is() {
        Visitor ada = application.visitor();
        String id = ada.signsIn("work");
        ada.post("/auth/signin/email", Map.of("email", "grace@example.org"));

        assertThat(spans.getFinishedSpanItems().toString() + metrics.collectAllMetrics())
                .doesNotContain(id)
                .doesNotContain("example.org")
                .doesNotContain("?code=");
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static Map<String, MetricData> names(Collection<MetricData> all) {
        return all.stream().collect(Collectors.toMap(MetricData::getName, each -> each));
    }
}
