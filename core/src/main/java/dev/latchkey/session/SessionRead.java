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
public record SessionRead(
        Optional<Session> session, List<SetCookie> cookies, boolean isChanged, AuthException.@Nullable Fault failure) {

    /** Nobody, and nothing to send. */
    public static final SessionRead NONE = new SessionRead(Optional.empty(), List.of(), false);

    public SessionRead {
        cookies = List.copyOf(cookies);
    }

    SessionRead(Optional<Session> session, List<SetCookie> cookies, boolean isChanged) {
        this(session, cookies, isChanged, null);
    }

    /** The store did not answer: nobody is signed in for this request, and the browser keeps its token. */
    static SessionRead failed(AuthException.Fault failure) {
        return new SessionRead(Optional.empty(), List.of(), false, failure);
    }

    /** Whether somebody is signed in, or that cannot be found out; else another token may say who it is. */
    public boolean isAnswer() {
        return session.isPresent() || failure != null;
    }

    /** This, with other {@code cookies} to send. */
    public SessionRead with(List<SetCookie> cookies) {
        return new SessionRead(session, cookies, isChanged, failure);
    }

    /**
     * This, for a caller that cannot go on without knowing.
     *
     * @throws AuthException.Fault if it is not known
     */
    public SessionRead known() {
        if (failure != null) {
            throw failure;
        }
        return this;
    }
}
