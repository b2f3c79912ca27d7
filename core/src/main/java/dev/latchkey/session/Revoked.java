package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of one user's sealed sessions count for nothing, as nodes share it.
 *
 * @param before that have begun by then, in milliseconds since 1970; negative: none
 * @param except but for this one
 * @param ended and these whenever they have begun, each with when it was ended
 */
record Revoked(long before, @Nullable String except, Map<String, Long> ended) {

    static final Revoked NONE = new Revoked(-1, null, Map.of());

    /** More of a user's sessions do not end within the age of one, but by a script. */
    private static final int MOST = 50;

    private static final String BEFORE = "before";
    private static final String EXCEPT = "except";
    private static final String ENDED = "ended";

    Revoked {
        ended = Map.copyOf(ended);
    }

    /** What {@link #text} wrote. */
    static Revoked parse(String text) {
        Claims claims = Claims.parse(text);
        Map<String, Long> ended = new LinkedHashMap<>();
        Claims given = claims.object(ENDED);
        given.asMap().keySet().forEach(id -> ended.put(id, given.number(id).orElse(Long.MAX_VALUE)));
        return new Revoked(
                claims.number(BEFORE).orElse(-1L), claims.text(EXCEPT).orElse(null), ended);
    }

    String text() {
        return Claims.empty()
                .with(BEFORE, before)
                .with(EXCEPT, except)
                .with(ENDED, ended)
                .toJson();
    }

    boolean covers(@Nullable String id, long began) {
        return (id != null && ended.containsKey(id)) || (began <= before && (id == null || !id.equals(except)));
    }

    /** This, with all that have begun by {@code now} but for one. */
    Revoked all(long now, @Nullable String spared) {
        Map<String, Long> stays = spared != null && ended.containsKey(spared)
                ? Map.of(spared, now) // it had ended before
                : Map.of();
        return new Revoked(now, spared, stays);
    }

    /**
     * This, with one more. Where there are too many, those that began before the earliest of them ended go as well, and
     * it is forgotten: it began before that too.
     *
     * @param gone when the tokens of what was ended then are past their time, so that it need not be remembered
     */
    Revoked one(String id, long now, long gone) {
        Map<String, Long> all = new LinkedHashMap<>(ended);
        all.values().removeIf(when -> when <= gone);
        all.put(id, now);
        if (all.size() <= MOST) {
            return new Revoked(before, except, all);
        }
        long earliest = all.values().stream().mapToLong(Long::longValue).min().orElse(now);
        boolean spared = except != null && all.getOrDefault(except, Long.MAX_VALUE) > earliest;
        all.values().removeIf(when -> when <= earliest);
        return new Revoked(Math.max(before, earliest), spared ? except : null, all);
    }
}
