package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What goes wrong between this side and a provider, in the terms of {@link AuthException}. */
public final class UpstreamFailures {

    private static final int MAX_LENGTH = 200;

    private UpstreamFailures() {}

    /** The provider did not answer, or answered with what must not be trusted. */
    static AuthException.Upstream upstream(String message) {
        return upstream(message, null);
    }

    static AuthException.Upstream upstream(String message, @Nullable Throwable cause) {
        return new AuthException.Upstream(ErrorCode.CALLBACK_ROUTE, message, cause);
    }

    /** What the browser has brought back is wrong, which anybody can make it: nothing to wake somebody up for. */
    static AuthException.Refused callback(String message) {
        return new AuthException.Refused(ErrorCode.CALLBACK_ROUTE, message);
    }

    /** The callback does not belong to an attempt that this browser has under way. */
    static AuthException.Refused check(String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, message);
    }

    /** As {@link #check}, where that is no sign of anything: somebody has loaded the callback again. */
    static AuthException.Refused gone(String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, message, new AttemptGoneException());
    }

    /** Text from outside made fit for a log: printable ASCII, at most 200 characters. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().limit(MAX_LENGTH).forEach(c -> printable.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.length() > MAX_LENGTH ? printable + "…" : printable.toString();
    }
}
