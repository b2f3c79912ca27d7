package dev.latchkey.bench;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.fixtures.CookieRequest;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.telemetry.Telemetry;
import dev.latchkey.testing.SignedIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the guard costs a request of somebody who is signed in, with a token that was opened before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuardBenchmark {

    private final CookieRequest request = request(pwd());
    private final CookieRequest noFactor = request(Factor.UNKNOWN);
    private final CookieRequest twoFactors = request(pwd(), otp());
    private final ResponseHeaders headers = (name, value) -> {};
    private final Auth signedIn = auth(Authorized.signedIn());
    private final Auth micrometer = builder(Authorized.signedIn())
            .with(Telemetry.micrometer(new SimpleMeterRegistry()))
            .build();
    private final Auth openTelemetry = builder(Authorized.signedIn())
            .with(Telemetry.openTelemetry(metering()))
            .build();
    private final Auth recently = auth(Authorized.recently(Duration.ofDays(1)));

    private static CookieRequest request(Factor... shown) {
        return new CookieRequest(
                SignedIn.as("ada").at(Samples.CLOCK).having(shown).cookie(Samples.SECRET));
    }

    private static Factor pwd() {
        return new Factor("pwd", Factor.Kind.KNOWLEDGE, Samples.CLOCK.instant());
    }

    private static Factor otp() {
        return new Factor("otp", Factor.Kind.POSSESSION, Samples.CLOCK.instant());
    }

    private static OpenTelemetrySdk metering() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(InMemoryMetricReader.create())
                        .build())
                .build();
    }

    private static Auth auth(Authorized rule) {
        return builder(rule).build();
    }

    private static AuthBuilder builder(Authorized rule) {
        return Auth.builder()
                .environment(Map.of())
                .secret(Samples.SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("ada"))))
                .authorized(rule);
    }

    /** Everybody who is signed in. */
    @Benchmark
    public Optional<AuthResponse> guardSignedIn() {
        return AdapterExchange.of(signedIn, request, headers).answer();
    }

    /** The same, with telemetry on. */
    @Benchmark
    public Optional<AuthResponse> guardMicrometer() {
        return AdapterExchange.of(micrometer, request, headers).answer();
    }

    /** The same, with telemetry on. */
    @Benchmark
    public Optional<AuthResponse> guardOpenTelemetry() {
        return AdapterExchange.of(openTelemetry, request, headers).answer();
    }

    /** The same, of a session that does not say how its user signed in. */
    @Benchmark
    public Optional<AuthResponse> guardNoFactor() {
        return AdapterExchange.of(signedIn, noFactor, headers).answer();
    }

    /** The same, of a session with a password and a code of an app. */
    @Benchmark
    public Optional<AuthResponse> guardTwoFactors() {
        return AdapterExchange.of(signedIn, twoFactors, headers).answer();
    }

    /** Everybody who has shown not long ago who they are. */
    @Benchmark
    public Optional<AuthResponse> guardRecently() {
        return AdapterExchange.of(recently, request, headers).answer();
    }
}
