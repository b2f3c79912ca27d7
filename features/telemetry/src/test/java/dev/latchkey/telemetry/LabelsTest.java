package dev.latchkey.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.OAuthProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a label is made of, it has few values. */
class LabelsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_provider_that_is_not_configured_is_another_one() {
        EventCounts counts = new EventCounts(
                MicrometerRecorder.of(registry), new ProviderLabel(List.of(OAuthProvider.oidc("work", "Work"))));
        for (String provider : List.of("work", "evil-1", "evil-2")) {
            counts.accept(new AuthEvent.SignInFailed(ErrorCode.INVALID_PROVIDER, provider));
        }
        counts.accept(new AuthEvent.SignInFailed(ErrorCode.INVALID_PROVIDER, null));

        assertThat(registry.get("latchkey.sign.in").counters())
                .extracting(counter -> counter.getId().getTag("provider"))
                .containsExactlyInAnyOrder("work", "other", "none");
    }

    @Test
    void names_that_nobody_foresaw_are_limited() {
        BoundedLabel label = new BoundedLabel();

        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> label.of("name-" + i))
                        .collect(Collectors.toSet()))
                .hasSize(65)
                .contains("name-0", "other");
        assertThat(label.of("name-0")).isEqualTo("name-0");
    }

    @Test
    void an_exception_of_somebody_else_has_no_name() {
        assertThat(CauseLabel.of(new IllegalStateException("secret"))).isEqualTo("_OTHER");
        assertThat(CauseLabel.of(new AuthException.Fault(ErrorCode.ADAPTER, "secret", null)))
                .isEqualTo("AdapterError");
        assertThat(CauseLabel.of(null)).isEqualTo("none");
    }
}
