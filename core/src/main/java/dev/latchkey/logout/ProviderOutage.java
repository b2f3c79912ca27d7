package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.http.AuthResponse;
import java.util.Set;

/**
 * The provider's own metadata or keys cannot be read, so nobody knows whether its token is right. The answer asks the
 * provider to send the token again.
 */
final class ProviderOutage {

    /** What only an answer of the provider can cause, and no token. */
    private static final Set<FailureCause> CAUSES = Set.of(
            FailureCause.UNREACHABLE,
            FailureCause.ANSWER_UNREADABLE,
            FailureCause.REQUEST_REFUSED,
            FailureCause.METADATA);

    static final AuthResponse ANSWER = AuthResponse.json(503, "{\"error\":\"temporarily_unavailable\"}")
            .with("Cache-Control", "no-store")
            .with("Retry-After", "5");

    static final RouteAnswer DESCRIBED = RouteAnswer.json(
            503,
            "The provider's keys could not be read, or the store did not answer. The provider may send it again.",
            "{\"type\":\"object\"}");

    private ProviderOutage() {}

    static boolean is(AuthException failure) {
        FailureCause cause = failure.failureCause();
        return failure instanceof AuthException.Upstream && cause != null && CAUSES.contains(cause);
    }
}
