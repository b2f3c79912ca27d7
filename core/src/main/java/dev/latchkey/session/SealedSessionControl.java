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
 * Control of sessions that live in sealed cookies: what was ended before its time is in the store, one value for each
 * user, and a node relies on what it read of a user for no longer than a bound. So a session that is ended is refused
 * here at once, and everywhere at latest after the bound (W48).
 */
public final class SealedSessionControl implements SessionControl {

    private static final String REVOKING = "revoking a session";

    /** Of users, not of sessions: more of them cost more questions, and nothing else. */
    private static final int MOST_REMEMBERED = 10_000;

    /** What sealed tokens are given, and the clocks of the node that ended a session and of one that renewed it. */
    private static final Duration TOLERANCE = RevokedSessions.SKEW.multipliedBy(2).plusMinutes(1);

    private final CheckedStore store;
    private final Duration bound;
    private final Duration keep;
    private final Randoms randoms;
    private final InstantSource clock;
    private final CompareAndSetRetry contest;
    /** Counts when answers began to be too old: one that was asked for before is not remembered after. */
    private final AtomicLong changes = new AtomicLong();

    private final Cache<String, Answer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** Relies on an answer of the store's for {@code bound}. */
    public SealedSessionControl(CheckedStore store, Duration bound, Duration maxAge, Randoms randoms, InstantSource clock) {
        this.store = store;
        this.bound = bound;
        this.keep = maxAge.plus(bound).plus(TOLERANCE); // until then somebody may have renewed what was ended
        this.randoms = randoms;
        this.clock = clock;
        this.contest = new CompareAndSetRetry(randoms);
    }

    /** What the store said, and when it was asked. */
    private record Answer(RevokedSessions revoked, Instant asked) {}

    /**
     * {@code facts} with what a session is known by, for one that begins: after whatever of its user was ended, be it
     * in the same millisecond or by a clock that is ahead. So the store is asked, whatever is remembered.
     */
    SessionFacts beginning(String userId, SessionFacts facts) {
        Instant now = clock.instant();
        store.housekeeping().run(now);
        long began = asked(userId, now).next(now.toEpochMilli());
        return facts.named(SealedSessionId.of(began, randoms.uuid()));
    }

    /** Lets the next question about this user go to the store. */
    void forget(String userId) {
        changes.incrementAndGet(); // a thread that is asking already does not remember the answer
        answers.invalidate(userId);
    }

    /**
     * Whether a session was ended. One that does not say when it began counts as the oldest.
     *
     * @throws AuthException.Fault if the store did not answer and what it said is too old
     */
    boolean isRevoked(String userId, SessionFacts facts) {
        return revoked(userId).covers(SealedSessionId.parse(facts.name()));
    }

    /** Sealed sessions are nowhere but in browsers. */
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

    /** Ends one; {@code false}: it had ended before. */
    boolean end(String userId, String id) {
        String name = name(userId);
        boolean ended = contest.inTurn(
                name,
                REVOKING,
                () -> changed(
                        name,
                        (before, now) -> before.one(
                                id, now.toEpochMilli(), now.minus(keep).toEpochMilli())));
        forget(userId);
        return ended;
    }

    /** Goes on where {@link #revoke} gives up, so that somebody who ends session after session cannot keep it out. */
    @Override
    public void revokeAll(String userId, @Nullable String except) {
        String name = name(userId);
        contest.inTurnOrWithout(
                name, REVOKING, () -> changed(name, (before, now) -> before.all(now.toEpochMilli(), except)));
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
     * Whether there was anything to change; {@code null} if somebody else was faster. A change is made of what the
     * store holds now, and of nothing that was read before.
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
            until = there.expires(); // a clock went back
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
