package dev.latchkey.observe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Remembers when each provider has last answered, and passes everything on to another observer. */
public final class ProviderSightings implements Observer {

    private final InstantSource clock;
    private final Observer observer;
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();

    public ProviderSightings(InstantSource clock, Observer observer) {
        this.clock = clock;
        this.observer = observer;
    }

    /** Returns when each provider has last answered, by its id. */
    public Map<String, Instant> lastSeen() {
        return Map.copyOf(lastSeen);
    }

    @Override
    public Observation begin(ObservedCall call) {
        Observation observation = observer.begin(call);
        return call instanceof ObservedCall.ProviderCall request && request.provider() != null
                ? new Sighting(request.provider(), observation)
                : observation;
    }

    @Override
    public Runnable carried(Runnable work) {
        return observer.carried(work);
    }

    private final class Sighting implements Observation {

        private final String provider;
        private final Observation observation;

        Sighting(String provider, Observation observation) {
            this.provider = provider;
            this.observation = observation;
        }

        @Override
        public void headers(BiConsumer<String, String> header) {
            observation.headers(header);
        }

        @Override
        public Opened open() {
            return observation.open();
        }

        @Override
        public void answered(int status) {
            if (status < 500) {
                lastSeen.put(provider, clock.instant());
            }
            observation.answered(status);
        }

        @Override
        public void end(@Nullable Throwable failure) {
            observation.end(failure);
        }
    }
}
