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

/** Reads the session of a request, once, and remembers it in the {@link ExchangeState}. */
final class SessionReading {

    private final ExchangeDependencies dependencies;
    private final ServedRequest request;
    private final ExchangeState state;

    SessionReading(ExchangeDependencies dependencies, ServedRequest request, ExchangeState state) {
        this.dependencies = dependencies;
        this.request = request;
        this.state = state;
    }

    /** Who is signed in, for an answer that may then be for this person alone. */
    Optional<Session> session() {
        Optional<Session> session = renewed();
        state.personal();
        return session;
    }

    /** Who is signed in; a renewed cookie goes out. */
    Optional<Session> renewed() {
        state.asked = true;
        SessionReadResult read = once();
        state.send(state.unsent.getAndSet(List.of()));
        return read.session();
    }

    /** Who is signed in; a renewed cookie waits until somebody asks for {@link #renewed}. */
    Optional<Session> peek() {
        return once().session();
    }

    /** Whether it cannot be found out at the moment who is signed in. */
    boolean isUnknown() {
        return once().failure() != null;
    }

    /** Hands {@code data} to the {@code jwt} callback. */
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

    /** Forgets what was read: the session ends. */
    void end() {
        state.read.set(SessionReadResult.NONE);
        state.unsent.set(List.of());
    }

    /** Whether reading may still wait for something. */
    boolean mayBlock() {
        return state.read.get() == null && mayWait();
    }

    /** Reads the session if that may wait, so that nothing waits afterwards. */
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
