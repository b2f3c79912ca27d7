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
 * @param cookies the cookies to send: a renewed token, or the clearing of an invalid one
 * @param isChanged whether they hold what is nowhere else: what a callback has changed
 * @param failure why it is not known whether there is one; {@code null}: it is known
 */
public record SessionReadResult(
        Optional<Session> session, List<SetCookie> cookies, boolean isChanged, AuthException.@Nullable Fault failure) {

    /** Nobody is signed in, and there is nothing to send. */
    public static final SessionReadResult NONE = new SessionReadResult(Optional.empty(), List.of(), false);

    public SessionReadResult {
        cookies = List.copyOf(cookies);
    }

    SessionReadResult(Optional<Session> session, List<SetCookie> cookies, boolean isChanged) {
        this(session, cookies, isChanged, null);
    }

    /**
     * Returns the result if the store did not answer: nobody is signed in for this request, and the browser keeps its
     * token.
     */
    static SessionReadResult failed(AuthException.Fault failure) {
        return new SessionReadResult(Optional.empty(), List.of(), false, failure);
    }

    /**
     * Returns whether the result is final: somebody is signed in, or the store failed. Otherwise another token may
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
     * Returns this result, for a caller that needs to know it.
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
