package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import org.jspecify.annotations.Nullable;

/** Turns failures of the communication with a provider into an {@link AuthException}. */
public final class UpstreamFailures {

    private static final int MAX_LENGTH = 200;

    private UpstreamFailures() {}

    /** Returns the exception for a provider that did not respond, or whose response must not be trusted. */
    static AuthException.Upstream upstream(FailureCause why, String message) {
        return upstream(why, message, null);
    }

    static AuthException.Upstream upstream(FailureCause why, String message, @Nullable Throwable cause) {
        return new AuthException.Upstream(ErrorCode.CALLBACK_ROUTE, why, message, cause);
    }

    /**
     * Returns the exception for invalid parameters of a callback. Any client can cause it, so it must not alert an
     * operator.
     */
    static AuthException.Refused callback(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.CALLBACK_ROUTE, why, message, null);
    }

    /** Returns the exception for a callback that belongs to no current attempt of this browser. */
    static AuthException.Refused check(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, why, message, null);
    }

    /** Works like {@link #check}, for a harmless cause, such as a user who has loaded the callback again. */
    static AuthException.Refused gone(FailureCause why, String message) {
        return new AuthException.Refused(ErrorCode.INVALID_CHECK, why, message, new AttemptGoneException());
    }

    /** Returns a text from outside in a form that is safe for a log, with at most 200 printable ASCII characters. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars().limit(MAX_LENGTH).forEach(c -> printable.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.length() > MAX_LENGTH ? printable + "…" : printable.toString();
    }
}
