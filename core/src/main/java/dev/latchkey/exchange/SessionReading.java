package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.feature.RequestIdentity;
import dev.latchkey.model.Session;
import dev.latchkey.observe.SessionKind;
import dev.latchkey.observe.SessionOutcome;
import dev.latchkey.session.SessionReadResult;
import dev.latchkey.session.SessionStrategy;
import dev.latchkey.site.Site;
import dev.latchkey.wire.BearerToken;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the session of a request once, and keeps it in the {@link ExchangeState}. */
final class SessionReading {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final ExchangeState state;

    SessionReading(ExchangeDependencies dependencies, ServedRequest request, ExchangeState state) {
        this.dependencies = dependencies;
        this.request = request;
        this.state = state;
    }

    /** Returns the session, and marks the response as meant for this user only. */
    Optional<Session> session() {
        Optional<Session> session = renewed();
        state.personal();
        return session;
    }

    /** Returns the session, and adds a renewed cookie to the response. */
    Optional<Session> renewed() {
        state.asked = true;
        SessionReadResult read = once();
        state.send(state.unsent.getAndSet(List.of()));
        return read.session();
    }

    /** Returns the session. A renewed cookie is not added to the response before a call of {@link #renewed}. */
    Optional<Session> peek() {
        return once().session();
    }

    /** Returns what the request proves without its cookies; {@code null} if it proves nothing. */
    @Nullable
    RequestIdentity identity() {
        once();
        return state.identity.known();
    }

    /** Returns whether it is unknown now who is signed in. */
    boolean isUnknown() {
        return once().failure() != null;
    }

    /** Returns whether the cookies do not count, because a page of another origin opens a WebSocket. */
    boolean isForeign() {
        return once().session().isEmpty() && state.isForeign;
    }

    /**
     * Passes {@code data} to the {@code jwt} callback, and returns the updated session.
     *
     * @throws AuthException.Refused {@link ErrorCode#SESSION_REQUIRED} if the request is from a program with another
     *     proof, or opens a WebSocket for a page of another origin
     */
    Optional<Session> update(@Nullable Object data) {
        if (identity() != null) {
            throw new AuthException.Refused(
                    ErrorCode.SESSION_REQUIRED, "a request with an access token has no session to update");
        }
        if (state.isForeign) {
            throw new AuthException.Refused(
                    ErrorCode.SESSION_REQUIRED, "the cookies of a page of another origin have no session to update");
        }
        SessionReadResult updated = dependencies
                .sessions()
                .of(request.requireSite().origin().isSecure())
                .update(cookies(), data)
                .known();
        state.send(updated.cookies());
        state.read.set(updated);
        state.unsent.set(List.of());
        return updated.session();
    }

    /** Removes the session that was read, because the session ends. */
    void end() {
        state.read.set(SessionReadResult.NONE);
        state.unsent.set(List.of());
    }

    /** Returns whether reading the session may still block. */
    boolean mayBlock() {
        return state.read.get() == null && mayWait();
    }

    /** Reads the session if reading may block, so that nothing blocks afterwards. */
    void settle() {
        if (mayWait()) {
            once();
        }
    }

    private boolean mayWait() {
        for (RequestAuthentication each : dependencies.requests()) {
            if (each.mayBlock(request.asked())) {
                return true;
            }
        }
        return dependencies.sessions().mayBlock() && (dependencies.sessions().mayBlock(cookies()) || bearer() != null);
    }

    private SessionReadResult once() {
        SessionReadResult current = state.read.get();
        if (current != null) {
            return current;
        }
        boolean runsCallbacks =
                dependencies.sessions().mayBlock() || !dependencies.requests().isEmpty();
        SessionReadResult read = runsCallbacks ? dependencies.outside().apply(this::read) : read();
        if (state.read.compareAndSet(null, read)) {
            dependencies.observer().sessionRead(kind(), outcome(read));
            if (read.isChanged()) {
                state.send(read.cookies());
            } else {
                state.unsent.set(read.cookies());
            }
            if (state.identity.known() instanceof RequestIdentity.Verified known) {
                state.tell(known.headers());
            }
        }
        return requireNonNull(state.read.get());
    }

    private SessionKind kind() {
        return state.identity.known() == null ? dependencies.sessions().kind() : SessionKind.ACCESS_TOKEN;
    }

    private static SessionOutcome outcome(SessionReadResult read) {
        if (read.session().isPresent()) {
            return SessionOutcome.SIGNED_IN;
        }
        return read.failure() == null ? SessionOutcome.ANONYMOUS : SessionOutcome.UNKNOWN;
    }

    private SessionReadResult read() {
        Site site = request.site();
        if (site == null) {
            return SessionReadResult.NONE;
        }
        String bearer = bearer();
        if (bearer == null) {
            Optional<RequestIdentity> identity = state.identity.read(dependencies, request.asked(), site);
            if (identity.isPresent()) {
                return result(identity.get());
            }
        }
        SessionStrategy sessions = dependencies.sessions().of(site.origin().isSecure());
        RequestCookies cookies = cookies();
        if (sessions.isPresent(cookies) && dependencies.socketOrigins().isForeign(request.asked(), site)) {
            state.isForeign = true;
            return bearer == null ? SessionReadResult.NONE : sessions.readBearer(bearer);
        }
        SessionReadResult read = sessions.read(cookies);
        return bearer == null || read.isAnswer()
                ? read
                : sessions.readBearer(bearer).with(read.cookies());
    }

    static SessionReadResult result(RequestIdentity identity) {
        if (identity instanceof RequestIdentity.Verified known) {
            return SessionReadResult.of(known.session());
        }
        return identity instanceof RequestIdentity.Unknown unknown
                ? new SessionReadResult(Optional.empty(), List.of(), false, unknown.failure())
                : SessionReadResult.NONE;
    }

    /**
     * Returns the token of one of our own sessions, if the application accepts such tokens. A signed JWT is none, so it
     * is an access token where the application accepts those too.
     */
    private @Nullable String bearer() {
        if (!dependencies.bearerTokens()) {
            return null;
        }
        String token = BearerToken.of(request.now().headers("Authorization"));
        boolean foreign = token != null && !dependencies.requests().isEmpty() && BearerToken.isSignedJwt(token);
        return foreign ? null : token;
    }

    private RequestCookies cookies() {
        return new RequestCookies(state.sent.over(request.now().headers("Cookie")));
    }
}
