package dev.latchkey.feature;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes events to all listeners, even if one of them throws. */
public final class EventListeners {

    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");
    private static final int MOST_OF_AN_ID = 255;

    private final Supplier<List<Consumer<? super AuthEvent>>> listeners;

    @SuppressWarnings("ThreadLocalUsage") // of this application alone, and not of another one in the same process
    private final ThreadLocal<@Nullable Work> current = new ThreadLocal<>();

    /** Takes listeners that are there once all features are installed. */
    public EventListeners(Supplier<List<Consumer<? super AuthEvent>>> listeners) {
        this.listeners = listeners;
    }

    /** What a thread works for: a request and, at an endpoint, its call. */
    private record Work(AuthRequest request, Optional<EndpointCall> call) {}

    /** Answers a call. Meanwhile, listeners find it in {@link #call}. */
    public AuthResponse during(EndpointCall call, Supplier<AuthResponse> answer) {
        return during(new Work(call.request(), Optional.of(call)), answer);
    }

    /** Does the work for a request. Meanwhile, listeners find the request in {@link #request}. */
    public <T> T within(AuthRequest served, Supplier<T> work) {
        return during(new Work(served, Optional.empty()), work);
    }

    private <T> T during(Work work, Supplier<T> result) {
        Work around = current.get(); // a callback of the application may make a call of its own
        current.set(work);
        try {
            return result.get();
        } finally {
            if (around == null) {
                current.remove();
            } else {
                current.set(around);
            }
        }
    }

    /**
     * Returns the call that this thread answers, so that a feature's listener knows the client and can send a cookie;
     * empty in threads that send mails, and where the application itself has caused the event.
     */
    public Optional<EndpointCall> call() {
        return Optional.ofNullable(current.get()).flatMap(Work::call);
    }

    /**
     * Returns the request for which this thread works: one to an endpoint, or one that the guard refuses. Empty in
     * threads that send mails, and where the application itself has caused the event.
     */
    public Optional<AuthRequest> request() {
        return Optional.ofNullable(current.get()).map(Work::request);
    }

    /** Passes on an event that a request to the application has caused. */
    public void tell(AuthEvent event, AuthRequest cause) {
        AuthEvent unusedTold = within(cause, () -> {
            tell(event);
            return event;
        });
    }

    /** Passes {@code event} to the listeners. The log also records who signed in and out, with only the user's id. */
    public void tell(AuthEvent event) {
        if (event instanceof AuthEvent.SignedIn in) {
            LOG.info(
                    "User {} signed in with {}",
                    oneLine(in.user().id()),
                    in.account().provider());
        } else if (event instanceof AuthEvent.SignedOut out) {
            LOG.info("User {} signed out", oneLine(out.token().text("sub").orElse("unknown")));
        } else if (event instanceof AuthEvent.SignedOutByProvider out) {
            LOG.info("User {} was signed out by {}", oneLine(out.userId()), out.provider());
        }
        for (Consumer<? super AuthEvent> listener : listeners.get()) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener threw", ErrorCode.EVENT.wire(), e);
            }
        }
    }

    /**
     * Returns the id in one line. An id is text of a provider or of the application, and the log has one line for each
     * event.
     */
    private static String oneLine(String id) {
        String line = UNPRINTABLE.matcher(id).replaceAll("?");
        return line.length() <= MOST_OF_AN_ID ? line : line.substring(0, MOST_OF_AN_ID) + "…";
    }
}
