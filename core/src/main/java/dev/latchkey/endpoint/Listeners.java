package dev.latchkey.endpoint;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each listener, whatever the one before did. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<? super AuthEvent>> listeners;

    public Listeners(List<Consumer<? super AuthEvent>> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells of {@code event}. */
    public void tell(AuthEvent event) {
        for (Consumer<? super AuthEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener threw", ErrorCode.EVENT.wire(), e);
            }
        }
    }
}
