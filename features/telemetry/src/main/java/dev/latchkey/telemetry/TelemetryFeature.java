package dev.latchkey.telemetry;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.Provider;
import java.util.List;
import java.util.Optional;

/** The feature that {@link Telemetry} makes. Immutable: a method that sets something returns a changed copy. */
public final class TelemetryFeature implements Feature, Installable {

    static final String ID = "telemetry";

    private final Recorder recorder;

    TelemetryFeature(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Passes the current trace on to providers, in the headers {@code traceparent} and {@code tracestate} (W3C Trace
     * Context). By default nothing is passed on, because a provider is another company's server. Baggage is never
     * passed on.
     */
    public TelemetryFeature tracingIntoProviders() {
        return new TelemetryFeature(recorder.tracingIntoProviders());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Observer> observer(List<Provider> providers) {
        return Optional.of(new RecordingObserver(recorder, new ProviderLabel(providers)));
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none().withListener(new EventCounts(recorder, new ProviderLabel(context.providers())));
    }
}
