package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sealed sessions of one user that were ended, as nodes share it. A new version always covers everything that the
 * old one covered.
 *
 * @param before all that have begun by then, in milliseconds since 1970; negative: none
 * @param except but for this one
 * @param ended and these, which began later, each with when it was ended
 */
record RevokedSessions(long before, @Nullable String except, Map<String, Long> ended) {

    static final RevokedSessions NONE = new RevokedSessions(-1, null, Map.of());

    /** How far the clocks of two nodes may differ. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** The most single sessions. Only a script ends more sessions of one user within the lifetime of a session. */
    private static final int MOST = 50;

    private static final String BEFORE = "before";
    private static final String EXCEPT = "except";
    private static final String ENDED = "ended";

    RevokedSessions {
        ended = Map.copyOf(ended);
    }

    /** Reads what {@link #text} returned. */
    static RevokedSessions parse(String text) {
        Claims claims = Claims.parse(text);
        Map<String, Long> ended = new LinkedHashMap<>();
        Claims given = claims.object(ENDED);
        given.asMap().keySet().forEach(id -> ended.put(id, given.number(id).orElse(Long.MAX_VALUE)));
        return new RevokedSessions(
                claims.number(BEFORE).orElse(-1L), claims.text(EXCEPT).orElse(null), ended);
    }

    String text() {
        return Claims.empty()
                .with(BEFORE, before)
                .with(EXCEPT, except)
                .with(ENDED, ended)
                .toJson();
    }

    boolean covers(SealedSessionId name) {
        return ended.containsKey(name.text())
                || (name.began() <= before && !name.text().equals(except));
    }

    /** Returns the begin of the next session: later than all ended sessions, even if the clock has not moved since. */
    long next(long now) {
        return Math.max(now, before + 1);
    }

    /**
     * Returns this with all sessions that have begun by {@code now} on any node.
     *
     * @param spared the id of a session to spare, if it has not ended yet; {@code null} for none
     */
    RevokedSessions all(long now, @Nullable String spared) {
        String stays = spared == null || covers(SealedSessionId.parse(spared)) ? null : spared;
        return without(Math.max(before + 1, now + SKEW.toMillis()), stays, ended, when -> false);
    }

    /**
     * Returns this with one more session. If there are too many, the earliest entry is removed, and all sessions that
     * began before it was ended count as ended too. So too many entries end too many sessions, and never too few.
     *
     * @param gone when the tokens of sessions that were ended now have expired, so that the entry can be removed
     */
    RevokedSessions one(String id, long now, long gone) {
        if (covers(SealedSessionId.parse(id))) {
            return this;
        }
        Map<String, Long> all = new LinkedHashMap<>(ended);
        all.values().removeIf(when -> when <= gone);
        all.put(id, now);
        String stays = id.equals(except) ? null : except;
        if (all.size() <= MOST) {
            return without(before, stays, all, when -> false);
        }
        long earliest = all.values().stream().mapToLong(Long::longValue).min().orElse(now);
        return without(Math.max(before, earliest + SKEW.toMillis()), stays, all, when -> when <= earliest);
    }

    /** Removes entries that the bound covers anyway, and those of {@code times}. */
    private static RevokedSessions without(
            long before, @Nullable String except, Map<String, Long> ended, Predicate<Long> times) {
        Map<String, Long> rest = new LinkedHashMap<>(ended);
        rest.entrySet()
                .removeIf(entry -> times.test(entry.getValue())
                        || SealedSessionId.parse(entry.getKey()).began() <= before);
        return new RevokedSessions(before, except, rest);
    }
}
