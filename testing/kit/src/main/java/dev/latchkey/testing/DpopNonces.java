package dev.latchkey.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The nonces that DPoP proofs must contain (RFC 9449 section 8). Each endpoint has its own, and each counts once. */
final class DpopNonces {

    private final RandomValues random;
    private final CurrentMisbehaviour behaviour;
    private final Map<String, String> current = new ConcurrentHashMap<>();

    DpopNonces(RandomValues random, CurrentMisbehaviour behaviour) {
        this.random = random;
        this.behaviour = behaviour;
    }

    /** Returns the nonce for the next proof at {@code path}. */
    String next(String path) {
        return current.computeIfAbsent(path, key -> random.next());
    }

    /** Uses the nonce up if it is the current one. */
    boolean accept(String path, String nonce) {
        return current.remove(path, nonce) && !behaviour.is(Misbehaviour.DPOP_NONCE_NEVER_RIGHT);
    }
}
