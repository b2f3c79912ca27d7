package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.BrowserNavigation;
import dev.latchkey.feature.MissingAuthorization;
import dev.latchkey.feature.RequestIdentity;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.observe.Refusal;
import dev.latchkey.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        return FailureLog.failureIn(thrown).map(failure -> inLanguage(() -> to(failure)));
    }

    private AuthResponse to(AuthException failure) {
        String reference = dependencies.endpoints().references().next();
        dependencies.failures().tell(failure, reference);
        Site site = request.site();
        if (failure.code() == ErrorCode.SESSION_REQUIRED || failure.code() == ErrorCode.ACCESS_DENIED) {
            return refusal();
        }
        if (failure.code() == ErrorCode.ADAPTER) {
            return unavailable(reference);
        }
        if (failure instanceof TooManyRequests limited && site != null) {
            return dependencies.endpoints().tooMany(limited, site, request.isFromProgram(), reference);
        }
        if (site == null || !BrowserNavigation.is(request.now())) {
            boolean refused = FailureLog.isRefusal(failure);
            return RefusalResponses.json(refused ? 401 : 500, refused ? "Not authenticated" : "Sign-in failed");
        }
        return dependencies.endpoints().failure(failure, site, reference);
    }

    /** Returns the response to a path that can be read in two ways. */
    AuthResponse ambiguous() {
        dependencies.observer().refused(Refusal.AMBIGUOUS_PATH);
        return RefusalResponses.ambiguous();
    }

    /** Works like {@link #refusal(MissingAuthorization)}, where no rule says what is missing. */
    AuthResponse refusal() {
        return refusal(MissingAuthorization.NOT_NAMED);
    }

    /**
     * Returns the response to a request that the signed-in user, or a client without a session, may not make. If it is
     * unknown who is signed in, the response is 503.
     */
    AuthResponse refusal(MissingAuthorization missing) {
        if (sessions.isUnknown()) {
            dependencies.observer().refused(Refusal.UNAVAILABLE);
            return unavailable(null); // the failure was logged when the session was read
        }
        if (sessions.isForeign()) {
            dependencies.observer().refused(Refusal.NOT_ALLOWED);
            return RefusalResponses.json(403, "WebSockets open only from pages of this origin");
        }
        RequestIdentity identity = sessions.identity();
        if (identity instanceof RequestIdentity.Refused refused) {
            dependencies.observer().refused(Refusal.ACCESS_TOKEN);
            return RefusalResponses.json(refused.status(), refused.message()).with(refused.headers());
        }
        tell(sessions.peek(), missing);
        if (identity instanceof RequestIdentity.Verified known) {
            return RefusalResponses.program(missing, challenges(known, missing));
        }
        boolean signedIn = sessions.renewed().isPresent();
        return signedIn && missing.stepUp() != null
                ? dependencies.refusals().confirm(request.asked(), request.site(), missing.stepUp())
                : inLanguage(() -> dependencies
                        .refusals()
                        .refuse(
                                request.asked(),
                                request.site(),
                                signedIn,
                                signedIn ? List.of() : challenges(null, missing)));
    }

    /** Tells the observer, and the listeners if a signed-in user asked for something that the user must not do. */
    private void tell(Optional<Session> session, MissingAuthorization missing) {
        if (session.isEmpty()) {
            dependencies.observer().refused(Refusal.NOT_SIGNED_IN);
        } else if (missing.stepUp() != null) {
            dependencies.observer().refused(Refusal.STEP_UP);
        } else {
            dependencies.observer().refused(Refusal.NOT_ALLOWED);
            AuthRequest asked = request.asked();
            AuthEvent denied = new AuthEvent.AccessDenied(session.get().user().id(), asked.method(), asked.path());
            dependencies.endpoints().listeners().tell(denied, asked);
        }
    }

    private List<Header> challenges(RequestIdentity.@Nullable Verified known, MissingAuthorization missing) {
        return dependencies.requests().stream()
                .flatMap(each -> each.challenges(known, missing, request.site()).stream())
                .toList();
    }

    private AuthResponse unavailable(@Nullable String reference) {
        boolean program = request.isFromProgram() || sessions.identity() != null;
        return inLanguage(() -> dependencies.endpoints().unavailable(request.requireSite(), program, reference));
    }

    private AuthResponse inLanguage(Supplier<AuthResponse> answer) {
        return dependencies.languages().during(request.asked(), answer);
    }
}
