package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import java.util.Optional;

/** Answers a request that failed or is refused: a page for a person, a status and JSON for a program. */
final class FailureResponses {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final SessionReading sessions;

    FailureResponses(ExchangeDependencies dependencies, ServedRequest request, SessionReading sessions) {
        this.dependencies = dependencies;
        this.request = request;
        this.sessions = sessions;
    }

    /** The answer to what the application let through; empty if there is no failure of ours in it. */
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

    /** Somebody else has to be signed in; or it cannot be found out who is. */
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
