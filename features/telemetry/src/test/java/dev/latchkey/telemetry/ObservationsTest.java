package dev.latchkey.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Session;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application with Micrometer's observations gets, as Spring Boot configures them. */
class ObservationsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Application application =
            new Application(Telemetry.micrometer(meters, observations), () -> "", auth -> auth);

    ObservationsTest() {
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new ObservationHandler<Observation.Context>() {
                    @Override
                    public void onStop(Observation.Context context) {
                        stopped.add(context);
                    }

                    @Override
                    public boolean supportsContext(Observation.Context context) {
                        return true;
                    }
                });
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_call_becomes_a_timer_with_the_same_labels_as_without_observations() {
        application.visitor().signsIn("work");

        assertThat(meters.get("latchkey.store.call")
                        .tags("operation", "create_user", "cause", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("latchkey.provider.call")
                        .tags("provider", "work", "method", "POST", "status", "200", "cause", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_observation_is_a_child_of_the_applications_own() {
        Observation request = Observation.start("app", observations);
        try (Observation.Scope scope = request.openScope()) {
            assertThat(scope.getCurrentObservation()).isSameAs(request);
            assertThat(application.auth.users().find("nobody")).isEmpty();
        } finally {
            request.stop();
        }

        assertThat(stopped).extracting(Observation.Context::getName).containsExactly("latchkey.store.call", "app");
        Observation.Context call = stopped.get(0);
        assertThat(call.getContextualName()).isEqualTo("store user");
        assertThat(parent(call)).isEqualTo("app");
    }

    @Test
    void a_refresh_is_a_child_of_the_applications_observation_though_another_thread_makes_it() {
        Session session = application.session(application.visitor().signsIn("work"));
        Observation request = Observation.start("app", observations);
        request.scoped(() -> {
            assertThat(application.auth.tokens().of(session, "work", Duration.ofDays(1)))
                    .isPresent();
        });

        assertThat(stopped)
                .filteredOn(call -> "latchkey.token.refresh".equals(call.getName()))
                .singleElement()
                .extracting(ObservationsTest::parent)
                .isEqualTo("app");
    }

    private static @Nullable String parent(Observation.Context call) {
        return requireNonNull(call.getParentObservation()).getContextView().getName();
    }
}
