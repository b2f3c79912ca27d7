package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.guard.Explanation;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.model.Session;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.watch.OpenedConnection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of {@code AuthExchange}, which the application calls, and of {@code AdapterExchange}, which the adapter
 * calls. Those classes document each method.
 */
public final class RequestExchange {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final ExchangeState state;
    private final SessionReading sessions;
    private final FailureResponses failures;
    private final GuardResponses guard;

    public RequestExchange(ExchangeDependencies dependencies, AuthRequest request, ResponseHeaders headers) {
        this(
                dependencies,
                new ServedRequest(
                        request,
                        request,
                        dependencies.publicUrl(),
                        dependencies.madeEndpoints(),
                        dependencies.failures()),
                new ExchangeState(headers, dependencies.watches().moment()));
    }

    private RequestExchange(ExchangeDependencies dependencies, ServedRequest request, ExchangeState state) {
        this.dependencies = requireNonNull(dependencies, "dependencies"); // a data binder may pass null
        this.request = requireNonNull(request, "request");
        this.state = requireNonNull(state, "state");
        this.sessions = new SessionReading(dependencies, request, state);
        this.failures = new FailureResponses(dependencies, request, sessions);
        this.guard = new GuardResponses(dependencies, request, state, sessions, failures);
    }

    public RequestExchange dispatched(AuthRequest to) {
        return new RequestExchange(dependencies, request.dispatched(to), state);
    }

    public void addSignOutCookies() {
        state.addSignOutCookies();
    }

    /** Returns the request to which a filter has changed this one; empty if the guard sees no difference. */
    public Optional<AuthRequest> changed(AuthRequest now) {
        return request.isServedAs(now) ? Optional.empty() : Optional.of(ChangedRequest.of(request.now(), now));
    }

    public AuthRequest request() {
        return request.now();
    }

    public boolean isEndpoint() {
        return request.isEndpoint();
    }

    public boolean mayBlock() {
        return isEndpoint() || guard.mayBlock() || sessions.mayBlock();
    }

    public boolean mayBlock(Matcher matcher) {
        return guard.mayBlock(matcher);
    }

    public Optional<AuthResponse> answer() {
        return isEndpoint() ? Optional.of(endpoint()) : guard.configured();
    }

    public Optional<AuthResponse> settle() {
        Optional<AuthResponse> answer = answer();
        if (answer.isEmpty()) {
            sessions.settle();
        }
        return answer;
    }

    public Optional<AuthResponse> answerAgain() {
        return settle().or(guard::again);
    }

    public Optional<AuthResponse> guard(GuardCallback logic) {
        return guard.of(logic);
    }

    public Optional<AuthResponse> guard(Matcher matcher, GuardCallback logic) {
        return guard.of(matcher, logic);
    }

    /** Explains what {@link #answer} does. No cookie is added to the response. */
    public Explanation explain() {
        return isEndpoint() ? Explanation.of(Explanation.Decision.ENDPOINT) : guard.explain();
    }

    public AuthResponse refusal() {
        return failures.refusal();
    }

    public Optional<AuthResponse> answerTo(Throwable thrown) {
        return failures.to(thrown);
    }

    public Optional<Session> session() {
        return sessions.session();
    }

    public Optional<Session> peek() {
        return sessions.peek();
    }

    public Optional<Session> update(@Nullable Object data) {
        return sessions.update(data);
    }

    /** Returns what watches the connection that this request opens; {@code null} if nobody is signed in. */
    public @Nullable OpenedConnection opened() {
        return sessions.peek()
                .map(session -> dependencies
                        .watches()
                        .opening(
                                session.user().id(),
                                session.id().isEmpty() && session.grant().isEmpty(),
                                HandshakeQuestion.of(dependencies, request, state, session),
                                state.moment))
                .orElse(null);
    }

    public AuthResponse signIn(String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return forms().signIn(provider, redirectTo, fields);
    }

    public AuthResponse signOut(@Nullable SignOutScope scope, @Nullable String redirectTo) {
        return forms().signOut(scope, redirectTo);
    }

    public String csrfToken() {
        return forms().csrfToken();
    }

    private AuthResponse endpoint() {
        try {
            return dependencies.endpoints().handle(request.now(), request.requireSite());
        } catch (AuthException e) {
            dependencies.failures().tell(e);
            return dependencies
                    .languages()
                    .during(
                            request.now(),
                            () -> dependencies.refusals().withoutSite(request.now(), FailureLog.isRefusal(e)));
        }
    }

    private ProgrammaticSignIn forms() {
        return new ProgrammaticSignIn(dependencies, request, state, sessions);
    }
}
