package dev.latchkey.telemetry;

import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.Refusal;
import dev.latchkey.observe.SessionKind;
import dev.latchkey.observe.SessionOutcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts and measures what the core does. What every request needs is looked up once, here. */
final class RecordingObserver implements Observer {

    private final Recorder recorder;
    private final ProviderLabel providers;
    private final BoundedLabel limits = new BoundedLabel();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<SessionKind, Map<SessionOutcome, Runnable>> sessions;
    private final Map<Refusal, Runnable> refusals;
    private final Runnable hit;
    private final Runnable miss;

    RecordingObserver(Recorder recorder, ProviderLabel providers) {
        this.recorder = recorder;
        this.providers = providers;
        this.sessions = each(
                SessionKind.class,
                kind -> each(
                        SessionOutcome.class,
                        outcome -> recorder.counter(Metric.SESSION_READ, label(kind), label(outcome))));
        this.refusals = each(Refusal.class, refusal -> recorder.counter(Metric.REFUSAL, label(refusal)));
        this.hit = recorder.counter(Metric.SESSION_TOKEN, "hit");
        this.miss = recorder.counter(Metric.SESSION_TOKEN, "miss");
        recorder.gauge(Metric.HASH_WAITING, waiting);
    }

    @Override
    public Observation begin(ObservedCall call) {
        if (call instanceof ObservedCall.HashQueue) {
            Observation observation = recorder.begin(measured(call));
            waiting.incrementAndGet(); // last: if the recorder throws, nobody ends this
            return new Waiting(observation, waiting);
        }
        return recorder.begin(measured(call));
    }

    @Override
    public Runnable carried(Runnable work) {
        return recorder.carried(work);
    }

    private MeasuredCall measured(ObservedCall call) {
        if (call instanceof ObservedCall.StoreCall store) {
            String operation = store.operation().wire();
            return new MeasuredCall(Metric.STORE_CALL, "store " + operation, operation);
        }
        if (call instanceof ObservedCall.ProviderCall request) {
            List<String> values = List.of(providers.of(request.provider()), request.method());
            return new MeasuredCall(Metric.PROVIDER_CALL, request.method(), values, request);
        }
        if (call instanceof ObservedCall.MailCall mail) {
            return new MeasuredCall(Metric.MAIL, "send mail", providers.of(mail.provider()));
        }
        if (call instanceof ObservedCall.RefreshCall refresh) {
            return new MeasuredCall(Metric.REFRESH, "refresh tokens", providers.of(refresh.provider()));
        }
        return call instanceof ObservedCall.HashQueue
                ? new MeasuredCall(Metric.HASH_QUEUE, "wait to hash password")
                : new MeasuredCall(Metric.HASH, "hash password");
    }

    @Override
    public void sessionRead(SessionKind kind, SessionOutcome outcome) {
        run(sessions.getOrDefault(kind, Map.of()).get(outcome));
    }

    @Override
    public void tokenOpened(boolean cached) {
        (cached ? hit : miss).run();
    }

    @Override
    public void refused(Refusal refusal) {
        run(refusals.get(refusal));
    }

    @Override
    public void limited(String limit) {
        recorder.counter(Metric.LIMIT, limits.of(limit.replace(' ', '_'))).run();
    }

    private static void run(@Nullable Runnable counter) {
        if (counter != null) {
            counter.run();
        }
    }

    private static <E extends Enum<E>, T> Map<E, T> each(Class<E> type, Function<E, T> value) {
        Map<E, T> all = new EnumMap<>(type);
        for (E one : EnumSet.allOf(type)) {
            all.put(one, value.apply(one));
        }
        return all;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private record Waiting(Observation observation, AtomicInteger waiting) implements Observation {

        @Override
        public void end(@Nullable Throwable failure) {
            waiting.decrementAndGet();
            observation.end(failure);
        }
    }
}
