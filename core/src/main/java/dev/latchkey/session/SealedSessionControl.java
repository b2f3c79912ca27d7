package dev.latchkey.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.ListedSession;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import dev.latchkey.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions that are kept in sealed cookies. For each user, the store keeps one value that says which of the user's
 * sessions have ended. Each node caches this value for a limited time, the bound. This node therefore refuses an ended
 * session at once, and every other node refuses it after the bound at the latest (W48).
 */
public final class SealedSessionControl implements SessionControl {

    private static final String REVOKING = "revoking a session";

    /** The maximum number of cached users. With more users, this class asks the store more often. */
    private static final int MOST_REMEMBERED = 10_000;

    /** How long entries are kept after the end of a token. Clocks differ, and sealed tokens have a tolerance. */
    private static final Duration TOLERANCE =
            RevokedSessions.SKEW.multipliedBy(2).plusMinutes(1);

    private final CheckedStore store;
    private final Duration bound;
    private final Duration keep;
    private final Randoms randoms;
    private final InstantSource clock;
    private final CompareAndSetRetry contest;
    /** Counts changes. An answer that was requested before a change is not cached after it. */
    private final AtomicLong changes = new AtomicLong();

    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** Creates an instance that caches each answer of the store for {@code bound}. */
    public SealedSessionControl(
            CheckedStore store, Duration bound, Duration maxAge, Randoms randoms, InstantSource clock) {
        this.store = store;
        this.bound = bound;
        this.keep = maxAge.plus(bound).plus(TOLERANCE); // until then, a node may have renewed an ended session
        this.randoms = randoms;
        this.clock = clock;
        this.contest = new CompareAndSetRetry(randoms);
    }

    /** An answer of the store, with the time of the question. */
    private record Answer(RevokedSessions revoked, Instant asked) {}

    /**
     * Returns {@code facts} with the id of a new session. The begin in the id is later than that of all ended sessions
     * of the user, even if they ended in the same millisecond or by a clock that is ahead. This method therefore asks
     * the store, even if an answer is cached.
     */
    SessionFacts beginning(String userId, SessionFacts facts) {
        Instant now = clock.instant();
        store.housekeeping().run(now);
        RevokedSessions revoked = asked(userId, now);
        long began = facts.upstream()
                .map(session -> revoked.next(now.toEpochMilli(), session.id()))
                .orElseGet(() -> revoked.next(now.toEpochMilli()));
        return facts.named(SealedSessionId.of(began, randoms.uuid()));
    }

    /** Removes the cached answer about a user. */
    void forget(String userId) {
        changes.incrementAndGet(); // a thread that is already asking the store does not cache the answer
        answers.invalidate(userId);
    }

    /**
     * Returns whether a session has ended. A session without a begin counts as the oldest session.
     *
     * @throws AuthException.Fault if the store did not answer and the cached answer is too old
     */
    boolean isRevoked(String userId, SessionFacts facts) {
        RevokedSessions revoked = revoked(userId);
        SealedSessionId name = SealedSessionId.parse(facts.name());
        return revoked.covers(name, facts.turn()) || endedUpstream(revoked, facts);
    }

    private static boolean endedUpstream(RevokedSessions revoked, SessionFacts facts) {
        return facts.upstream()
                .filter(session -> revoked.coversUpstream(SealedSessionId.parse(facts.name()), session.id()))
                .isPresent();
    }

    /** Returns whether a token is no longer valid although its session continues under another token. */
    boolean isReplaced(String userId, SessionFacts facts) {
        return revoked(userId).isReplaced(SealedSessionId.parse(facts.name()), facts.turn());
    }

    /** Returns {@code false}, because sealed sessions are only in the browsers' cookies and cannot be listed. */
    @Override
    public boolean lists() {
        return false;
    }

    @Override
    public List<ListedSession> list(String userId) {
        throw new IllegalStateException(
                "Sealed sessions are in browsers and nowhere else, so nobody can list them: call sessions(Sessions.stored())");
    }

