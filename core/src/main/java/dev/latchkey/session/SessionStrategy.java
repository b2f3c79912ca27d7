package dev.latchkey.session;

import dev.latchkey.callback.JwtContext;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.observe.SessionKind;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates, reads and ends sessions, which are kept in the cookie itself or in a store. Applications see no difference.
 */
public sealed interface SessionStrategy permits SealedSessions, StoredSessions {

    /** Returns where the sessions are kept. */
    SessionKind kind();

    /** Returns the session of a request. */
    SessionReadResult read(RequestCookies cookies);

    /**
     * Works like {@link #read}, but always asks the store. An answer that this node has cached may be out of date, so
     * it must not decide whether a change is allowed.
     */
    SessionReadResult readAnew(RequestCookies cookies);

    /**
     * Returns the session of a token that came without a cookie (wire.md#bearer-tokens). Such a session is not renewed,
     * because there is no cookie. The client itself must get a newer token in time.
     */
    SessionReadResult readBearer(String bearer);

    /**
     * Returns the session of the newest valid token, for an open connection. This method renews nothing, so that the
     * connection does not keep a session alive that nobody uses otherwise. It does not call the {@code jwt} callback,
     * because nothing would keep what the callback returns. If the {@code session} callback throws, the result is not
     * known.
     */
    SessionReadResult readUnrenewed(List<String> tokens);

    /**
     * Works like {@link #read}, and passes the browser's update to the {@code jwt} callback
     * (wire.md#updating-a-session).
     */
    SessionReadResult update(RequestCookies cookies, @Nullable Object data);

    /**
     * Returns the session that a sign-in is about to begin, with the claims that the {@code jwt} callback returns and
     * of the kind that its user has chosen; {@code null} if the callback wants no session.
     *
     * @param remembered whether the user has chosen to stay signed in
     * @throws AuthException if the callback threw or removed the subject
     */
    @Nullable
    NewSession prepare(JwtContext signIn, SessionFacts facts, boolean remembered);

    /**
     * Returns the facts of the request's session. They are empty if there is no session.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    SessionFacts facts(RequestCookies cookies);

    /**
     * Begins the session of a user who has signed in (wire.md#beginning-a-session).
     *
     * @param client the client with which the session begins
     * @return the cookies to send
     * @throws AuthException if the store did not answer, or the user is gone
     */
    List<SetCookie> begin(RequestCookies cookies, NewSession session, SessionClient client);

    /**
     * Works like {@link #prepare} and then {@link #begin(RequestCookies, NewSession, SessionClient)}, for a session
     * that lasts.
     *
     * @return the cookies to send; if the callback wants no session, these clear an earlier session
     */
    default List<SetCookie> begin(RequestCookies cookies, JwtContext signIn, SessionClient client, SessionFacts facts) {
        NewSession session = prepare(signIn, facts, true);
        return session == null ? end(cookies).cookies() : begin(cookies, session, client);
    }

    /**
     * Adds newly shown factors to the session of a request. The session gets a new token, so that a token that was
     * stolen earlier does not count as confirmed. The old token of a stored session becomes invalid at once. The old
     * token of a sealed session becomes invalid only if sessions are revocable.
     *
     * @param userId the user who has shown the factors
     * @return the cookies to send
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#SESSION_REQUIRED} if there is no session, or it
     *     belongs to another user
     * @throws AuthException.Fault if the store did not answer; then the session is unchanged
     */
    List<SetCookie> confirm(RequestCookies cookies, String userId, List<Factor> shown);

    /**
     * Ends the session of a request.
     *
     * @throws AuthException.Fault if the store did not answer; then the session has not ended
     */
    EndedSession end(RequestCookies cookies);

    /**
     * Returns the claims of the request's session, without running callbacks; {@code null} if there is no session.
     *
     * @throws AuthException.Fault if the store did not answer
     */
    @Nullable
    Claims peek(RequestCookies cookies);

    /** Returns whether the request has a session cookie, valid or not. */
    boolean isPresent(RequestCookies cookies);

    /** Returns whether {@link #read} may block for this request, on a store or a callback. */
    boolean mayBlock(RequestCookies cookies);

    /** Returns whether {@code #read} may block for any request. */
    boolean mayBlock();
}
