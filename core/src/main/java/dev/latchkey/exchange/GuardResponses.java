package dev.latchkey.exchange;

import dev.latchkey.feature.MissingAuthorization;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Explanation;
import dev.latchkey.guard.Guard;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.site.Site;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the guard about a request, and turns the guard's answer into a response. The result is empty if the request may
 * pass.
 */
final class GuardResponses {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final ExchangeState state;
    private final SessionReading sessions;
    private final FailureResponses failures;

    GuardResponses(
            ExchangeDependencies dependencies,
            ServedRequest request,
            ExchangeState state,
            SessionReading sessions,
            FailureResponses failures) {
        this.dependencies = dependencies;
        this.request = request;
        this.state = state;
        this.sessions = sessions;
        this.failures = failures;
    }

    /** Returns the response according to the application's matchers and rule. */
    Optional<AuthResponse> configured() {
        if (!guard().isActive()) {
            return Optional.empty();
        }
        if (request.isAmbiguous()) {
            return Optional.of(failures.ambiguous());
        }
        Answer answer = guard().check(request.now(), sessions::renewed);
        Optional<AuthResponse> response = response(answer);
        return answer.passes() ? response : response.map(refusal -> told(refusal, answer));
    }

    /** Tells a developer why the guard refused: in the log and, on this machine alone, in the response. */
    private AuthResponse told(AuthResponse refusal, Answer answer) {
        if (!dependencies.explainsRefusals() && !LOG.isDebugEnabled()) {
            return refusal;
        }
        boolean signedIn = sessions.peek().isPresent();
        Explanation explanation = explained(guard().explain(request.now(), answer, signedIn));
        LOG.debug("A request is {}", explanation);
        Site site = dependencies.explainsRefusals() ? request.site() : null;
        return site != null && site.origin().isLoopback()
                ? dependencies
                        .languages()
                        .during(request.asked(), () -> dependencies.refusals().explained(refusal, site, explanation))
                : refusal;
    }

    /** Explains what {@link #configured} does. */
    Explanation explain() {
        return explained(guard().explain(request.now(), sessions::peek));
    }

    private Explanation explained(Explanation explanation) {
        boolean unknown = explanation.decision() == Explanation.Decision.REFUSED && sessions.isUnknown();
        return unknown ? Explanation.of(Explanation.Decision.UNKNOWN) : explanation;
    }

    Optional<AuthResponse> of(GuardCallback logic) {
        state.asks(new AskedGuard(null, logic));
        return verdict(logic);
    }

    private Optional<AuthResponse> verdict(GuardCallback logic) {
        if (request.isAmbiguous()) {
            return Optional.of(failures.ambiguous());
        }
        Answer answer = guard().ask(logic, request.now(), sessions.renewed());
        if (answer.passes()) {
            state.passed(logic);
        }
        return response(answer);
    }

    /**
     * Returns the response according to {@code logic}. If {@code matcher} does not cover the path, this method does not
     * read the session.
     */
    Optional<AuthResponse> of(Matcher matcher, GuardCallback logic) {
        state.asks(new AskedGuard(matcher, logic));
        boolean open = !request.isAmbiguous() && !guard().covers(matcher, request.now());
        return open ? Optional.empty() : verdict(logic);
    }

    /** Asks every guard of the application again that was asked before. */
    Optional<AuthResponse> again() {
        for (AskedGuard each : state.guards) {
            Optional<AuthResponse> refusal =
                    each.matcher() == null ? of(each.logic()) : of(each.matcher(), each.logic());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    boolean mayBlock() {
        return guard().mayBlock(request.now()) || (mayWritePage() && guard().mayRefuse(request.now()));
    }

    /** Returns whether code of the application may choose the language of a page or write it. */
    private boolean mayWritePage() {
        return !request.isFromProgram()
                && (dependencies.refusals().hasTemplate()
                        || dependencies.languages().askApplication());
    }

    boolean mayBlock(Matcher matcher) {
        return !request.isAmbiguous() && guard().covers(matcher, request.now());
    }

    private Optional<AuthResponse> response(Answer answer) {
        if (answer.passes()) {
            if (state.asked) {
                state.personal();
            }
            return Optional.empty();
        }
        return answer.response().or(() -> Optional.of(failures.refusal(missing(answer))));
    }

    private static MissingAuthorization missing(Answer answer) {
        return new MissingAuthorization(answer.scopes(), answer.missing().orElse(null));
    }

    private Guard guard() {
        return dependencies.guard();
    }
}
