package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a session.
 *
 * @param cookies to send: the renewed token, or the clearing of one that is of no use any more
 * @param isChanged whether they hold what is nowhere else: what a callback has changed
 * @param failure why it is not known whether there is one; {@code null}: it is known
 */
public record SessionReadResult(
        Optional<Session> session, List<SetCookie> cookies, boolean isChanged, AuthException.@Nullable Fault failure) {

    /** Nobody, and nothing to send. */
    public static final SessionReadResult NONE = new SessionReadResult(Optional.empty(), List.of(), false);

    public SessionReadResult {
        cookies = List.copyOf(cookies);
    }

    SessionReadResult(Optional<Session> session, List<SetCookie> cookies, boolean isChanged) {
        this(session, cookies, isChanged, null);
    }

    /** The store did not answer: nobody is signed in for this request, and the browser keeps its token. */
    static SessionReadResult failed(AuthException.Fault failure) {
        return new SessionReadResult(Optional.empty(), List.of(), false, failure);
    }

    /** Whether somebody is signed in, or that cannot be found out; else another token may say who it is. */
    public boolean isAnswer() {
        return session.isPresent() || failure != null;
    }

    /** This, with other {@code cookies} to send. */
    public SessionReadResult with(List<SetCookie> cookies) {
        return new SessionReadResult(session, cookies, isChanged, failure);
    }

    /**
     * This, for a caller that cannot go on without knowing.
     *
     * @throws AuthException.Fault if it is not known
     */
    public SessionReadResult known() {
        if (failure != null) {
            throw failure;
        }
        return this;
    }
}
