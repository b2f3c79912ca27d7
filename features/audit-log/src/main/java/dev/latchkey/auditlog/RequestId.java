package dev.latchkey.auditlog;

import dev.latchkey.http.AuthRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found in other logs. The client or a proxy has chosen it, so it says nothing about who
 * sent the request.
 */
final class RequestId {

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final Pattern ID = Pattern.compile("[\\w.:/+=@-]{1,128}");
    private static final int LONGEST = 512;

    private RequestId() {}

    /** Returns the trace id of W3C Trace Context, or else {@code X-Request-Id}; {@code null} if there is neither. */
    static @Nullable String of(AuthRequest request) {
        String trace = request.header("traceparent");
        if (trace != null && trace.length() <= LONGEST) {
            Matcher matcher = TRACE.matcher(trace);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        String id = request.header("X-Request-Id");
        return id != null && ID.matcher(id).matches() ? id : null;
    }
}
