package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns failures of the communication with a provider into an {@link AuthException}. */
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

    /**
     * Returns a refusal of what the browser has brought back. Anybody can cause it, so it must not alert an operator.
     */
    static AuthException.Refused callback(String message) {
        return new AuthException.Refused(ErrorCode.CALLBACK_ROUTE, message);
    }

    /** The callback does not belong to an attempt that this browser has under way. */
    static AuthException.Refused check(String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, message);
    }

    /** Works like {@link #check}, where that is no sign of anything: somebody has loaded the callback again. */
    static AuthException.Refused gone(String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, message, new AttemptGoneException());
    }

    /** Returns text from outside in a form for a log, with printable ASCII and at most 200 characters. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().limit(MAX_LENGTH).forEach(c -> printable.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.length() > MAX_LENGTH ? printable + "…" : printable.toString();
    }
}
