package dev.latchkey.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes everything on to another observer, whose exceptions change nothing. */
public record SafeObserver(Observer observer) implements Observer {

    private static final Logger LOG = LoggerFactory.getLogger(SafeObserver.class);

    @Override
    public Observation begin(ObservedCall call) {
        return new SafeObservation(safe(() -> observer.begin(call), Observation.NONE));
    }

    @Override
    public Runnable carried(Runnable work) {
        OnceOnly once = new OnceOnly(work);
        Runnable carried = safe(() -> observer.carried(once), once);
        return () -> {
            try {
                safe(carried);
            } finally {
                once.run(); // unless the observer has come so far
            }
        };
    }

    /** Somebody may wait for the work, so it runs whatever the observer does. */
    private record OnceOnly(Runnable work, AtomicBoolean begun) implements Runnable {

        OnceOnly(Runnable work) {
            this(work, new AtomicBoolean());
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                work.run();
            }
        }
    }

    @Override
    public void sessionRead(SessionKind kind, SessionOutcome outcome) {
        safe(() -> observer.sessionRead(kind, outcome));
    }

    @Override
    public void tokenOpened(boolean cached) {
        safe(() -> observer.tokenOpened(cached));
    }

    @Override
    public void refused(Refusal refusal) {
        safe(() -> observer.refused(refusal));
    }

    @Override
    public void limited(String limit) {
        safe(() -> observer.limited(limit));
    }

    private record SafeObservation(Observation observation) implements Observation {

        @Override
        public void headers(BiConsumer<String, String> header) {
            safe(() -> observation.headers(header));
        }

        @Override
        public Opened open() {
            Opened opened = safe(observation::open, Opened.NOTHING);
            return () -> safe(opened::close);
        }

        @Override
        public void answered(int status) {
            safe(() -> observation.answered(status));
        }

        @Override
        public void end(@Nullable Throwable failure) {
            safe(() -> observation.end(failure));
        }
    }

    private static void safe(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("An observer threw", e);
        }
    }

    private static <T> T safe(Supplier<T> call, T otherwise) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            LOG.warn("An observer threw", e);
            return otherwise;
        }
    }
}
