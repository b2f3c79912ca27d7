package dev.latchkey.oauth;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which servers have not answered in time. While a server hangs, one request at a time waits for its answer,
 * and the others fail at once. Each answer ends this.
 */
final class HangingServers {

    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();

    /**
     * A request that may be sent.
     *
     * @param alone whether this is the only request to a server that hangs
     */
    record Permit(String server, boolean alone) {}

    /** Returns the permit for a request; {@code null} if another request to this server waits already. */
    @Nullable
    Permit enter(String server) {
        if (!hanging.contains(server)) {
            return new Permit(server, false);
        }
        return tried.add(server) ? new Permit(server, true) : null;
    }

    /** Says that a request has ended. */
    void leave(Permit permit, boolean inTime) {
        if (inTime) {
            hanging.remove(permit.server());
        } else {
            hanging.add(permit.server());
        }
        if (permit.alone()) {
            tried.remove(permit.server());
        }
    }
}
