package dev.latchkey.logout;

import dev.latchkey.oauth.LogoutToken;
import dev.latchkey.session.UpstreamSession;
import java.time.Instant;

/**
 * The sign-ins that a logout ends which has overtaken them: those whose ID token is not newer than the logout, by the
 * provider's clock, and those that began before the logout was here, by ours. A provider may still give out an ID token
 * for a code from before.
 *
 * @param issued ID tokens issued until then count no more, in seconds since the epoch
 * @param begun attempts begun until then count no more, in milliseconds since the epoch
 */
record EndedSignIns(long issued, long begun) {

    static final EndedSignIns NONE = new EndedSignIns(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Whenever they began, because the session at the provider has ended for good. */
    static final EndedSignIns ALL = new EndedSignIns(Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * Returns those from before a logout.
     *
     * @param issued when the provider issued the {@link LogoutToken}
     * @param arrived when it was here
     */
    static EndedSignIns before(Instant issued, Instant arrived) {
        return new EndedSignIns(issued.getEpochSecond(), arrived.toEpochMilli());
    }

    /** Reads what {@link #text} returned. A value of an earlier version has no times, and ends all sign-ins. */
    static EndedSignIns parse(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? ALL
                : new EndedSignIns(Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }

    String text() {
        return issued + " " + begun;
    }

    EndedSignIns and(EndedSignIns more) {
        return new EndedSignIns(Math.max(issued, more.issued), Math.max(begun, more.begun));
    }

    boolean include(UpstreamSession session) {
        return session.issued() <= issued || session.begun() <= begun;
    }
}
