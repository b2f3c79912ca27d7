package dev.latchkey.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.provider.OAuthProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider learns of the application's traces. */
class PropagationTest {

    private final List<String> parents = new CopyOnWriteArrayList<>();
    private final List<String> baggage = new CopyOnWriteArrayList<>();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(InMemorySpanExporter.create()))
                    .build())
            .build();
    private final HttpServer provider;

    PropagationTest() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        provider.createContext("/", http -> {
            parents.add(String.valueOf(http.getRequestHeaders().getFirst("traceparent")));
            baggage.add(String.valueOf(http.getRequestHeaders().getFirst("baggage")));
            http.sendResponseHeaders(400, -1);
            http.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
        sdk.close();
    }

    @Test
    void a_provider_gets_no_trace() {
        askProvider(Telemetry.openTelemetry(sdk));

        assertThat(parents).containsExactly("null");
    }

    @Test
    void a_provider_gets_the_trace_if_the_application_asks_for_it() {
        askProvider(Telemetry.openTelemetry(sdk).tracingIntoProviders());

        assertThat(parents).singleElement().asString().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }

    @Test
    void with_micrometer_it_is_the_same_and_baggage_stays_here() {
        askProvider(Telemetry.micrometer(new SimpleMeterRegistry(), propagating()));
        askProvider(
                Telemetry.micrometer(new SimpleMeterRegistry(), propagating()).tracingIntoProviders());

        assertThat(parents).containsExactly("null", "00-trace");
        assertThat(baggage).containsExactly("null", "null");
    }

    private void askProvider(Feature telemetry) {
        String url = "http://localhost:" + provider.getAddress().getPort();
        try (Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .provider(OAuthProvider.oauth2("work", "Work")
                        .authorizationEndpoint(url + "/authorize")
                        .tokenEndpoint(url + "/token")
                        .userInfoEndpoint(url + "/user")
                        .clientId("app")
                        .clientSecret("secret"))
                .with(telemetry)
                .build()) {
            try {
                auth.tokens().clientCredentials("work");
            } catch (RuntimeException expected) {
                assertThat(expected).isNotNull(); // the provider refuses every request
            }
        }
    }

    /** Does what a tracer for Micrometer does. */
    private static ObservationRegistry propagating() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<SenderContext<Object>>() {
            @Override
            public void onStart(SenderContext<Object> context) {
                context.getSetter().set(context.getCarrier(), "traceparent", "00-trace");
                context.getSetter().set(context.getCarrier(), "baggage", "user=ada");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof SenderContext;
            }
        });
        return registry;
    }
}
