package dev.latchkey.testing;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The current misbehaviour of the provider, if any. */
final class CurrentMisbehaviour {

    private record Phase(@Nullable Misbehaviour misbehaviour, CountDownLatch over) {}

    private volatile Phase phase = new Phase(null, new CountDownLatch(1));

    /** Begins a new phase, and releases the requests that the last phase held. {@code null} means proper behaviour. */
    synchronized void become(@Nullable Misbehaviour misbehaviour) {
        Phase last = phase;
        phase = new Phase(misbehaviour, new CountDownLatch(1));
        last.over().countDown();
    }

    boolean is(Misbehaviour misbehaviour) {
        return phase.misbehaviour() == misbehaviour;
    }

    /** Returns whether the provider misbehaves in one of these ways. */
    boolean isOneOf(Misbehaviour... misbehaviours) {
        return Arrays.asList(misbehaviours).contains(phase.misbehaviour());
    }

    /** Returns the current misbehaviour, or {@code null} if the provider behaves properly. */
    @Nullable
    Misbehaviour misbehaviour() {
        return phase.misbehaviour();
    }

    /** Waits for the end of the current phase if the provider misbehaves in this way. */
    void holdDuring(Misbehaviour misbehaviour) {
        Phase now = phase;
        if (now.misbehaviour() == misbehaviour) {
            try {
                now.over().await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Closed while an answer was held", closing);
            }
        }
    }
}
