package dev.latchkey.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.model.Session;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Telemetry changes nothing, also if it is broken. */
class SafetyTest {

    @Test
    void a_handler_that_throws_keeps_nobody_from_signing_in() {
        ObservationRegistry broken = ObservationRegistry.create();
        broken.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onStart(Observation.Context context) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onStop(Observation.Context context) {
                throw new IllegalStateException("broken");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        try (Application application =
                new Application(Telemetry.micrometer(new SimpleMeterRegistry(), broken), () -> "", auth -> auth)) {
            assertThat(application.visitor().signsIn("work")).isNotEmpty();
        }
    }

    @Test
    void a_recorder_that_throws_leaves_nobody_in_the_queue() {
        BrokenRecorder broken = new BrokenRecorder();
        Observer observer = new RecordingObserver(broken, new ProviderLabel(List.of()));

        assertThatThrownBy(() -> observer.begin(new ObservedCall.HashQueue())).hasMessage("broken");
        assertThat(broken.gauges).extracting(AtomicInteger::get).containsExactly(0);
    }

    @Test
    @Timeout(30)
    void a_handler_that_throws_keeps_nobody_from_their_tokens() {
        ObservationRegistry broken = ObservationRegistry.create();
        Observation request = Observation.start("app", broken);
        try (Application application =
                new Application(Telemetry.micrometer(new SimpleMeterRegistry(), broken), () -> "", auth -> auth)) {
            Session session = application.session(application.visitor().signsIn("work"));
            try (Observation.Scope scope = request.openScope()) {
                assertThat(scope.getCurrentObservation()).isSameAs(request);
                broken.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
                    @Override
                    public void onScopeOpened(Observation.Context context) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public boolean supportsContext(Observation.Context context) {
                        return true;
                    }
                });
                assertThat(application.auth.tokens().of(session, "work", Duration.ofDays(1)))
                        .isPresent();
            }
        }
    }

    @Test
    void two_destinations_are_refused() {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .sessionsOnly()
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .with(Telemetry.micrometer(new SimpleMeterRegistry()))
                .with(Telemetry.micrometer(new SimpleMeterRegistry()));

        assertThatThrownBy(builder::build).hasMessageContaining("\"telemetry\" is installed twice");
    }

    private static final class BrokenRecorder implements Recorder {

        private final List<AtomicInteger> gauges = new ArrayList<>();

        @Override
        public Runnable counter(Metric metric, String... values) {
            return () -> {};
        }

        @Override
        public void gauge(Metric metric, AtomicInteger number) {
            gauges.add(number);
        }

        @Override
        public dev.latchkey.observe.Observation begin(MeasuredCall call) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Runnable carried(Runnable work) {
            return work;
        }

        @Override
        public Recorder tracingIntoProviders() {
            return this;
        }
    }
}
