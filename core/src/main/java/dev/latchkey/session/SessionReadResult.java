package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a session.
 *
 * @param cookies the cookies to send, which contain a renewed token or clear an invalid token
 * @param isChanged whether the cookies contain a change of a callback that is kept nowhere else
 * @param failure why it is not known whether there is a session; {@code null} if it is known
 */
public record SessionReadResult(
        Optional<Session> session, List<SetCookie> cookies, boolean isChanged, AuthException.@Nullable Fault failure) {

    /** The result if there is no session, and no cookie to send. */
    public static final SessionReadResult NONE = new SessionReadResult(Optional.empty(), List.of(), false);

    public SessionReadResult {
        cookies = List.copyOf(cookies);
    }

    SessionReadResult(Optional<Session> session, List<SetCookie> cookies, boolean isChanged) {
        this(session, cookies, isChanged, null);
    }

    /** Returns the result if there is a session, and no cookie to send. */
    public static SessionReadResult of(Session session) {
        return new SessionReadResult(Optional.of(session), List.of(), false);
    }

    /**
     * Returns the result if the store did not answer. For this request, there is no session. The browser keeps its
     * token.
     */
    static SessionReadResult failed(AuthException.Fault failure) {
        return new SessionReadResult(Optional.empty(), List.of(), false, failure);
    }

    /**
     * Returns whether the result is final, because there is a session or the store failed. Otherwise another token may
     * identify the user.
     */
    public boolean isAnswer() {
        return session.isPresent() || failure != null;
    }

    /** Returns this result with other {@code cookies} to send. */
    public SessionReadResult with(List<SetCookie> cookies) {
        return new SessionReadResult(session, cookies, isChanged, failure);
    }

    /**
     * Returns this result, for a caller that needs to know whether there is a session.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    public SessionReadResult known() {
        if (failure != null) {
            throw failure;
        }
        return this;
    }
}
