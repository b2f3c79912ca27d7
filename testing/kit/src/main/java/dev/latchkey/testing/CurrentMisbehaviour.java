package dev.latchkey.testing;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** How the provider behaves just now. */
final class CurrentMisbehaviour {

    private record Phase(@Nullable Misbehaviour misbehaviour, CountDownLatch over) {}

    private volatile Phase phase = new Phase(null, new CountDownLatch(1));

    /** Begins a new phase, null being good behaviour, and lets go whatever the last one held. */
    synchronized void become(@Nullable Misbehaviour misbehaviour) {
        Phase last = phase;
        phase = new Phase(misbehaviour, new CountDownLatch(1));
        last.over().countDown();
    }

    boolean is(Misbehaviour misbehaviour) {
        return phase.misbehaviour() == misbehaviour;
    }

    /** The current misbehaviour, or null. */
    @Nullable
    Misbehaviour misbehaviour() {
        return phase.misbehaviour();
    }

    /** Waits for the end of this phase if it is one of {@code misbehaviour}. */
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
