package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of one user's sealed sessions count for nothing, as nodes share it. It only ever grows: whatever is made of it,
 * what it covers stays covered.
 *
 * @param before all that have begun by then, in milliseconds since 1970; negative: none
 * @param except but for this one
 * @param ended and what of these, which began later; one entry for each session, however often it goes on under another
 *     token
 */
record RevokedSessions(long before, @Nullable String except, Map<String, Ended> ended) {

    static final RevokedSessions NONE = new RevokedSessions(-1, null, Map.of());

    /** By how much the clocks of two nodes may differ, so that "by now" is the same on both. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** The turn of no token: what ends that, ends the session. */
    static final long EVERY_TURN = Long.MAX_VALUE;

    /** More of a user's sessions do not end within the age of one, but by a script. */
    private static final int MOST = 50;

    private static final String BEFORE = "before";
    private static final String EXCEPT = "except";
    private static final String ENDED = "ended";

    /** Stands between the name of a session and a turn. No name has it. */
    private static final char TURN = SealedSessionId.RESERVED;

    /**
     * What of a session has ended.
     *
     * @param turn its tokens before this turn; {@link #EVERY_TURN}: all of it
     * @param when in milliseconds since 1970
     */
    record Ended(long turn, long when) {}

    RevokedSessions {
        ended = Map.copyOf(ended);
    }

    /** What {@link #text} wrote. */
    static RevokedSessions parse(String text) {
        Claims claims = Claims.parse(text);
        Map<String, Ended> ended = new LinkedHashMap<>();
        Claims given = claims.object(ENDED);
        given.asMap().keySet().forEach(key -> {
            int turn = key.indexOf(TURN);
            long when = given.number(key).orElse(Long.MAX_VALUE);
            ended.put(
                    turn < 0 ? key : key.substring(0, turn),
                    new Ended(turn < 0 ? EVERY_TURN : number(key.substring(turn + 1)), when));
        });
        return new RevokedSessions(
                claims.number(BEFORE).orElse(-1L), claims.text(EXCEPT).orElse(null), ended);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return EVERY_TURN;
        }
    }

    String text() {
        Map<String, Long> members = new LinkedHashMap<>();
        ended.forEach((id, end) -> members.put(end.turn == EVERY_TURN ? id : id + TURN + end.turn, end.when));
        return Claims.empty()
                .with(BEFORE, before)
                .with(EXCEPT, except)
                .with(ENDED, members)
                .toJson();
    }

    /** Whether a session counts for nothing, whatever the turn of its token. */
    boolean covers(SealedSessionId name) {
        return covers(name, EVERY_TURN - 1);
    }

    /** Whether a token of this turn counts for nothing. */
    boolean covers(SealedSessionId name, long turn) {
        return isSpent(name, turn) || (name.began() <= before && !name.text().equals(except));
    }

    /** Whether a token counts for nothing because its session goes on under another one. */
    boolean isReplaced(SealedSessionId name, long turn) {
        return isSpent(name, turn) && !covers(name);
    }

    private boolean isSpent(SealedSessionId name, long turn) {
        Ended end = ended.get(name.text());
        return end != null && end.turn > turn;
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
     * This, with one session more. Where there are too many, all that began before the earliest of them ended go as
     * well, and it is forgotten: it began before that too. So a flood of them ends too much, and never too little.
     *
     * @param gone when the tokens of what was ended then are past their time, so that it need not be remembered
     */
    RevokedSessions one(String id, long now, long gone) {
        return covers(SealedSessionId.parse(id)) ? this : with(id, new Ended(EVERY_TURN, now), gone);
    }

    /** This, with the tokens of a session up to this turn: it goes on under the next. Bounded as {@link #one} is. */
    RevokedSessions turned(String id, long turn, long now, long gone) {
        return covers(SealedSessionId.parse(id), turn) ? this : with(id, new Ended(turn + 1, now), gone);
    }

    private RevokedSessions with(String id, Ended end, long gone) {
        Map<String, Ended> all = new LinkedHashMap<>(ended);
        all.values().removeIf(each -> each.when <= gone);
        all.put(id, end);
        String stays = end.turn == EVERY_TURN && id.equals(except) ? null : except;
        if (all.size() <= MOST) {
            return without(before, stays, all, when -> false);
        }
        long earliest = all.values().stream().mapToLong(Ended::when).min().orElse(end.when);
        Ended spared = stays == null ? null : all.get(stays);
        return without(
                Math.max(before, earliest + SKEW.toMillis()),
                spared != null && spared.when <= earliest ? null : stays, // its tokens of before would count again
                all,
                when -> when <= earliest);
    }

    /** Leaves out whom the bound covers anyway, and those of {@code times}. */
    private static RevokedSessions without(
            long before, @Nullable String except, Map<String, Ended> ended, LongPredicate times) {
        Map<String, Ended> rest = new LinkedHashMap<>(ended);
        rest.entrySet()
                .removeIf(entry -> times.test(entry.getValue().when)
                        || (SealedSessionId.parse(entry.getKey()).began() <= before
                                && !entry.getKey().equals(except)));
        return new RevokedSessions(before, except, rest);
    }
}
