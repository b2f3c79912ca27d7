package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.model.Session;
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

    /** Returns whether it is unknown now who is signed in. */
    boolean isUnknown() {
        return once().failure() != null;
    }

    /** Passes {@code data} to the {@code jwt} callback, and returns the updated session. */
    Optional<Session> update(@Nullable Object data) {
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
        return dependencies.sessions().mayBlock() && (dependencies.sessions().mayBlock(cookies()) || bearer() != null);
    }

    private SessionReadResult once() {
        SessionReadResult current = state.read.get();
        if (current != null) {
            return current;
        }
        SessionReadResult read =
                dependencies.sessions().mayBlock() ? dependencies.outside().apply(this::read) : read();
        if (state.read.compareAndSet(null, read)) {
            if (read.isChanged()) {
                state.send(read.cookies());
            } else {
                state.unsent.set(read.cookies());
            }
        }
        return requireNonNull(state.read.get());
    }

    private SessionReadResult read() {
        Site site = request.site();
        if (site == null) {
            return SessionReadResult.NONE;
        }
        SessionStrategy sessions = dependencies.sessions().of(site.origin().isSecure());
        SessionReadResult read = sessions.read(cookies());
        String bearer = bearer();
        return bearer == null || read.isAnswer()
                ? read
                : sessions.readBearer(bearer).with(read.cookies());
    }

    private @Nullable String bearer() {
        AuthRequest now = request.now();
        return dependencies.bearerTokens() ? BearerToken.of(now.headers("Authorization")) : null;
    }

    private RequestCookies cookies() {
        return new RequestCookies(state.sent.over(request.now().headers("Cookie")));
    }
}