    @Override
    public boolean revoke(String userId, String id) {
        if (!SealedSessionId.isPossible(id)) {
            return false;
        }
        end(userId, id);
        return true;
    }

    /** Ends one session. Returns whether it went on until now. */
    boolean end(String userId, String id) {
        return change(userId, (before, now) -> before.one(id, now.toEpochMilli(), gone(now)));
    }

    /**
     * Lets a session continue under its next token. The earlier tokens of the session become invalid.
     *
     * @param facts the facts in the present token of the session
     * @return {@code false} if the session has ended, or already continues under another token
     */
    boolean turn(String userId, String name, SessionFacts facts) {
        return change(
                userId,
                (before, now) -> endedUpstream(before, facts)
                        ? before
                        : before.turned(name, facts.turn(), now.toEpochMilli(), gone(now)));
    }

    private boolean change(String userId, BiFunction<RevokedSessions, Instant, RevokedSessions> change) {
        String name = name(userId);
        boolean changed = contest.inTurn(name, REVOKING, () -> changed(name, change));
        forget(userId);
        return changed;
    }

    private long gone(Instant now) {
        return now.minus(keep).toEpochMilli();
    }

    /**
     * Ends all sessions. Unlike {@link #revoke}, this method does not give up. An attacker therefore cannot block it by
     * ending one session after the other.
     */
    @Override
    public void revokeAll(String userId, @Nullable String except) {
        PendingRecords.endAll(store, userId);
        changeAnyway(userId, (before, now) -> before.all(now.toEpochMilli(), except));
    }

    @Override
    public void revokeUpstream(String userId, String upstream) {
        PendingRecords.endPending(store, userId);
        changeAnyway(userId, (before, now) -> before.upstream(upstream, now.toEpochMilli(), gone(now)));
    }

    private void changeAnyway(String userId, BiFunction<RevokedSessions, Instant, RevokedSessions> change) {
        String name = name(userId);
        contest.inTurnOrWithout(name, REVOKING, () -> changed(name, change));
        forget(userId);
    }

    private RevokedSessions revoked(String userId) {
        Instant now = clock.instant();
        Answer known = answers.getIfPresent(userId);
        return known != null && !now.isBefore(known.asked) && now.isBefore(known.asked.plus(bound))
                ? known.revoked
                : asked(userId, now);
    }

    private RevokedSessions asked(String userId, Instant now) {
        long before = changes.get();
        RevokedSessions revoked = parse(value(name(userId)));
        answers.asMap().compute(userId, (id, there) -> changes.get() == before ? new Answer(revoked, now) : null);
        return revoked;
    }

    /**
     * Returns whether there was anything to change; {@code null} if another thread or node was faster. The change
     * applies to the value that is in the store now, and not to a value that was read earlier.
     */
    private @Nullable Boolean changed(String name, BiFunction<RevokedSessions, Instant, RevokedSessions> change) {
        Instant now = clock.instant();
        StoredValue there = value(name);
        RevokedSessions before = parse(there);
        RevokedSessions after = change.apply(before, now);
        if (after.equals(before)) {
            return false;
        }
        Instant until = now.plus(keep);
        if (there != null && there.expires().isAfter(until)) {
            until = there.expires(); // a clock was set back
        }
        StoredValue value = new StoredValue(after.text(), until);
        String expected = there == null ? null : there.text();
        return store.replaceValue(name, expected, value) ? true : null;
    }

    private @Nullable StoredValue value(String name) {
        return store.value(name).orElse(null);
    }

    private static RevokedSessions parse(@Nullable StoredValue value) {
        if (value == null) {
            return RevokedSessions.NONE;
        }
        try {
            return RevokedSessions.parse(value.text());
        } catch (MalformedException e) {
            throw new AuthException.Fault(
                    ErrorCode.ADAPTER, "the store has not what was revoked, but something else", e);
        }
    }

    private static String name(String userId) {
        return "revoked:" + Hashes.sha256Hex(userId);
    }
}
