package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The sealed sessions of one user that were ended, as nodes share it. A new version always covers everything that the
 * old one covered.
 *
 * @param before all that have begun by then, in milliseconds since 1970; negative: none
 * @param except but for this one
 * @param ended and what of these, which began later; one entry for each session, however often it goes on under another
 *     token
 */
record RevokedSessions(long before, @Nullable String except, Map<String, Ended> ended) {

    static final RevokedSessions NONE = new RevokedSessions(-1, null, Map.of());

    /** How far the clocks of two nodes may differ. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** How much later than now, by the clock of this node, a session can have begun: behind all that another ended. */
    private static final Duration LATEST_BEGIN = SKEW.multipliedBy(2).plusSeconds(1);

    /** The turn of no token: what ends that, ends the session. */
    static final long EVERY_TURN = Long.MAX_VALUE;

    /** The most single sessions. Only a script ends more sessions of one user within the lifetime of a session. */
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

    /** Reads what {@link #text} returned. */
    static RevokedSessions parse(String text) {
        Claims claims = Claims.parse(text);
        Map<String, Ended> ended = new LinkedHashMap<>();
        Claims given = claims.object(ENDED);
        given.asMap().keySet().forEach(key -> {
            int turn = key.indexOf(TURN);
            long when = given.number(key).orElse(Long.MAX_VALUE);
            ended.merge( // a node of the version before, which knows no turns, adds a session beside its turn
                    turn < 0 ? key : key.substring(0, turn),
                    new Ended(turn < 0 ? EVERY_TURN : number(key.substring(turn + 1)), when),
                    (one, other) -> one.turn > other.turn ? one : other);
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
                Math.max(before, earliest + LATEST_BEGIN.toMillis()),
                spared != null && spared.when <= earliest ? null : stays, // its tokens of before would count again
                all,
                when -> when <= earliest);
    }

    /** Removes entries that the bound covers anyway, and those of {@code times}. */
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
