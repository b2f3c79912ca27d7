package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import java.util.Optional;

/**
 * Creates the response to a request that failed or is refused. A browser gets a page, and a program gets a status and
 * JSON.
 */
final class FailureResponses {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final SessionReading sessions;

    FailureResponses(ExchangeDependencies dependencies, ServedRequest request, SessionReading sessions) {
        this.dependencies = dependencies;
        this.request = request;
        this.sessions = sessions;
    }

    /**
     * Returns the response to an exception that the application did not catch; empty if the exception does not come
     * from Latchkey.
     */
    Optional<AuthResponse> to(Throwable thrown) {
        return FailureLog.failureIn(thrown).map(this::to);
    }

    private AuthResponse to(AuthException failure) {
        dependencies.failures().tell(failure);
        Site site = request.site();
        if (failure.code() == ErrorCode.SESSION_REQUIRED || failure.code() == ErrorCode.ACCESS_DENIED) {
            return refusal();
        }
        if (failure.code() == ErrorCode.ADAPTER) {
            return unavailable();
        }
        if (failure instanceof TooManyRequests limited && site != null) {
            return dependencies.endpoints().tooMany(limited, site, request.isFromProgram());
        }
        if (site == null || !BrowserNavigation.is(request.now())) {
            boolean refused = FailureLog.isRefusal(failure);
            return RefusalResponses.json(refused ? 401 : 500, refused ? "Not authenticated" : "Sign-in failed");
        }
        return dependencies.endpoints().failure(failure, site);
    }

    /**
     * Returns the response to a request that the signed-in user, or a client without a session, may not make. If it is
     * unknown who is signed in, the response is 503.
     */
    AuthResponse refusal() {
        return sessions.isUnknown()
                ? unavailable()
                : dependencies
                        .refusals()
                        .refuse(
                                request.asked(),
                                request.site(),
                                sessions.renewed().isPresent());
    }

    private AuthResponse unavailable() {
        return dependencies.endpoints().unavailable(request.requireSite(), request.isFromProgram());
    }
}
