package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of one user's sealed sessions count for nothing, as nodes share it. It only ever grows: whatever is made of it,
 * what it covers stays covered.
 *
 * @param before all that have begun by then, in milliseconds since 1970; negative: none
 * @param except but for this one
 * @param ended and these, which began later, each with when it was ended
 */
record RevokedSessions(long before, @Nullable String except, Map<String, Long> ended) {

    static final RevokedSessions NONE = new RevokedSessions(-1, null, Map.of());

    /** By how much the clocks of two nodes may differ, so that "by now" is the same on both. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** More of a user's sessions do not end within the age of one, but by a script. */
    private static final int MOST = 50;

    private static final String BEFORE = "before";
    private static final String EXCEPT = "except";
    private static final String ENDED = "ended";

    RevokedSessions {
        ended = Map.copyOf(ended);
    }

    /** What {@link #text} wrote. */
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

    /** When the next session may say that it began: after all that were ended, though no clock has moved since. */
    long next(long now) {
        return Math.max(now, before + 1);
    }

    /**
     * This, with all that have begun by {@code now} on any node.
     *
     * @param spared but for this one, if it has not ended yet; {@code null}: none
     */
    RevokedSessions all(long now, @Nullable String spared) {
        String stays = spared == null || covers(SealedSessionId.parse(spared)) ? null : spared;
        return without(Math.max(before + 1, now + SKEW.toMillis()), stays, ended, when -> false);
    }

    /**
     * This, with one more. Where there are too many, all that began before the earliest of them ended go as well, and
     * it is forgotten: it began before that too. So a flood of them ends too much, and never too little.
     *
     * @param gone when the tokens of what was ended then are past their time, so that it need not be remembered
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

    /** Leaves out whom the bound covers anyway, and those of {@code times}. */
    private static RevokedSessions without(
            long before, @Nullable String except, Map<String, Long> ended, Predicate<Long> times) {
        Map<String, Long> rest = new LinkedHashMap<>(ended);
        rest.entrySet()
                .removeIf(entry -> times.test(entry.getValue())
                        || SealedSessionId.parse(entry.getKey()).began() <= before);
        return new RevokedSessions(before, except, rest);
    }
}
