package dev.latchkey.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector gets over OTLP. */
class OtlpTest {

    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final HttpServer collector;

    OtlpTest() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", http -> {
            String body = new String(http.getRequestBody().readAllBytes(), ISO_8859_1);
            received.merge(String.valueOf(http.getRequestURI().getPath()), body, String::concat);
            http.sendResponseHeaders(200, -1);
            http.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void a_collector_gets_spans_and_metrics_of_a_sign_in() {
        String url = "http://localhost:" + collector.getAddress().getPort();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                        .setEndpoint(url + "/v1/traces")
                                        .build())
                                .build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(OtlpHttpMetricExporter.builder()
                                .setEndpoint(url + "/v1/metrics")
                                .build()))
                        .build())
                .build();
        try (Application application = new Application(Telemetry.openTelemetry(sdk), () -> "", auth -> auth)) {
            application.visitor().signsIn("work");
        }
        assertThat(sdk.getSdkTracerProvider()
                        .forceFlush()
                        .join(10, TimeUnit.SECONDS)
                        .isSuccess())
                .isTrue();
        assertThat(sdk.getSdkMeterProvider()
                        .forceFlush()
                        .join(10, TimeUnit.SECONDS)
                        .isSuccess())
                .isTrue();
        sdk.close();

        // texts are as they are in the binary form of OTLP
        assertThat(received.get("/v1/traces"))
                .contains("store create_user", "http.request.method", "latchkey.provider", "dev.latchkey");
        assertThat(received.get("/v1/metrics"))
                .contains("http.client.request.duration", "latchkey.sign.in", "latchkey.session.read");
    }
}
