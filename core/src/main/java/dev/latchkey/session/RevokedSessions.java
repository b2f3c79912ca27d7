package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The ended sealed sessions of one user, in the form that nodes share. Each new version covers all sessions that the
 * old version covered.
 *
 * @param before all sessions that began at or before this time have ended; in milliseconds since 1970, negative if
 *     there are none
 * @param except the one session that {@code before} does not end
 * @param ended the ended parts of sessions that {@code before} does not end; a session has one entry, however often it
 *     continues under another token
 */
record RevokedSessions(long before, @Nullable String except, Map<String, Ended> ended) {

    static final RevokedSessions NONE = new RevokedSessions(-1, null, Map.of());

    /** How far the clocks of two nodes may differ. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /**
     * How far in the future, by this node's clock, the begin of a session can be. A session begins later than all
     * sessions that another node has ended.
     */
    private static final Duration LATEST_BEGIN = SKEW.multipliedBy(2).plusSeconds(1);

    /** A turn that no token has. An entry with this turn ends the whole session. */
    static final long EVERY_TURN = Long.MAX_VALUE;

    /**
     * The greatest number of entries for single sessions. Only a script, and no person, ends more sessions of one user
     * within the lifetime of a session.
     */
    private static final int MOST = 50;

    private static final String BEFORE = "before";
    private static final String EXCEPT = "except";
    private static final String ENDED = "ended";

    /** The character before the id of an upstream session. No name of a session begins with it. */
    private static final String UPSTREAM = "@";

    /** The character between the name of a session and a turn. No name contains it. */
    private static final char TURN = SealedSessionId.RESERVED;

    /**
     * The part of a session that has ended.
     *
     * @param turn the tokens before this turn have ended; with {@link #EVERY_TURN}, the whole session has ended
     * @param when the time of the end, in milliseconds since 1970
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
            ended.merge( // a node of the previous version, which knows no turns, adds a second entry for a session
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

    /** Returns whether the whole session has ended, so that none of its tokens is valid. */
    boolean covers(SealedSessionId name) {
        return covers(name, EVERY_TURN - 1);
    }

    /** Returns whether the session's token of this turn is no longer valid. */
    boolean covers(SealedSessionId name, long turn) {
        return isSpent(name, turn) || (name.began() <= before && !name.text().equals(except));
    }

    /** Returns whether a session has ended with the session at a provider on which it depends. */
    boolean coversUpstream(SealedSessionId name, String upstream) {
        return name.began() <= endOf(upstream);
    }

    /** Returns the time up to which sessions that depend on this session at a provider have ended. */
    private long endOf(String upstream) {
        Ended end = ended.get(UPSTREAM + upstream);
        return end == null ? -1 : end.when;
    }

    /** Returns whether a token is no longer valid only because its session continues under another token. */
    boolean isReplaced(SealedSessionId name, long turn) {
        return isSpent(name, turn) && !covers(name);
    }

    private boolean isSpent(SealedSessionId name, long turn) {
        Ended end = ended.get(name.text());
        return end != null && end.turn > turn;
    }

    /**
     * Returns the begin of the next session. It is later than {@code before}, even if the clock has not moved since.
     */
    long next(long now) {
        return Math.max(now, before + 1);
    }

    /** Works like {@link #next(long)}, for a session that depends on a session at a provider. */
    long next(long now, String upstream) {
        return Math.max(next(now), endOf(upstream) + 1);
    }

    /**
     * Returns a copy that also ends all sessions that began at or before {@code now} on any node.
     *
     * @param spared the id of a session that does not end, unless it has already ended; {@code null} for none
     */
    RevokedSessions all(long now, @Nullable String spared) {
        String stays = spared == null || covers(SealedSessionId.parse(spared)) ? null : spared;
        return without(Math.max(before + 1, now + SKEW.toMillis()), stays, ended, when -> false);
    }

    /**
     * Returns a copy that also ends one session. If there are too many entries, the earliest entry is removed. All
     * sessions that began before the time of that entry then count as ended too. Too many entries therefore end too
     * many sessions, and never too few.
     *
     * @param gone entries up to this time are removed, because the tokens of their sessions have expired
     */
    RevokedSessions one(String id, long now, long gone) {
        return covers(SealedSessionId.parse(id)) ? this : with(id, new Ended(EVERY_TURN, now), gone);
    }

    /**
     * Returns a copy that also ends all sessions that depend on one session at a provider and began at or before
     * {@code now} on any node. The number of entries is limited as in {@link #one}.
     */
    RevokedSessions upstream(String id, long now, long gone) {
        long when = Math.max(endOf(id) + 1, now + SKEW.toMillis());
        return with(UPSTREAM + id, new Ended(EVERY_TURN, when), gone);
    }

    /**
     * Returns a copy that also ends the tokens of a session up to this turn. The session continues with the next turn.
     * The number of entries is limited as in {@link #one}.
     */
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
        boolean partlyEnded = all.entrySet().stream()
                .anyMatch(entry -> mayEnd(entry.getKey(), stays) && entry.getValue().when <= earliest);
        return without(
                Math.max(before, earliest + LATEST_BEGIN.toMillis()),
                partlyEnded ? null : stays, // else what this entry has ended becomes valid again
                all,
                when -> when <= earliest);
    }

    /**
     * Returns a copy without the entries that {@code before} covers anyway and without those whose time {@code times}
     * accepts.
     */
    private static RevokedSessions without(
            long before, @Nullable String except, Map<String, Ended> ended, LongPredicate times) {
        Map<String, Ended> rest = new LinkedHashMap<>(ended);
        rest.entrySet()
                .removeIf(entry -> times.test(entry.getValue().when)
                        || (latestBegin(entry) <= before && !mayEnd(entry.getKey(), except)));
        return new RevokedSessions(before, except, rest);
    }

    /** Returns whether the entry with this key may end a part of the session that {@code before} does not end. */
    private static boolean mayEnd(String key, @Nullable String except) {
        return except != null && (key.equals(except) || key.startsWith(UPSTREAM));
    }

    /** Returns the latest begin of the sessions that an entry ends. */
    private static long latestBegin(Map.Entry<String, Ended> entry) {
        return entry.getKey().startsWith(UPSTREAM)
                ? entry.getValue().when
                : SealedSessionId.parse(entry.getKey()).began();
    }
}
