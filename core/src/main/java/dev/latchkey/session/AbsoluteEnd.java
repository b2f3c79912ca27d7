package dev.latchkey.session;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.time.Instant;

/**
 * When a sealed session ends at the latest, however often it is renewed: a member of what its token keeps. A session
 * that Auth.js began, or an earlier version, has none until it is renewed.
 */
final class AbsoluteEnd {

    private static final String END = "end";

    private AbsoluteEnd() {}

    /** {@code kept} with an end; the one that is there stays. */
    static Claims in(Claims kept, Instant now, Duration lifetime) {
        return kept.has(END) ? kept : kept.with(END, now.plus(lifetime).getEpochSecond());
    }

    /** In seconds since the epoch; {@code Long.MAX_VALUE} if there is none, the past if it is no date. */
    static long of(Claims kept) {
        if (!kept.has(END)) {
            return Long.MAX_VALUE;
        }
        return kept.get(END) instanceof Number seconds ? seconds.longValue() : Long.MIN_VALUE;
    }
}
