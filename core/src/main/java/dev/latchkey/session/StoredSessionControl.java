package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.ListedSession;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends sessions that are kept in a store. Removing the row ends a session at once on every node. */
public final class StoredSessionControl implements SessionControl {

    private static final int ID_LENGTH = 22; // 132 bits, so that no two ids are the same

    /** How often the sessions are listed, because each of them may continue as another row at the same moment. */
    private static final int MOST_ROUNDS = 16;

    private final SessionConfiguration policy;
    private final CheckedStore store;
    private final SealedSessionData data;
    private final InstantSource clock;

    public StoredSessionControl(SessionConfiguration policy, CheckedStore store, KeyRing keys, InstantSource clock) {
        this.policy = policy;
        this.store = store;
        this.data = new SealedSessionData(keys, clock);
        this.clock = clock;
    }

    /** Returns the public id of a session. It is a hash of the store's key, which itself is a hash of the token. */
    static String id(StoredSession row) {
        return Hashes.sha256Base64Url("latchkey.session-id " + row.tokenHash()).substring(0, ID_LENGTH);
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public List<ListedSession> list(String userId) {
        return rows(userId).stream()
                .filter(row -> !policy.hasEnded(row, clock.instant()))
                .sorted(Comparator.comparing(StoredSession::signedInAt).reversed())
                .map(row -> new ListedSession(
                        id(row),
                        row.signedInAt(),
                        row.expires(),
                        row.provider(),
                        row.address(),
                        row.userAgent(),
                        lastSeen(row)))
                .toList();
    }

    @Override
    public boolean revoke(String userId, String id) {
        return find(userId, id).map(row -> store.deleteSession(row.tokenHash())).orElse(false);
    }

    @Override
    public void revokeAll(String userId, @Nullable String except) {
        PendingRecords.endAll(store, userId);
        String stays = except == null
                ? null
                : find(userId, except).map(StoredSession::tokenHash).orElse(null);
        store.deleteSessions(userId, stays);
    }

    @Override
    public void revokeUpstream(String userId, String upstream) {
        PendingRecords.endPending(store, userId);
        for (int i = 0; i < MOST_ROUNDS; i++) {
            List<StoredSession> dependent =
                    rows(userId).stream().filter(row -> depends(row, upstream)).toList();
            if (dependent.isEmpty()) {
                return;
            }
            dependent.forEach(row -> store.deleteSession(row.tokenHash()));
        }
        throw new AuthException.Fault(ErrorCode.ADAPTER, "the sessions of a user change all the time", null);
    }

    private boolean depends(StoredSession row, String upstream) {
        SealedSessionData.Contents contents = data.open(row);
        return contents != null
                && contents.facts()
                        .upstream()
                        .filter(session -> session.id().equals(upstream))
                        .isPresent();
    }

    /**
     * Returns when the session was last renewed. The store records the use of a session only at a renewal. At that
     * renewal, the application may have been configured with a longer lifetime than now.
     */
    private Instant lastSeen(StoredSession row) {
        Instant renewed = row.expires().minus(policy.maxAge());
        Instant now = clock.instant();
        Instant seen = renewed.isAfter(now) ? now : renewed;
        return seen.isAfter(row.signedInAt()) ? seen : row.signedInAt();
    }

    private Optional<StoredSession> find(String userId, String id) {
        return rows(userId).stream().filter(row -> id(row).equals(id)).findFirst();
    }

    private List<StoredSession> rows(String userId) {
        return store.sessions(userId);
    }
}
